//! The text about a roadmap as a whole: why its letters are what they are, and its numbers.

use super::super::widget::doc::Doc;
use super::super::widget::words;
use super::flags;
use crate::health::{Flag, Group, Rule, Severity};
use crate::roadmap::date::{date, day, plain};
use crate::tui::model::{Key, Model};

/// Writes the text about a roadmap.
pub fn write(model: &Model, doc: &mut Doc<'_>, id: &str) {
    let known = &model.known;
    let Some(file) = known.roadmap(id) else {
        return;
    };
    doc.text(file.name(), model.theme.heading);
    let place = [&file.cluster.place, &file.cluster.sector];
    let place: Vec<&str> = place.iter().filter_map(|text| text.as_deref()).collect();
    if !place.is_empty() {
        doc.text(&place.join(" · "), model.theme.quiet);
    }
    doc.gap();
    letters(model, doc, id);
    flags::write(model, doc, &Key::Roadmap(id.to_owned()));
    doc.gap();
    numbers(model, doc, id);
}

/// The three letters, each with its because.
pub fn letters(model: &Model, doc: &mut Doc<'_>, id: &str) {
    let Some(at) = model.known.position(id) else {
        return;
    };
    let letters = &model.known.health.roadmaps[at].letters;
    for group in [Group::Dates, Group::Upkeep, Group::Loop] {
        let Some(health) = letters.of(group) else {
            continue;
        };
        let (sign, style) = words::health(model, health);
        let lead = format!("{}{sign} ", crate::text::fit(group.word(), 8));
        doc.hanging(&lead, style, &because(model, id, group), model.theme.text);
    }
    let to_mend = model.known.health.roadmaps[at].to_mend;
    if to_mend > 0 {
        doc.hanging(
            "file    ",
            model.theme.quiet,
            &format!("{to_mend} to mend in the file"),
            model.theme.text,
        );
    }
}

/// What makes a letter what it is: how many entries by which rules, the worst first.
pub fn because(model: &Model, id: &str, group: Group) -> String {
    let mut counts: Vec<(Rule, usize, Option<i64>)> = Vec::new();
    let flags = model.known.health.flags.iter();
    let colours = |flag: &&Flag| flag.severity < Severity::Notice && flag.rule.group() == group;
    for flag in flags.filter(|flag| *flag.roadmap == *id).filter(colours) {
        match counts.iter_mut().find(|(rule, ..)| *rule == flag.rule) {
            Some((_, count, days)) => {
                *count += 1;
                *days = (*days).max(flag.days);
            }
            None => counts.push((flag.rule, 1, flag.days)),
        }
    }
    if counts.is_empty() {
        return match group {
            Group::Dates => "every date holds".into(),
            Group::Upkeep => "everything was heard of in time".into(),
            _ => "everything said is answered in time".into(),
        };
    }
    let words = counts.iter().map(|(rule, count, days)| {
        let days = days.map(|days| match count {
            1 => format!(" ({days} d)"),
            _ => format!(" (up to {days} d)"),
        });
        format!("{count} {}{}", rule.id(), days.unwrap_or_default())
    });
    words.collect::<Vec<_>>().join(", ")
}

fn numbers(model: &Model, doc: &mut Doc<'_>, id: &str) {
    let known = &model.known;
    let Some(at) = known.position(id) else {
        return;
    };
    let (summary, today) = (&known.summaries[at], day(known.today()));
    let file = &known.folder.portfolio.roadmaps[at];
    doc.pair(
        "milestones",
        &format!(
            "{} open, {} done, {} dropped; {} of {} due are done",
            summary.open, summary.done, summary.dropped, summary.due_done, summary.due
        ),
    );
    for (row, place) in summary.next.iter().take(3).enumerate() {
        let milestone = &file.milestones[*place];
        let expected = known.plan.outlook(at, *place).and_then(|one| one.expected);
        let when = expected.map_or("no date".into(), |day| {
            format!("{} ({})", plain(date(day)), words::away(day, today))
        });
        let title = milestone.title.as_deref().unwrap_or(&milestone.id);
        doc.pair(
            if row == 0 { "next" } else { "" },
            &format!("{when} {title}"),
        );
    }
    let oldest = summary
        .oldest_unanswered
        .map(|days| format!(", the oldest said {days} d ago"));
    doc.pair(
        "feedback",
        &format!(
            "{} open, {} unanswered{}",
            summary.feedback_open,
            summary.unanswered,
            oldest.unwrap_or_default()
        ),
    );
    match summary.reviewed {
        Some(days) => doc.pair("review", &format!("the last one {days} d ago")),
        None => doc.pair("review", "none yet"),
    }
}
