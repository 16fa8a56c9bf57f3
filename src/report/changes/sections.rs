//! What changed, as sections of a document.

use std::collections::BTreeMap;

use super::words::{agenda_owner, case_of, field_of, summary, title, value};
use crate::analysis::changes::{ChangedField, Changes, ClusterChanges, DaysMoved};
use crate::model::{EntryRef, Field, Portfolio};
use crate::report::document::{
    DocBlock, DocSection, DocTable, DocText, paragraph, says, section, stresses, wrote,
};
use crate::report::messages::Messages;

/// By what changes are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeGrouping {
    /// By the cluster.
    Cluster,
    /// By the reason category.
    Code,
    /// By the owner.
    Owner,
    /// By the feedback that led to them.
    Feedback,
}

/// Everything that changed, put together as asked, with the totals before it.
pub(crate) fn sections(
    portfolio: &Portfolio,
    changes: &Changes,
    grouping: ChangeGrouping,
    messages: &Messages,
) -> Vec<DocSection> {
    let mut sections: Vec<DocSection> = totals_section(portfolio, changes, messages)
        .into_iter()
        .collect();
    if grouping == ChangeGrouping::Cluster {
        let clusters = changes.clusters.iter();
        sections.extend(clusters.map(|one| cluster_section(portfolio, one, changes, messages)));
        return sections;
    }
    let mut groups: BTreeMap<String, Vec<&ChangedField>> = BTreeMap::new();
    for change in changes.clusters.iter().flat_map(|cluster| &cluster.changes) {
        for name in group_names(portfolio, change, grouping, messages) {
            groups.entry(name).or_default().push(change);
        }
    }
    let group = |(index, (name, changes)): (usize, (String, Vec<&ChangedField>))| {
        section(
            format!("group-{index}"),
            name,
            change_list(portfolio, &changes, true, messages),
        )
    };
    sections.extend(groups.into_iter().enumerate().map(group));
    sections
}

fn group_names(
    portfolio: &Portfolio,
    change: &ChangedField,
    grouping: ChangeGrouping,
    messages: &Messages,
) -> Vec<String> {
    match grouping {
        ChangeGrouping::Code => vec![
            change
                .code
                .clone()
                .unwrap_or_else(|| messages.text("no-reason")),
        ],
        ChangeGrouping::Owner => vec![change.owner.map_or_else(
            || messages.text("nobody"),
            |owner| agenda_owner(portfolio, owner),
        )],
        ChangeGrouping::Feedback if change.feedback.is_empty() => vec![messages.text("none")],
        ChangeGrouping::Feedback => change
            .feedback
            .iter()
            .map(|one| feedback_name(portfolio, *one))
            .collect(),
        ChangeGrouping::Cluster => vec![portfolio.file(change.roadmap).name().to_owned()],
    }
}

fn feedback_name(portfolio: &Portfolio, found: EntryRef) -> String {
    let words = crate::analysis::agenda::title(portfolio, found);
    format!("{} {words}", case_of(portfolio, found))
}

/// Days moved over all clusters; `None` where no date moved.
pub(crate) fn totals_section(
    portfolio: &Portfolio,
    changes: &Changes,
    messages: &Messages,
) -> Option<DocSection> {
    let totals = &changes.totals;
    if totals.all.moves == 0 {
        return None;
    }
    let code = |code: &Option<String>| code.clone().unwrap_or_else(|| messages.text("no-reason"));
    let owner = |owner: &Option<String>| owner.clone().unwrap_or_else(|| messages.text("nobody"));
    let feedback = |found: &Option<EntryRef>| {
        found.map_or_else(
            || messages.text("none"),
            |found| feedback_name(portfolio, found),
        )
    };
    let mut blocks = vec![
        totals_table("days-by-reason", "reason", &totals.by_code, code, messages),
        totals_table(
            "days-by-owner",
            "organisation",
            &totals.by_owner,
            owner,
            messages,
        ),
    ];
    if totals.by_feedback.iter().any(|(found, _)| found.is_some()) {
        blocks.push(totals_table(
            "days-by-feedback",
            "feedback",
            &totals.by_feedback,
            feedback,
            messages,
        ));
    }
    Some(section(
        "days-moved",
        messages.text("days-by-reason"),
        blocks,
    ))
}

fn totals_table<K>(
    caption: &str,
    first: &str,
    groups: &[(K, DaysMoved)],
    name: impl Fn(&K) -> String,
    messages: &Messages,
) -> DocBlock {
    let number = |id: &str| format!(">{}", messages.text(id));
    let columns = [
        messages.text(first),
        number("moves"),
        number("later"),
        number("earlier"),
    ];
    let mut table = DocTable::new(messages.text(caption), &columns);
    for (key, days) in groups {
        table.row([
            name(key),
            days.moves.to_string(),
            days.later.to_string(),
            days.earlier.to_string(),
        ]);
    }
    DocBlock::Table(table)
}

