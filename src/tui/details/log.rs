//! The text about what the log holds: in a line, and in full.

use crate::dates::date::{day, plain};
use crate::model::choice::{RiskState, WordEnum};
use crate::model::{
    Change, Confirmation, EntryRef, Field, Kind, Reference, ReferenceTarget, Review, Roadmap, Value,
};
use crate::tui::app::Model;
use crate::tui::details::words;
use crate::tui::details::{entry, feedback};
use crate::tui::state::display_name::of_value;
use crate::tui::state::log;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// Whether this module writes about that kind.
pub(crate) fn tells(kind: Kind) -> bool {
    log::SORTS.contains(&kind)
}

fn file(model: &Model, found: EntryRef) -> &Roadmap {
    model.snapshot.folder.portfolio.file(found.roadmap)
}

/// What sort of record it is, in a word; of a risk what it is.
pub(crate) fn sort(model: &Model, found: EntryRef) -> &'static str {
    let risk = match found.kind {
        Kind::Risk => file(model, found).risks.get(found.index),
        _ => None,
    };
    risk.and_then(|risk| risk.kind)
        .map_or(found.kind.key(), WordEnum::word)
}

/// What it is about, in a few words.
pub(crate) fn about(model: &Model, found: EntryRef) -> String {
    let file = file(model, found);
    let name = |one: &Reference| words::named(model, found.roadmap, ReferenceTarget::Logged, one);
    let several = |all: &[Reference]| match all {
        [] => String::new(),
        [one] => name(one),
        [one, rest @ ..] => format!("+{} {}", rest.len(), name(one)),
    };
    let text = match found.kind {
        Kind::Change => file
            .changes
            .get(found.index)
            .and_then(|one| one.item.as_ref())
            .map(name),
        Kind::Confirmation => file
            .confirmations
            .get(found.index)
            .map(|one| several(&one.items)),
        Kind::Decision => file
            .decisions
            .get(found.index)
            .map(|one| several(&one.about)),
        Kind::Risk => file.risks.get(found.index).map(|one| several(&one.about)),
        _ => None,
    };
    text.unwrap_or_default()
}

/// Whether it is settled, and stands back.
pub(crate) fn rests(model: &Model, found: EntryRef) -> bool {
    let file = file(model, found);
    match found.kind {
        Kind::Decision => file
            .decisions
            .get(found.index)
            .is_some_and(|one| one.done.is_some()),
        Kind::Risk => {
            let state = file.risks.get(found.index).and_then(|one| one.state);
            state == Some(RiskState::Closed)
        }
        _ => false,
    }
}

/// All of it on one line.
pub(crate) fn brief(model: &Model, found: EntryRef) -> String {
    let file = file(model, found);
    let at = found.index;
    let brief = match found.kind {
        Kind::Change => file.changes.get(at).map(|change| {
            let what = what(model, file, change);
            let reason = reason(change);
            match reason.is_empty() {
                true => what,
                false => format!("{what}  {reason}"),
            }
        }),
        Kind::Confirmation => file
            .confirmations
            .get(at)
            .map(|one| confirmed(model, found, one)),
        Kind::Review => file.reviews.get(at).map(|one| {
            let kind = one.kind.map_or("review", WordEnum::word);
            let note = one.note.as_deref().unwrap_or_default();
            let words: Vec<&str> = note.split_whitespace().collect();
            format!("{kind}: {}", words.join(" "))
        }),
        Kind::Decision => file.decisions.get(at).map(|one| {
            let due = one.due.filter(|_| one.done.is_none());
            let due = due.map(|due| format!("  (due {})", plain(due)));
            let text = one.text.as_deref().unwrap_or_default();
            format!("{text}{}", due.unwrap_or_default())
        }),
        _ => file.risks.get(at).map(|one| {
            let state = one.state.filter(|state| *state != RiskState::Open);
            let described = Kind::Risk.field("state");
            let said = |state: RiskState| {
                described.map_or(state.word(), |field| field.said_word(state.word()))
            };
            let state = state.map(|state| format!("{}: ", said(state)));
            let state = state.unwrap_or_default();
            format!("{state}{}", one.text.as_deref().unwrap_or_default())
        }),
    };
    brief.unwrap_or_default()
}

fn confirmed(model: &Model, found: EntryRef, one: &Confirmation) -> String {
    let owner = one.said_by.as_ref();
    let office =
        owner.map(|owner| words::named(model, found.roadmap, ReferenceTarget::Owner, owner));
    let by = office.map(|office| format!(", said {office}"));
    let channel = one.channel.map(|channel| format!(" by {channel}"));
    format!(
        "no change{}{}",
        by.unwrap_or_default(),
        channel.unwrap_or_default()
    )
}

