//! The loop: what was said, acknowledged, answered, told, and opened again.

use super::entry::{add, withhold};
use super::other_kind;
use crate::dates::date::iso;
use crate::edit::change::{EntryPath, NewEntry};
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::records::is_withheld_key;
use crate::model::{Date, EntryRef, Feedback, Kind, Value};

/// What reopening takes away.
pub(crate) const HANDLING: [&str; 9] = [
    "acknowledged",
    "answered",
    "answered_by",
    "outcome",
    "answer",
    "told",
    "satisfied",
    "acted",
    "acted_how",
];

/// What erasing takes away; the text gives way to a line that says so.
pub(crate) const ERASED: [&str; 5] = ["who", "place", "text", "answer", "quotable"];

/// How the text of an erased feedback begins.
const ERASED_ON: &str = "(erased on ";

/// Whether a text is what stands instead of one that was erased.
pub(crate) fn is_erased(text: &str) -> bool {
    text.starts_with(ERASED_ON) && text.ends_with(')')
}

/// Records a feedback. `random` gives lower-case letters and digits.
///
/// # Errors
/// Something required is missing, or a value does not fit.
pub(crate) fn record(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    new: NewEntry,
    mut random: impl FnMut(usize) -> String,
) -> Result<EntryPath, EditError> {
    let actor = transaction.actor();
    let mut new = new;
    if new.value("on").is_none() {
        new = new.with("on", Value::Date(actor.on));
    }
    let on = new.value("on").and_then(Value::as_date).unwrap_or(actor.on);
    let is_sensitive = new.value("sensitive") == Some(&Value::Truth(true));
    if !is_sensitive {
        let said = new
            .value("text")
            .and_then(Value::as_text)
            .unwrap_or_default();
        if said.trim().is_empty() {
            return Err(EditError::new(
                "what was said is missing",
                "write it down word for word, in any language",
            ));
        }
        if new.value("by").is_none() {
            new = new.text("by", &actor.by);
        }
    }
    if new.value("id").is_none() {
        let id = format!("f-{}-{}", iso(on).replace('-', ""), random(8));
        new = new.text("id", id);
    }
    add(transaction, file, new, &ChangeReason::default(), random)
}

/// Records that something sensitive was referred to an office: the day and the office, nothing else.
///
/// # Errors
/// The office is not named.
pub(crate) fn refer(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    office: &str,
    random: impl FnMut(usize) -> String,
) -> Result<EntryPath, EditError> {
    if office.trim().is_empty() {
        return Err(EditError::new(
            "the office is missing",
            "say to which office it was referred",
        ));
    }
    let new = NewEntry::of(Kind::Feedback)
        .with("sensitive", Value::Truth(true))
        .text("referred_to", office);
    record(transaction, file, new, random)
}

/// The one who spoke knows that it arrived.
///
/// # Errors
/// It was acknowledged already.
pub(crate) fn acknowledge(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
) -> Result<(), EditError> {
    let feedback = plain(transaction, found)?;
    if feedback.acknowledged.is_some() {
        return Err(EditError::new(
            format!("{} is acknowledged already", feedback.id),
            "",
        ));
    }
    let today = Value::Date(transaction.actor().on);
    transaction.set(
        found,
        &[("acknowledged", Some(today))],
        &ChangeReason::default(),
    )
}

/// An answer, and what was decided.
///
/// # Errors
/// The answer or outcome is missing, or it was answered already.
pub(crate) fn answer(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    outcome: &str,
    text: &str,
) -> Result<(), EditError> {
    let feedback = plain(transaction, found)?;
    if feedback.answered.is_some() {
        return Err(EditError::new(
            format!("{} is answered already", feedback.id),
            "open it again first (reopen) if the answer does not hold",
        ));
    }
    if text.trim().is_empty() {
        return Err(EditError::new(
            "the answer is missing",
            "write what the one who spoke should hear",
        ));
    }
    let actor = transaction.actor();
    let assignments = [
        ("answered", Some(Value::Date(actor.on))),
        ("answered_by", Some(Value::Text(actor.by.clone()))),
        ("outcome", Some(Value::Text(outcome.into()))),
        ("answer", Some(Value::Text(text.into()))),
    ];
    transaction.set(found, &assignments, &ChangeReason::default())
}

/// The speaker was told the answer.
///
/// # Errors
/// It is not answered yet.
pub(crate) fn tell(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    satisfied: Option<bool>,
) -> Result<(), EditError> {
    let feedback = plain(transaction, found)?;
    if feedback.answered.is_none() {
        return Err(EditError::new(
            format!("{} is not answered yet", feedback.id),
            "answer it first",
        ));
    }
    let told = feedback.told.unwrap_or(transaction.actor().on);
    let mut assignments = vec![("told", Some(Value::Date(told)))];
    if let Some(satisfied) = satisfied {
        assignments.push(("satisfied", Some(Value::Truth(satisfied))));
    }
    transaction.set(found, &assignments, &ChangeReason::default())
}