/// What changed in one cluster.
pub(crate) fn cluster_section(
    portfolio: &Portfolio,
    cluster: &ClusterChanges,
    changes: &Changes,
    messages: &Messages,
) -> DocSection {
    let roadmap = &portfolio.roadmaps[cluster.roadmap];
    let mut blocks = vec![DocBlock::Paragraph {
        text: vec![stresses(summary(&cluster.figures))],
    }];
    if let Some(since) = cluster.since {
        let range = [
            ("from", messages.date(since)),
            ("to", messages.date(changes.until)),
        ];
        blocks.insert(0, paragraph(messages.with("changed-since", &range)));
    }
    let all: Vec<&ChangedField> = cluster.changes.iter().collect();
    blocks.extend(change_list(portfolio, &all, false, messages));
    if !cluster.unlogged.is_empty() {
        let item = |(index, fields): &(usize, Vec<&'static str>)| {
            let milestone = &roadmap.milestones[*index];
            let title = milestone
                .title
                .clone()
                .map_or_else(|| milestone.id.to_string(), String::from);
            vec![
                wrote(title),
                says(format!(
                    ": {} changed by hand, not in the log",
                    fields.join(", ")
                )),
            ]
        };
        blocks.push(DocBlock::List {
            items: cluster.unlogged.iter().map(item).collect(),
        });
    }
    section(format!("changes-{}", roadmap.id), roadmap.name(), blocks)
}

/// The changes by the title of their entries, each entry with its changes below.
fn change_list(
    portfolio: &Portfolio,
    changes: &[&ChangedField],
    names_cluster: bool,
    messages: &Messages,
) -> Vec<DocBlock> {
    let mut entries: Vec<((Option<usize>, &str), Vec<&ChangedField>)> = Vec::new();
    for &change in changes {
        let key = (change.roadmap, change.item.as_str());
        match entries.iter_mut().find(|(known, _)| *known == key) {
            Some((_, own)) => own.push(change),
            None => entries.push((key, vec![change])),
        }
    }
    let mut blocks = Vec::new();
    for (_, own) in entries {
        let Some(first) = own.first() else { continue };
        let mut heading = title(portfolio, first);
        if names_cluster {
            heading = format!("{heading} ({})", portfolio.file(first.roadmap).name());
        }
        blocks.push(DocBlock::Heading { text: heading });
        let items = own
            .iter()
            .map(|change| change_item(portfolio, change, messages));
        blocks.push(DocBlock::List {
            items: items.collect(),
        });
    }
    blocks
}

/// `2026-08-01 forecast: 30 Jul 2026 → 27 Nov 2026, 120 days later. procurement: held at customs. By …`.
fn change_item(portfolio: &Portfolio, change: &ChangedField, messages: &Messages) -> Vec<DocText> {
    let arrow = if messages.is_right_to_left() {
        "\u{2190}"
    } else {
        "\u{2192}"
    };
    let field = field_of(change);
    let mut item = vec![says(format!(
        "{}: {}",
        messages.date(change.on),
        Field::words_of(field, &change.field)
    ))];
    let (from, to) = (
        value(field, change.from.as_ref()),
        value(field, change.to.as_ref()),
    );
    if !from.is_empty() {
        item.extend([says(" "), wrote(from)]);
    }
    if !(to.is_empty() && matches!(change.field.as_str(), "added" | "removed")) {
        item.push(says(format!(" {arrow} ")));
        item.push(if to.is_empty() {
            says(messages.text("none"))
        } else {
            wrote(to)
        });
    }
    match change.days.filter(|days| *days != 0) {
        Some(days) if days > 0 => item.push(says(format!(", {days} days later"))),
        Some(days) => item.push(says(format!(", {} days earlier", -days))),
        None => {}
    }
    item.push(says(". "));
    match (&change.code, &change.why) {
        (Some(code), Some(why)) => item.extend([
            stresses(code.clone()),
            says(": "),
            wrote(why.clone()),
            says(". "),
        ]),
        (Some(one), None) | (None, Some(one)) => item.extend([wrote(one.clone()), says(". ")]),
        (None, None) if change.lacks_reason => {
            item.extend([stresses(messages.text("no-reason")), says(". ")]);
        }
        (None, None) => {}
    }
    item.extend(people(portfolio, change, messages));
    item
}

fn people(portfolio: &Portfolio, change: &ChangedField, messages: &Messages) -> Vec<DocText> {
    let mut item = Vec::new();
    let mut told = |label: &str, words: String| {
        item.extend([
            says(format!("{}: ", messages.text(label))),
            wrote(words),
            says(". "),
        ]);
    };
    if let Some(by) = &change.by {
        told("who", by.clone());
    }
    let approval = [change.approved_by.clone(), change.reference.clone()];
    let approval: Vec<String> = approval.into_iter().flatten().collect();
    if !approval.is_empty() {
        told("approval", approval.join(", "));
    }
    let feedback: Vec<String> = change
        .feedback
        .iter()
        .map(|one| feedback_name(portfolio, *one))
        .collect();
    if !feedback.is_empty() {
        told("led-by", feedback.join("; "));
    }
    item
}