/// What a change did: the key, from and to; values of persons are hidden while presenting.
pub(crate) fn what(model: &Model, file: &Roadmap, change: &Change) -> String {
    let field = change.field.as_deref().unwrap_or("?");
    if field == "added" && change.from.is_some() {
        return "settled what two people added".to_owned();
    }
    if matches!(field, "added" | "removed") {
        return field.to_owned();
    }
    let shown = !log::is_personal(file, change);
    let kind = change.item.as_deref().and_then(|item| file.find(item));
    let described = kind.and_then(|(kind, _)| file.field(kind, field));
    let from = model.snapshot.position(&file.id);
    let value = |value: &Option<Value>| match value {
        Some(date @ Value::Date(_)) => Field::shown_of(described, date),
        Some(value) => {
            let values = of_value(&model.snapshot, from, described, value, model.present);
            words::private(model, &values.join("; "), shown).to_owned()
        }
        None => model.theme.signs.nothing.into(),
    };
    format!(
        "{} {} {} {}",
        Field::words_of(described, field),
        value(&change.from),
        model.theme.signs.arrow,
        value(&change.to)
    )
}

/// Why, as far as it was said: the reason category and the explanation.
pub(crate) fn reason(change: &Change) -> String {
    let code = change.code.as_deref().unwrap_or_default();
    let why = change.why.as_deref().unwrap_or_default();
    match (code, why) {
        (code, "") => code.to_owned(),
        ("", why) => why.to_owned(),
        (code, why) => format!("{code}: {why}"),
    }
}

/// What stands for the reason of a change: its category, its explanation, or both.
fn reason_label(change: &Change) -> &'static str {
    match change.code {
        Some(_) => "reason category",
        None => "explanation",
    }
}

/// Writes the text about it.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, found: EntryRef) {
    let file = file(model, found);
    let at = found.index;
    match found.kind {
        Kind::Change => {
            if let Some(change) = file.changes.get(at) {
                write_change(model, doc, file, change);
            }
        }
        Kind::Confirmation => {
            if let Some(one) = file.confirmations.get(at) {
                write_confirmation(model, doc, found, one);
            }
        }
        Kind::Review => {
            if let Some(one) = file.reviews.get(at) {
                write_review(model, doc, found, one);
            }
        }
        _ => {
            if let Some(key) = model.snapshot.key(found) {
                entry::write(model, doc, &key, found);
            }
        }
    }
    led_by(model, doc, found);
}

fn head(
    model: &Model,
    doc: &mut RichText<'_>,
    title: &str,
    found_on: Option<crate::model::Date>,
    sort: &str,
) {
    let theme = &model.theme;
    doc.text(title, theme.heading);
    let on = found_on.map(|on| words::dated(on, day(model.snapshot.today())));
    let mut line = vec![own(sort.to_owned(), theme.quiet)];
    if let Some(on) = on {
        line.push(own(format!(" {} {on}", theme.signs.dot), theme.quiet));
    }
    doc.line(line);
    doc.gap();
}

fn write_change(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, change: &Change) {
    let theme = &model.theme;
    let item = change.item.as_deref().unwrap_or_default();
    let entry = file.find(item).and_then(|(kind, at)| file.entry(kind, at));
    let shown = entry.is_none_or(|entry| !matches!(entry.kind(), Kind::Feedback));
    let title = entry.and_then(|entry| entry.title());
    let title = title.map_or_else(|| item.to_owned(), |title| title.plain());
    head(
        model,
        doc,
        words::private(model, &title, shown),
        change.on,
        "change",
    );
    doc.text(&what(model, file, change), theme.text);
    if let (Some(from), Some(to)) = (
        change.from.as_ref().and_then(Value::as_date),
        change.to.as_ref().and_then(Value::as_date),
    ) {
        let days = day(to) - day(from);
        let style = match days > 0 {
            true => theme.warning,
            false => theme.text,
        };
        doc.text(&words::slip(days), style);
    }
    doc.gap();
    let pair = |doc: &mut RichText<'_>, label: &str, text: Option<&str>, shown: bool| {
        if let Some(text) = text {
            doc.pair(label, words::private(model, text, shown));
        }
    };
    let reason = reason(change);
    pair(
        doc,
        reason_label(change),
        Some(reason.as_str()).filter(|text| !text.is_empty()),
        true,
    );
    pair(doc, "approved by", change.approved_by.as_deref(), false);
    pair(doc, "minute or letter", change.reference.as_deref(), true);
    pair(doc, "by", change.by.as_deref(), false);
    pair(doc, "recorded", change.recorded.map(plain).as_deref(), true);
    if let Some(value) = change
        .from
        .as_ref()
        .filter(|_| change.field.as_deref() == Some("removed"))
    {
        pair(doc, "it was", Some(&value.plain()), false);
    }
    since(model, doc, file, change);
}

/// What stands now, where that is no longer what the change gave.
fn since(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, change: &Change) {
    let (Some(item), Some(field)) = (change.item.as_deref(), change.field.as_deref()) else {
        return;
    };
    let entry = file.find(item).and_then(|(kind, at)| file.entry(kind, at));
    let Some(described) = entry.and_then(|entry| entry.kind().field(field)) else {
        return;
    };
    let now = entry.and_then(|entry| entry.value(field));
    if now == change.to {
        return;
    }
    let text = match &now {
        Some(value) => described.shown(value),
        None => "nothing".into(),
    };
    doc.pair("now", words::private(model, &text, !described.personal));
}

