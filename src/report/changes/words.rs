//! Changes in words: the title of what changed, its values, and a cluster's changes in a sentence.

use crate::analysis::agenda;
use crate::analysis::changes::{ChangeFigures, ChangedField, Postponement};
use crate::dates::date::iso;
use crate::model::{EntryRef, Field, Kind, Portfolio, Value};
use crate::query::address::case_number;
use crate::text;

/// What changed, by its title.
pub(crate) fn title(portfolio: &Portfolio, change: &ChangedField) -> String {
    match (change.entry, change.kind) {
        (Some(found), Some(Kind::Cluster | Kind::FileHeader | Kind::RuleSettings)) => {
            let file = portfolio.file(found.roadmap);
            file.name().to_owned()
        }
        (Some(found), _) => {
            let title = agenda::title(portfolio, found);
            if title.is_empty() {
                change.item.clone()
            } else {
                title
            }
        }
        (None, _) => change
            .former_title
            .clone()
            .unwrap_or_else(|| change.item.clone()),
    }
}

/// A value of a field as people read it; of a whole entry what it is called.
pub(crate) fn value(field: Option<&Field>, value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Table(pairs)) => {
            let named = ["title", "name", "role", "text", "zone", "year"];
            let found = named
                .iter()
                .find_map(|key| pairs.iter().find(|(known, _)| known == key));
            found.map(|(_, value)| value.plain()).unwrap_or_default()
        }
        Some(other) => Field::shown_of(field, other),
    }
}

/// The case number of a feedback.
pub(crate) fn case_of(portfolio: &Portfolio, found: EntryRef) -> String {
    let feedback = portfolio.file(found.roadmap).feedback.get(found.index);
    let id = feedback.map_or("", |one| one.id.as_str());
    case_number(id).unwrap_or_else(|| id.to_owned())
}

/// The field that a change is of, where its kind is known.
pub(crate) fn field_of(change: &ChangedField) -> Option<&'static Field> {
    change.kind?.field(&change.field)
}

/// A cluster's changes in a sentence.
pub(crate) fn summary(figures: &ChangeFigures) -> String {
    let mut parts = Vec::new();
    let mut counted = |count: usize, one: &str, several: &str| match count {
        0 => {}
        many => parts.push(text::count(many, one, several)),
    };
    counted(figures.done, "milestone done", "milestones done");
    counted(figures.added, "entry added", "entries added");
    counted(figures.dropped, "dropped or removed", "dropped or removed");
    counted(figures.rebaselined, "baseline moved", "baselines moved");
    counted(figures.levels, "new assessment", "new assessments");
    parts.extend(moved(&figures.postponed, "postponed"));
    parts.extend(moved(&figures.brought_forward, "brought forward"));
    if figures.received + figures.answered > 0 {
        parts.push(format!(
            "{} feedback received, {} answered",
            figures.received, figures.answered
        ));
    }
    if figures.without_reason > 0 {
        parts.push(format!(
            "{} without a reason in the log",
            figures.without_reason
        ));
    }
    match parts.is_empty() {
        true => "Nothing changed.".to_owned(),
        false => format!("{}.", parts.join("; ")),
    }
}

/// `4 postponed by 212 days in all: 120 by procurement (SIMTEL), 92 by utility`.
fn moved(moved: &Postponement, word: &str) -> Option<String> {
    if moved.milestones == 0 {
        return None;
    }
    let reasons = moved
        .reasons
        .iter()
        .filter(|reason| reason.days != 0)
        .map(|reason| {
            let code = reason.code.as_deref().unwrap_or("no reason given");
            let organisation = reason.organisation.as_ref();
            let organisation = organisation
                .map(|name| format!(" ({name})"))
                .unwrap_or_default();
            // Of moves that went the other way the number is told with its sign.
            let days = match (moved.days < 0) == (reason.days < 0) {
                true => reason.days.abs().to_string(),
                false => format!("\u{2212}{}", reason.days.abs()),
            };
            format!("{days} by {code}{organisation}")
        });
    Some(format!(
        "{} {word} by {} days in all: {}",
        moved.milestones,
        moved.days.abs(),
        reasons.collect::<Vec<_>>().join(", ")
    ))
}

/// The columns of a change for programs.
pub(crate) fn row_headings() -> [&'static str; 18] {
    [
        "roadmap",
        "kind",
        "id",
        "title",
        "category",
        "field",
        "on",
        "from",
        "to",
        "days",
        "code",
        "why",
        "by",
        "approved_by",
        "ref",
        "feedback",
        "owner",
        "lacks_reason",
    ]
}

/// A change as a row for programs: ISO dates, ids, nothing shortened.
pub(crate) fn change_row(portfolio: &Portfolio, change: &ChangedField) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let plain_value = |value: &Option<Value>| value.as_ref().map(Value::plain).unwrap_or_default();
    let feedback: Vec<String> = change
        .feedback
        .iter()
        .map(|one| feedback_id(portfolio, *one))
        .collect();
    let owner = change
        .owner
        .map(|owner| agenda_owner(portfolio, owner))
        .unwrap_or_default();
    vec![
        portfolio.file(change.roadmap).id.clone(),
        change.kind.map_or("", Kind::key).to_owned(),
        change.item.clone(),
        title(portfolio, change),
        change.category.word().to_owned(),
        change.field.clone(),
        iso(change.on),
        plain_value(&change.from),
        plain_value(&change.to),
        change.days.map(|days| days.to_string()).unwrap_or_default(),
        text(&change.code),
        text(&change.why),
        text(&change.by),
        text(&change.approved_by),
        text(&change.reference),
        feedback.join(" "),
        owner,
        change.lacks_reason.to_string(),
    ]
}

/// The id of a feedback.
pub(crate) fn feedback_id(portfolio: &Portfolio, found: EntryRef) -> String {
    let feedback = portfolio.file(found.roadmap).feedback.get(found.index);
    feedback.map(|one| one.id.to_string()).unwrap_or_default()
}

/// The office of an owner.
pub(crate) fn agenda_owner(portfolio: &Portfolio, owner: EntryRef) -> String {
    let owner = portfolio.file(owner.roadmap).owners.get(owner.index);
    owner.map(crate::model::Owner::office).unwrap_or_default()
}