/// What was done about it outside the roadmap. What was noted before stays above it.
///
/// # Errors
/// It is not said what was done, or the day is still to come.
pub(crate) fn follow_up(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    on: Date,
    how: &str,
) -> Result<(), EditError> {
    let feedback = plain(transaction, found)?;
    not_ahead(transaction, on)?;
    let how = how.trim();
    if how.is_empty() {
        return Err(EditError::new(
            "what was done is missing",
            "say in a few words what was done about it",
        ));
    }
    let before = feedback.acted_how.as_deref().map(str::trim);
    let how = match before.filter(|before| !before.is_empty()) {
        Some(before) => format!("{before}\n{how}"),
        None => how.to_owned(),
    };
    let assignments = [
        ("acted", Some(Value::Date(on))),
        ("acted_how", Some(Value::Text(how))),
    ];
    transaction.set(found, &assignments, &ChangeReason::default())
}

/// The office to which a sensitive feedback was referred has confirmed that it has it.
///
/// # Errors
/// It was not referred, it is confirmed already, or the day is still to come.
pub(crate) fn confirm_referral(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    on: Date,
) -> Result<(), EditError> {
    let feedback = feedback(transaction, found)?;
    if feedback.sensitive != Some(true) {
        return Err(EditError::new(
            format!("{} was not referred to another office", feedback.id),
            "answer it here",
        ));
    }
    if let Some(confirmed) = feedback.referral_confirmed {
        return Err(EditError::new(
            format!(
                "{} was confirmed already, on {}",
                feedback.id,
                iso(confirmed)
            ),
            "",
        ));
    }
    not_ahead(transaction, on)?;
    let assignments = [("referral_confirmed", Some(Value::Date(on)))];
    transaction.set(found, &assignments, &ChangeReason::default())
}

/// # Errors
/// The day is still to come.
fn not_ahead(transaction: &Transaction<'_>, on: Date) -> Result<(), EditError> {
    let today = transaction.actor().on;
    if on <= today {
        return Ok(());
    }
    Err(EditError::new(
        format!(
            "{} is still to come: the status date is {}",
            iso(on),
            iso(today)
        ),
        "give the day on which it happened",
    ))
}

/// Opens it again: the handling goes, each piece logged, and the count rises.
///
/// # Errors
/// It is not answered.
pub(crate) fn reopen(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let feedback = plain(transaction, found)?;
    if feedback.answered.is_none() && feedback.acknowledged.is_none() {
        return Err(EditError::new(format!("{} is open", feedback.id), ""));
    }
    let id = feedback.id.to_string();
    let count = feedback.reopened.unwrap_or(0).saturating_add(1);
    let place = EntryPath::of(found.kind, found.index);
    let entry = place
        .find(transaction.file(found.roadmap))
        .ok_or_else(|| EditError::gone("feedback"))?;
    let taken: Vec<_> = HANDLING
        .iter()
        .filter_map(|key| Some((*key, entry.value(key)?)))
        .collect();
    let mut assignments: Vec<(&str, Option<Value>)> =
        taken.iter().map(|(key, _)| (*key, None)).collect();
    assignments.push(("reopened", Some(Value::Whole(count))));
    transaction.set(found, &assignments, reason)?;
    for (key, value) in taken {
        transaction
            .editor(found.roadmap)
            .log(&id, key, Some(value), None, reason);
    }
    Ok(())
}

/// Consent is withdrawn: what was said and by whom goes, from the entry and from its changes.
///
/// # Errors
/// The feedback is gone.
pub(crate) fn erase(transaction: &mut Transaction<'_>, found: EntryRef) -> Result<(), EditError> {
    let entry = feedback(transaction, found)?;
    let is_erased = entry.text.as_deref().is_some_and(is_erased);
    let is_sensitive = entry.sensitive == Some(true);
    if is_erased && entry.who.is_none() && entry.place.is_none() && entry.answer.is_none() {
        return Err(EditError::new(
            format!("{} is erased already", entry.id),
            "",
        ));
    }
    if is_sensitive {
        return withhold(transaction, found, is_withheld_key);
    }
    withhold(transaction, found, |key| ERASED.contains(&key))?;
    let gone = Value::Text(format!(
        "{ERASED_ON}{} at the wish of the one who spoke)",
        iso(transaction.actor().on)
    ));
    let place = EntryPath::of(found.kind, found.index);
    transaction
        .editor(found.roadmap)
        .apply_unlogged(crate::edit::change::Edit::Set {
            place,
            field: "text",
            value: gone,
        })
}

fn feedback<'s>(
    transaction: &'s Transaction<'_>,
    found: EntryRef,
) -> Result<&'s Feedback, EditError> {
    transaction
        .file(found.roadmap)
        .feedback
        .get(found.index)
        .filter(|_| found.kind == Kind::Feedback)
        .ok_or_else(|| {
            other_kind(
                transaction,
                found,
                "a feedback",
                "name one by its id or case number",
            )
        })
}

/// A feedback that is handled here, which a sensitive one is not.
fn plain<'s>(transaction: &'s Transaction<'_>, found: EntryRef) -> Result<&'s Feedback, EditError> {
    let feedback = feedback(transaction, found)?;
    if feedback.sensitive == Some(true) {
        return Err(EditError::new(
            format!(
                "{} was referred and is handled by that office, not here",
                feedback.id
            ),
            "",
        ));
    }
    Ok(feedback)
}