fn write_confirmation(model: &Model, doc: &mut RichText<'_>, found: EntryRef, one: &Confirmation) {
    head(model, doc, "Confirmed: no change", one.on, "confirmation");
    doc.text(&confirmed(model, found, one), model.theme.text);
    if let Some(by) = &one.by {
        doc.pair("by", words::private(model, by, false));
    }
    doc.heading("What was confirmed");
    let file = file(model, found);
    for item in &one.items {
        let milestone = model.snapshot.resolve(found.roadmap, item, Kind::Milestone);
        let milestone = milestone.filter(|at| at.roadmap == found.roadmap);
        let milestone = milestone.and_then(|at| file.milestones.get(at.index));
        let title = milestone.and_then(|one| one.title.as_deref());
        doc.line(vec![
            own(format!("{} ", model.theme.signs.mark), model.theme.good),
            data(title.unwrap_or(item), model.theme.text),
        ]);
    }
}

fn write_review(model: &Model, doc: &mut RichText<'_>, found: EntryRef, one: &Review) {
    let kind = one.kind.map_or("", WordEnum::word);
    let title = match kind {
        "" => "Review".to_owned(),
        kind => format!("Review, {kind}"),
    };
    head(model, doc, &title, one.on, "review");
    if let Some(health) = one.health {
        let (sign, style) = words::health(model, health);
        doc.pair_in("judged", &format!("{sign} {health}"), style);
    }
    if let Some(by) = &one.by {
        doc.pair("by", words::private(model, by, false));
    }
    if !one.attended.is_empty() {
        let names: Vec<String> = one
            .attended
            .iter()
            .map(|who| attended(model, found, who))
            .collect();
        doc.pair("attended", &names.join(", "));
    }
    if let Some(note) = &one.note {
        doc.gap();
        doc.text(note, model.theme.text);
    }
}

/// Who was there: an owner by office; anybody else is a name, and hidden while presenting.
fn attended(model: &Model, found: EntryRef, who: &Reference) -> String {
    match model.snapshot.resolve(found.roadmap, who, Kind::Owner) {
        Some(owner) => words::office_of(&model.snapshot, owner),
        None => words::private(model, who, false).to_owned(),
    }
}

/// The feedback behind it.
fn led_by(model: &Model, doc: &mut RichText<'_>, found: EntryRef) {
    let file = file(model, found);
    let all = log::feedback(file, found.kind, found.index);
    if all.is_empty() {
        return;
    }
    doc.heading("What led to it");
    for one in all {
        let theme = &model.theme;
        let remark = model.snapshot.resolve(found.roadmap, one, Kind::Feedback);
        let remark = remark.and_then(|at| {
            model
                .snapshot
                .folder
                .portfolio
                .file(at.roadmap)
                .feedback
                .get(at.index)
        });
        let Some(remark) = remark else {
            doc.text(&format!("{one}: not there any more"), theme.quiet);
            continue;
        };
        let text = words::quotation(model, remark);
        let lead = format!("{} ", feedback::case(&remark.id));
        doc.hanging(&lead, theme.key, text, theme.text);
    }
    let key = model.keymap.label(crate::commands::Command::Follow);
    doc.line(vec![
        own(key, model.theme.key),
        own(" goes to it, Esc comes back", model.theme.quiet),
    ]);
}

/// What the log says of a feedback: the changes and decisions that name it.
pub(crate) fn came_of(model: &Model, doc: &mut RichText<'_>, remark: EntryRef) {
    let file = file(model, remark);
    let Some(id) = file.feedback.get(remark.index).map(|one| &one.id) else {
        return;
    };
    let names = |kind: Kind, index: usize| {
        let mut all = log::feedback(file, kind, index).into_iter();
        all.any(|one| one.rsplit('/').next() == Some(id.as_str()))
    };
    let all = [Kind::Change, Kind::Decision].into_iter().flat_map(|kind| {
        let places = 0..file.count(kind);
        places.map(move |index| (kind, index))
    });
    let led: Vec<_> = all.filter(|(kind, index)| names(*kind, *index)).collect();
    if led.is_empty() {
        return;
    }
    doc.heading("What came of it in the roadmap");
    for (kind, index) in led {
        let found = EntryRef {
            kind,
            index,
            ..remark
        };
        let on = log::on(file, kind, index).map(plain).unwrap_or_default();
        let text = format!(
            "{} {}: {}",
            sort(model, found),
            about(model, found),
            brief(model, found)
        );
        let lead = crate::text::pad(&on, 12);
        doc.hanging(&lead, model.theme.quiet, &text, model.theme.text);
    }
    let key = model.keymap.label(crate::commands::Command::Follow);
    doc.line(vec![
        own(key, model.theme.key),
        own(" goes to it in the log", model.theme.quiet),
    ]);
}
