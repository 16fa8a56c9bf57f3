//! The text about a roadmap as a whole: why its letters are what they are, and its numbers.

use crate::dates::date::{date, day, plain};
use crate::health::{Flag, Rule, RuleGroup, Severity};
use crate::model::Roadmap;
use crate::text;
use crate::tui::app::{Model, RowId};
use crate::tui::details::entry;
use crate::tui::details::flags;
use crate::tui::details::past;
use crate::tui::details::words;
use crate::tui::state::summary::Summary;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// Writes the text about a roadmap.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, id: &str) {
    let Some(file) = model.snapshot.roadmap(id) else {
        return unread(model, doc, id);
    };
    doc.text(file.name(), model.theme.heading);
    head(doc, file);
    doc.gap();
    letters(model, doc, id);
    doc.gap();
    next(model, doc, id);
    clock(model, doc, id);
    past::of_roadmap(model, doc, id);
    off(model, doc, id);
    doc.gap();
    flags::write(model, doc, &RowId::Roadmap(id.to_owned()));
    doc.gap();
    about(model, doc, file);
}

/// What the file says of the cluster beyond its head.
pub(crate) fn about(model: &Model, doc: &mut RichText<'_>, file: &Roadmap) {
    let told = ["name", "place", "sector", "summary"];
    let from = model.snapshot.position(&file.id);
    entry::others(model, doc, from, &file.cluster, &told);
    if let Some(summary) = &file.cluster.summary {
        doc.heading("About the cluster");
        doc.text(summary, model.theme.text);
    }
}

/// Where the cluster is and what it makes.
pub(crate) fn head(doc: &mut RichText<'_>, file: &Roadmap) {
    let facts = [&file.cluster.sector, &file.cluster.place];
    let facts: Vec<&str> = facts.iter().filter_map(|text| text.as_deref()).collect();
    if !facts.is_empty() {
        doc.text(&facts.join(", "), doc.theme.quiet);
    }
}

/// The three letters, each with its reasons on one line.
pub(crate) fn letters(model: &Model, doc: &mut RichText<'_>, id: &str) {
    let Some(at) = model.snapshot.position(id) else {
        return;
    };
    let letters = &model.snapshot.health.roadmaps[at].letters;
    for group in [RuleGroup::Schedule, RuleGroup::Updates, RuleGroup::Feedback] {
        let Some(health) = letters.of(group) else {
            continue;
        };
        let (sign, style) = words::health(model, health);
        let lead = format!("{}{sign} ", text::pad(group.word(), 9));
        let room = doc.columns.saturating_sub(text::width(&lead));
        let reason = grade_reasons(model, id, group, room);
        doc.line(vec![own(lead, style), own(reason, model.theme.text)]);
    }
    let to_mend = model.snapshot.health.roadmaps[at].to_mend;
    if to_mend > 0 {
        let lead = own(text::pad("file", 9), model.theme.quiet);
        doc.line(vec![
            lead,
            own(
                format!(
                    "   {} in the file",
                    text::count(to_mend, "problem", "problems")
                ),
                model.theme.text,
            ),
        ]);
    }
}

/// What makes a letter what it is: how many entries by which rules, the worst first; those without room are
/// counted.
pub(crate) fn grade_reasons(model: &Model, id: &str, group: RuleGroup, columns: usize) -> String {
    let counts = counts(model, id, group);
    if counts.is_empty() {
        return match group {
            RuleGroup::Schedule => "on schedule".into(),
            RuleGroup::Updates => "all updated in time".into(),
            _ => "all feedback answered in time".into(),
        };
    }
    let mut reason = String::new();
    for (at, (rule, count, days)) in counts.iter().enumerate() {
        let days = days.map(|days| match count {
            1 => format!(" ({days} d)"),
            _ => format!(" (up to {days} d)"),
        });
        let comma = if at > 0 { ", " } else { "" };
        let part = format!(
            "{comma}{count} {}{}",
            rule.title(),
            days.unwrap_or_default()
        );
        let rest = counts.len() - at;
        let kept = if rest > 1 { 8 } else { 0 };
        if at > 0 && text::width(&reason) + text::width(&part) + kept > columns {
            reason.push_str(&format!(", {rest} more"));
            break;
        }
        reason.push_str(&part);
    }
    reason
}

/// The rules that colour a letter, each with how many entries it holds of and the most days.
fn counts(model: &Model, id: &str, group: RuleGroup) -> Vec<(Rule, usize, Option<i64>)> {
    let mut counts: Vec<(Rule, usize, Option<i64>)> = Vec::new();
    let colours = |flag: &&Flag| flag.severity < Severity::Notice && flag.rule.group() == group;
    for flag in model.snapshot.flags_in(id).filter(colours) {
        match counts.iter_mut().find(|(rule, ..)| *rule == flag.rule) {
            Some((_, count, days)) => {
                *count += 1;
                *days = (*days).max(flag.shown_days());
            }
            None => counts.push((flag.rule, 1, flag.shown_days())),
        }
    }
    counts
}

