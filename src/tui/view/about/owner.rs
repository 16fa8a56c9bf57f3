//! The text about an owner: the office and who holds it, since when and until when, and all that hangs on it.

use super::super::widget::doc::Doc;
use super::super::widget::paint::{data, own};
use super::super::widget::words;
use super::flags;
use crate::roadmap::choice::{Choice, Status};
use crate::roadmap::date::{date, day, plain};
use crate::roadmap::{Found, Kind, Owner, Reference};
use crate::tui::model::{Key, Model};

/// How many entries of one kind are named.
const NAMED: usize = 12;

/// Writes the text about an owner.
pub fn write(model: &Model, doc: &mut Doc<'_>, key: &Key, found: Found) {
    let file = model.known.folder.portfolio.file(found.roadmap);
    let Some(owner) = file.owners.get(found.index) else {
        return;
    };
    let theme = &model.theme;
    doc.text(&owner.office(), theme.heading);
    let group = owner
        .group
        .map(|group| format!("{} {} ", group.word().replace('-', " "), theme.signs.dot));
    doc.line(vec![
        own(group.unwrap_or_default(), theme.quiet),
        data(&key.address(), theme.quiet),
    ]);
    flags::write(model, doc, key);
    doc.gap();
    who(model, doc, found, owner);
    holds(model, doc, found);
    if let Some(notes) = &owner.notes {
        doc.heading("Notes");
        doc.text(notes, theme.text);
    }
}

fn who(model: &Model, doc: &mut Doc<'_>, found: Found, owner: &Owner) {
    let theme = &model.theme;
    for (label, text) in [("person", &owner.person), ("contact", &owner.contact)] {
        if let Some(text) = text {
            doc.pair(label, words::private(model, text, false));
        }
    }
    let today = day(model.known.today());
    match (owner.since, owner.until) {
        (None, None) => doc.pair_in("in post", "not said", theme.quiet),
        (since, until) => {
            let since = since.map(|since| format!("since {}", plain(since)));
            let style = if until.is_some_and(|until| day(until) < today) {
                theme.error
            } else {
                theme.text
            };
            let until = until.map(|until| format!("until {}", words::dated(until, today)));
            let parts: Vec<String> = [since, until].into_iter().flatten().collect();
            doc.pair_in("in post", &parts.join(", "), style);
        }
    }
    let office =
        |reference: &Reference| match model.known.resolve(found.roadmap, reference, Kind::Owner) {
            Some(other) => words::office_of(&model.known, other),
            None => reference.to_string(),
        };
    match &owner.deputy {
        Some(deputy) => doc.pair("deputy", &office(deputy)),
        None => doc.pair_in("deputy", "none", theme.quiet),
    }
    if let Some(above) = &owner.reports_to {
        doc.pair("reports to", &office(above));
    }
}

/// All that is open of this owner, in every roadmap.
fn holds(model: &Model, doc: &mut Doc<'_>, owner: Found) {
    let (known, theme) = (&model.known, &model.theme);
    let portfolio = &known.folder.portfolio;
    let all = known.held(owner);
    doc.gap();
    if all.is_empty() {
        return doc.text("Nothing is open of this owner.", theme.quiet);
    }
    let hand = model.keymap.label(crate::tui::action::Action::Owner);
    doc.text(
        &format!(
            "{} open; {hand} hands all of it to another owner",
            all.len()
        ),
        theme.quiet,
    );
    let mut heading = None;
    let mut told = 0;
    for found in all {
        if heading != Some((found.roadmap, found.kind)) {
            heading = Some((found.roadmap, found.kind));
            told = 0;
            let here = model.place.roadmap() == Some(portfolio.file(found.roadmap).id.as_str());
            let kind = match found.kind {
                Kind::Feedback => "to answer".to_owned(),
                kind => kind.plural().to_owned(),
            };
            doc.heading(&match here {
                true => kind,
                false => format!("{kind}, {}", portfolio.file(found.roadmap).name()),
            });
        }
        told += 1;
        if told == NAMED + 1 {
            let of = |other: &&Found| heading == Some((other.roadmap, other.kind));
            let rest = all.iter().filter(of).count() - NAMED;
            doc.text(&format!("  and {rest} more"), theme.quiet);
        }
        if told <= NAMED {
            one(model, doc, *found);
        }
    }
}

fn one(model: &Model, doc: &mut Doc<'_>, found: Found) {
    let theme = &model.theme;
    let Some(entry) = model.known.entry(found) else {
        return;
    };
    let today = day(model.known.today());
    let text = |key: &str| entry.value(key).map(|value| value.plain());
    let (sign, style, when, title) = match (found.kind, found.roadmap) {
        (Kind::Milestone, Some(at)) => {
            let milestone = &model.known.folder.portfolio.roadmaps[at].milestones[found.index];
            let expected = model
                .known
                .plan
                .outlook(at, found.index)
                .and_then(|one| one.expected);
            let (sign, style) = words::status(model, milestone.status.unwrap_or(Status::Planned));
            (sign, style, expected, text("title"))
        }
        (Kind::Feedback, _) => {
            let on = entry.value("on").and_then(|on| on.as_date()).map(day);
            let case = crate::query::address::case_number(entry.id());
            let age =
                on.map(|on| format!("{}, {} d old", case.clone().unwrap_or_default(), today - on));
            (theme.signs.dot, theme.text, on, age.or(case))
        }
        _ => {
            let due = entry.value("due").or_else(|| entry.value("review_by"));
            let due = due.and_then(|due| due.as_date()).map(day);
            (
                theme.signs.dot,
                theme.text,
                due,
                text("text").or_else(|| text("name")),
            )
        }
    };
    let late = found.kind != Kind::Feedback && when.is_some_and(|when| when < today);
    let when = when.map(|when| plain(date(when))).unwrap_or_default();
    doc.line(vec![
        own(format!("  {sign} "), style),
        own(
            format!("{}  ", crate::text::fit_right(&when, 11)),
            if late { theme.error } else { theme.quiet },
        ),
        data(&title.unwrap_or_else(|| entry.id().to_owned()), theme.text),
    ]);
}
