//! Themes of feedback and policy coverage as sections of a document, and as JSON.

use serde_json::{Value as Json, json};

use super::document::{
    DocBlock, DocSection, DocTable, DocText, paragraph, says, section, stresses, wrote,
};
use super::messages::Messages;
use crate::analysis::agenda::title;
use crate::analysis::coverage::{COVERAGE_SOURCE, PolicyCoverage};
use crate::analysis::themes::{FeedbackTheme, ThemeKey};
use crate::dates::date::{date, iso};
use crate::model::{EntryRef, Portfolio};
use crate::query::address::{address_of, case_number};

/// The themes, a heading each; `None` where there is none.
pub(crate) fn themes_section(
    portfolio: &Portfolio,
    themes: &[FeedbackTheme],
    messages: &Messages,
) -> Option<DocSection> {
    if themes.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    for theme in themes {
        blocks.push(DocBlock::Heading {
            text: name(theme, messages),
        });
        blocks.push(DocBlock::Paragraph {
            text: figures(theme, messages),
        });
        let item = |found: &EntryRef| remark(portfolio, *found);
        blocks.push(DocBlock::List {
            items: theme.remarks.iter().map(item).collect(),
        });
        if theme.waiting.len() > 1 {
            let all = theme.waiting.iter().map(|found| case(portfolio, *found));
            let values = [("cases", all.collect::<Vec<_>>().join(" "))];
            blocks.push(paragraph(messages.with("theme-one-answer", &values)));
        }
    }
    Some(section("themes", messages.text("themes"), blocks))
}

fn name(theme: &FeedbackTheme, messages: &Messages) -> String {
    match &theme.key {
        ThemeKey::Tag(tag) => format!("{}: {tag}", messages.text("tag")),
        ThemeKey::Words(words) => {
            format!("{}: {}", messages.text("like-wording"), words.join(", "))
        }
    }
}

fn figures(theme: &FeedbackTheme, messages: &Messages) -> Vec<DocText> {
    let day = |day: i64| messages.date(date(day));
    let values = [
        ("remarks", theme.remarks.len().to_string()),
        ("clusters", theme.clusters.len().to_string()),
        ("waiting", theme.waiting.len().to_string()),
        ("answered", theme.answered.len().to_string()),
        (
            "from",
            theme.span.map(|span| day(span.0)).unwrap_or_default(),
        ),
        ("to", theme.span.map(|span| day(span.1)).unwrap_or_default()),
    ];
    let mut text = vec![says(messages.with("theme-figures", &values))];
    if theme.is_common {
        text.extend([says(" "), stresses(messages.text("theme-common"))]);
    }
    if let Some(organisation) = &theme.organisation {
        text.extend([
            says(format!(" {}: ", messages.text("theme-organisation"))),
            wrote(organisation.clone()),
            says("."),
        ]);
    }
    text
}

fn case(portfolio: &Portfolio, found: EntryRef) -> String {
    let one = portfolio.file(found.roadmap).feedback.get(found.index);
    let id = one.map_or("", |one| one.id.as_str());
    case_number(id).unwrap_or_else(|| id.to_owned())
}

/// `Q2MX (Fans): problem … → the answer that was given`.
fn remark(portfolio: &Portfolio, found: EntryRef) -> Vec<DocText> {
    let file = portfolio.file(found.roadmap);
    let mut text = vec![
        stresses(case(portfolio, found)),
        says(" ("),
        wrote(file.name()),
        says("): "),
        wrote(title(portfolio, found)),
    ];
    let answer = file
        .feedback
        .get(found.index)
        .and_then(|one| one.answer.clone());
    if let Some(answer) = answer {
        text.extend([says(" \u{2013} "), wrote(answer)]);
    }
    text
}

/// The stressed policies of each cluster and what serves them; `None` where no cluster names its sector group.
pub(crate) fn coverage_section(
    portfolio: &Portfolio,
    coverage: &[PolicyCoverage],
    messages: &Messages,
) -> Option<DocSection> {
    if coverage.is_empty() {
        return None;
    }
    let columns = [
        messages.text("cluster"),
        messages.text("stressed-policy"),
        messages.text("served-by"),
    ];
    let mut table = DocTable::new(messages.text("policy-coverage"), &columns);
    for one in coverage {
        let served = one.served_by.iter().map(|found| {
            let name = title(portfolio, *found);
            match name.is_empty() {
                true => address_of(portfolio, *found),
                false => name,
            }
        });
        let served: Vec<String> = served.collect();
        table.row([
            portfolio.roadmaps[one.roadmap].name().to_owned(),
            one.policy.text.to_owned(),
            match served.is_empty() {
                true => messages.text("served-by-nothing"),
                false => served.join("; "),
            },
        ]);
    }
    let source = format!("{}: {COVERAGE_SOURCE}.", messages.text("source"));
    Some(section(
        "policy-coverage",
        messages.text("policy-coverage"),
        vec![DocBlock::Table(table), paragraph(source)],
    ))
}

/// The themes and the coverage for programs.
pub(crate) fn json(
    portfolio: &Portfolio,
    themes: &[FeedbackTheme],
    coverage: &[PolicyCoverage],
) -> Json {
    let all = |found: &[EntryRef]| -> Vec<String> {
        found
            .iter()
            .map(|found| address_of(portfolio, *found))
            .collect()
    };
    let theme = |one: &FeedbackTheme| {
        let (tag, words) = match &one.key {
            ThemeKey::Tag(tag) => (Some(tag), None),
            ThemeKey::Words(words) => (None, Some(words)),
        };
        let clusters = one
            .clusters
            .iter()
            .map(|place| &portfolio.roadmaps[*place].id);
        json!({
            "tag": tag, "words": words, "remarks": all(&one.remarks), "clusters": clusters.collect::<Vec<_>>(),
            "first": one.span.map(|span| iso(date(span.0))), "last": one.span.map(|span| iso(date(span.1))),
            "common": one.is_common, "waiting": all(&one.waiting), "answered": all(&one.answered),
            "organisation": one.organisation,
        })
    };
    let served = |one: &PolicyCoverage| {
        json!({
            "roadmap": portfolio.roadmaps[one.roadmap].id, "policy": one.policy.id, "text": one.policy.text,
            "served_by": all(&one.served_by), "source": COVERAGE_SOURCE,
        })
    };
    json!({
        "themes": themes.iter().map(theme).collect::<Vec<_>>(),
        "policy_coverage": coverage.iter().map(served).collect::<Vec<_>>(),
    })
}