/// What comes next.
fn next(model: &Model, doc: &mut RichText<'_>, id: &str) {
    let snapshot = &model.snapshot;
    let Some(at) = snapshot.position(id) else {
        return;
    };
    let today = day(snapshot.today());
    let file = &snapshot.folder.portfolio.roadmaps[at];
    for (row, place) in snapshot.summaries[at].next.iter().take(3).enumerate() {
        let milestone = &file.milestones[*place];
        let expected = snapshot
            .plan
            .outlook(at, *place)
            .and_then(|one| one.expected);
        let when = expected.map_or("no date".into(), |day| {
            format!("{} ({})", plain(date(day)), words::away(day, today))
        });
        let title = milestone.title.as_deref().unwrap_or(&milestone.id);
        let late = expected.is_some_and(|day| day < today);
        let style = if late {
            model.theme.error
        } else {
            model.theme.text
        };
        let label = if row == 0 { "next" } else { "" };
        let whole = format!("{when}  {title}");
        if doc.label_columns() + text::width(&whole) > doc.columns {
            doc.pair_in(label, &whole, style);
            continue;
        }
        let spans = vec![
            own(format!("{when}  "), style),
            data(title, model.theme.text),
        ];
        doc.pair_spans(label, spans);
    }
}

/// The numbers of milestones, feedback and reviews.
pub(crate) fn clock(model: &Model, doc: &mut RichText<'_>, id: &str) {
    let snapshot = &model.snapshot;
    let Some(at) = snapshot.position(id) else {
        return;
    };
    let (summary, figures) = (
        &snapshot.summaries[at],
        &snapshot.health.roadmaps[at].feedback,
    );
    doc.pair("milestones", &milestones(summary));
    let mut parts = vec![match figures.waiting {
        0 => "none open".to_owned(),
        open => format!("{open} open"),
    }];
    if summary.unanswered > 0 {
        let oldest = summary
            .oldest_unanswered
            .map(|days| format!(", the oldest for {days} d"));
        parts.push(format!(
            "{} unanswered{}",
            summary.unanswered,
            oldest.unwrap_or_default()
        ));
    }
    if let Some(days) = figures.median_days_to_answer {
        parts.push(format!("answered in {days:.0} d"));
    }
    doc.pair("feedback", &parts.join("; "));
    match summary.reviewed {
        Some(0) => doc.pair("review", "the last one today"),
        Some(days) => doc.pair("review", &format!("the last one {days} d ago")),
        None => doc.pair("review", "none yet"),
    }
}

/// How many milestones are open, done, dropped, and done of those due.
fn milestones(summary: &Summary) -> String {
    let dropped = match summary.dropped {
        0 => String::new(),
        dropped => format!(", {dropped} dropped"),
    };
    let due = match summary.due {
        0 => "none due yet".to_owned(),
        due => format!("{} of {due} due are done", summary.due_done),
    };
    format!(
        "{} open, {} done{dropped}; {due}",
        summary.open, summary.done
    )
}

/// Why a file could not be read, and where to mend it.
fn unread(model: &Model, doc: &mut RichText<'_>, id: &str) {
    let theme = &model.theme;
    let Some(file) = model.snapshot.folder.file(id) else {
        return;
    };
    doc.text(&file.name, theme.heading);
    doc.gap();
    for problem in &file.problems {
        let at = match (problem.line, problem.column) {
            (Some(line), Some(column)) => format!("line {line}, column {column}: "),
            _ => String::new(),
        };
        doc.text(&format!("{at}{}", problem.message), theme.error);
        if let Some(source) = &problem.source_line {
            doc.line(vec![own("  ", theme.quiet), data(source, theme.text)]);
        }
    }
    doc.gap();
    let editor = model.keymap.label(crate::commands::Command::Editor);
    doc.text(
        &format!("{editor} opens it in your editor; it is read again by itself"),
        theme.quiet,
    );
}

/// The rules that are off here: what is not raised must not look as if it were well.
pub(crate) fn off(model: &Model, doc: &mut RichText<'_>, id: &str) {
    let Some(at) = model.snapshot.position(id) else {
        return;
    };
    let rules: Vec<&str> = model.snapshot.health.roadmaps[at]
        .off
        .rules()
        .map(|rule| rule.title())
        .collect();
    if !rules.is_empty() {
        doc.pair_in("rules off", &rules.join(", "), model.theme.warning);
    }
}
