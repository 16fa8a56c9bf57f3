//! Entries of any kind: added, changed, removed, and what was changed by hand recorded.

use super::milestone::leaving;
use crate::edit::change::{Edit, EntryPath, NewEntry};
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::id::from_title;
use crate::model::records::is_withheld_key;
use crate::model::{Entry, EntryRef, Id, Kind, Roadmap, Status, Value, WordEnum};

/// The fields whose hand edits are noticed.
pub(crate) const WATCHED: [&str; 4] = ["forecast", "baseline", "owner", "status"];

/// Changes fields of an entry, with what follows from them: leaving `blocked` takes `blocked_by` away, leaving
/// `done` takes `actual`, and a feedback that becomes sensitive loses what must not be written down.
///
/// # Errors
/// A value does not fit, or a reason is missing.
pub(crate) fn set(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    assignments: &[(&str, Option<Value>)],
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let mut assignments = assignments.to_vec();
    let new_status = assignments
        .iter()
        .find(|(key, _)| *key == "status")
        .map(|(_, value)| {
            value
                .as_ref()
                .and_then(Value::as_text)
                .and_then(Status::from_word)
                .unwrap_or(Status::Planned)
        });
    if let (Kind::Milestone, Some(to)) = (found.kind, new_status)
        && let Some(milestone) = transaction.file(found.roadmap).milestones.get(found.index)
    {
        let gone = leaving(milestone, to);
        assignments.retain(|(key, _)| !gone.iter().any(|(other, _)| other == key));
        assignments.extend(gone);
    }
    if let Some((_, Some(Value::Text(id)))) = assignments.iter().find(|(key, _)| *key == "id") {
        check_new_id(transaction.file(found.roadmap), id, found)?;
    }
    if found.kind != Kind::Feedback {
        return transaction.set(found, &assignments, reason);
    }
    let standing = transaction.file(found.roadmap).feedback.get(found.index);
    let given = assignments.iter().find(|(key, _)| *key == "sensitive");
    let becomes = given.map(|(_, value)| *value == Some(Value::Truth(true)));
    let is_sensitive = becomes.unwrap_or(standing.is_some_and(|one| one.sensitive == Some(true)));
    let holds = assignments.iter().filter(|(_, value)| value.is_some());
    refuse_withheld(is_sensitive, holds.map(|(key, _)| *key))?;
    // What is taken away of a sensitive one leaves no trace, in the log neither.
    let mut gone: Vec<&str> = Vec::new();
    if is_sensitive {
        assignments.retain(|(key, _)| match is_withheld_key(key) {
            true => {
                gone.push(key);
                false
            }
            false => true,
        });
    }
    transaction.set(found, &assignments, reason)?;
    match becomes {
        Some(true) => withhold(transaction, found, is_withheld_key),
        _ => withhold(transaction, found, |key| gone.contains(&key)),
    }
}

/// Changes fields of a part of an entry: of a match, a step, a sector. The log tells of it as a change of the entry.
///
/// # Errors
/// It is a record, which is never changed; a value does not fit.
pub(crate) fn set_part(
    transaction: &mut Transaction<'_>,
    holder: EntryRef,
    (kind, index): (Kind, usize),
    assignments: &[(&str, Option<Value>)],
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let place = changeable(holder, (kind, index))?;
    transaction.set_at(holder.roadmap, place, assignments, reason)
}

/// Takes a part of an entry out.
///
/// # Errors
/// It is a record, or the reason is missing.
pub(crate) fn remove_part(
    transaction: &mut Transaction<'_>,
    holder: EntryRef,
    part: (Kind, usize),
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let place = changeable(holder, part)?;
    transaction.editor(holder.roadmap).remove(place, reason)
}

fn changeable(holder: EntryRef, (kind, index): (Kind, usize)) -> Result<EntryPath, EditError> {
    match kind.description().nature {
        crate::model::EntryClass::Record => Err(EditError::new(
            format!(
                "{} is a record, which is never changed once written",
                kind.with_article()
            ),
            "add a new one that says what is right",
        )),
        _ => Ok(EntryPath::of(holder.kind, holder.index).part(kind, index)),
    }
}

/// What must not be written down is refused before it is.
fn refuse_withheld<'k>(
    is_sensitive: bool,
    mut keys: impl Iterator<Item = &'k str>,
) -> Result<(), EditError> {
    match keys.find(|key| is_sensitive && is_withheld_key(key)) {
        Some(key) => Err(EditError::new(
            format!("a sensitive feedback never holds `{key}`; nothing was written"),
            "only the day and the office it was referred to are kept (referred_to)",
        )),
        None => Ok(()),
    }
}

/// Adds an entry; one that needs an id and has none gets one from its title. `random` gives characters.
///
/// # Errors
/// The id is taken, something required is missing, or a value does not fit.
pub(crate) fn add(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    new: NewEntry,
    reason: &ChangeReason,
    random: impl FnMut(usize) -> String,
) -> Result<EntryPath, EditError> {
    let roadmap = transaction.file(file);
    let kind = new.kind;
    if !roadmap.holds(kind) {
        let place = if roadmap.is_portfolio() {
            "portfolio.toml"
        } else {
            "a roadmap"
        };
        return Err(EditError::new(
            format!("{place} holds no {}", kind.plural()),
            "",
        ));
    }
    let new = with_id(roadmap, new, random)?;
    let is_sensitive = new.value("sensitive") == Some(&Value::Truth(true));
    refuse_withheld(
        kind == Kind::Feedback && is_sensitive,
        new.fields.iter().map(|(key, _)| *key),
    )?;
    for field in kind.description().fields {
        let missing = new.value(field.key).is_none();
        if missing && field.required == crate::model::Required::Always {
            return Err(EditError::new(
                format!(
                    "{} needs `{}`: {}",
                    kind.with_article(),
                    field.key,
                    field.help
                ),
                format!("give {}=…", field.key),
            ));
        }
    }
    transaction.add(file, None, new, reason)
}

fn with_id(
    roadmap: &Roadmap,
    new: NewEntry,
    random: impl FnMut(usize) -> String,
) -> Result<NewEntry, EditError> {
    if !new.kind.has_id() {
        return Ok(new);
    }
    if let Some(id) = new.value("id").and_then(Value::as_text) {
        check_id(roadmap, id, None)?;
        return Ok(new);
    }
    let title = ["title", "name", "role", "org", "trade", "text"]
        .iter()
        .find_map(|key| new.value(key).and_then(Value::as_text))
        .unwrap_or_default()
        .to_owned();
    let taken = |id: &str| roadmap.find(id).is_some();
    let id = from_title(&title, new.kind.key(), taken, random);
    Ok(new.text("id", id.as_str()))
}

fn check_id(roadmap: &Roadmap, id: &str, own: Option<(Kind, usize)>) -> Result<(), EditError> {
    Id::new(id).map_err(|why| EditError::new(format!("\"{id}\" is no id: {why}"), ""))?;
    match roadmap.find(id) {
        Some(other) if Some(other) != own => Err(EditError::new(
            format!("{} has a {} called {id} already", roadmap.id, other.0),
            "choose another id",
        )),
        _ => Ok(()),
    }
}

/// An id that stands never changes, since others may mean it; a duplicate may get one of its own.
fn check_new_id(roadmap: &Roadmap, id: &str, found: EntryRef) -> Result<(), EditError> {
    let own = (found.kind, found.index);
    check_id(roadmap, id, Some(own))?;
    let standing = roadmap
        .entry(found.kind, found.index)
        .map(Entry::id)
        .unwrap_or_default();
    if standing.is_empty() || standing == id || roadmap.find(standing) != Some(own) {
        return Ok(());
    }
    Err(EditError::new(
        format!(
            "the id {standing} stands and does not change: others may mean it, and so does its log"
        ),
        "change its title instead",
    ))
}

/// Takes an entry out.
///
/// # Errors
/// The reason is missing.
pub(crate) fn remove(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    transaction
        .editor(found.roadmap)
        .remove(EntryPath::of(found.kind, found.index), reason)
}

/// Logs what was changed by hand: for each watched field with a log, from the last logged value to what stands.
///
/// # Errors
/// Nothing was changed by hand, or the reason is missing.
pub(crate) fn record(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let roadmap = transaction.file(found.roadmap);
    let entry = roadmap
        .entry(found.kind, found.index)
        .ok_or_else(|| EditError::gone(found.kind.key()))?;
    let id = entry.id().to_owned();
    let unlogged: Vec<_> = WATCHED
        .iter()
        .filter_map(|field| by_hand(roadmap, entry, field))
        .collect();
    if unlogged.is_empty() {
        return Err(EditError::new(
            match id.as_str() {
                "" => format!(
                    "the {} itself was not changed by hand: its log and its fields agree",
                    found.kind.key()
                ),
                id => {
                    format!("nothing of {id} was changed by hand: its log and its fields agree")
                }
            },
            "to record a change of an entry, name it: roadmap/id",
        ));
    }
    let editor = transaction.editor(found.roadmap);
    if !reason.is_given() {
        let fields = unlogged.iter().map(|(field, ..)| *field).collect();
        return Err(EditError::reason(fields, false, reason).with_codes(editor.codes()));
    }
    // A code that is none is refused by an edit of nothing.
    editor.set(EntryPath::of(found.kind, found.index), &[], reason)?;
    for (field, from, to) in unlogged {
        editor.log(&id, field, from, to, reason);
    }
    Ok(())
}

/// A watched field that stands otherwise than its log says: the last logged value, and what stands.
fn by_hand(
    roadmap: &Roadmap,
    entry: &dyn Entry,
    field: &'static str,
) -> Option<(&'static str, Option<Value>, Option<Value>)> {
    let changes: Vec<_> = roadmap
        .changes
        .iter()
        .filter(|change| {
            change.item.as_deref() == Some(entry.id()) && change.field.as_deref() == Some(field)
        })
        .collect();
    let last = changes.last()?;
    let standing = entry.value(field);
    let default = |value: Option<Value>| match (field, value) {
        ("status", None) => Some(Value::Text(Status::Planned.word().into())),
        (_, value) => value,
    };
    let newest = changes.iter().filter_map(|change| change.on).max();
    let agrees = |to: &Option<Value>| default(to.clone()) == default(standing.clone());
    let logged = agrees(&last.to)
        || changes
            .iter()
            .any(|change| change.on == newest && agrees(&change.to));
    (!logged).then(|| (field, last.to.clone(), standing.clone()))
}

/// Takes fields away from an entry and what they held from its changes and conflicts, leaving no trace of them.
///
/// # Errors
/// The entry is gone.
pub(super) fn withhold(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    is_gone: impl Fn(&str) -> bool,
) -> Result<(), EditError> {
    let place = EntryPath::of(found.kind, found.index);
    let roadmap = transaction.file(found.roadmap).clone();
    let entry = place
        .find(&roadmap)
        .ok_or_else(|| EditError::gone(found.kind.key()))?;
    let editor = transaction.editor(found.roadmap);
    for field in entry.fields() {
        if is_gone(field.key) && entry.value(field.key).is_some() {
            editor.apply_unlogged(Edit::Unset {
                place,
                field: field.key,
            })?;
        }
    }
    for key in entry.unknown().iter().filter(|key| is_gone(key)) {
        editor.apply_unlogged(Edit::SetUnknown {
            place,
            key: key.clone(),
            value: None,
            text: None,
        })?;
    }
    for (index, change) in roadmap.changes.iter().enumerate() {
        let about = change.item.as_deref() == Some(entry.id())
            && change.field.as_deref().is_some_and(&is_gone);
        for (field, value) in [("from", &change.from), ("to", &change.to)] {
            if about && value.is_some() {
                editor.apply_unlogged(Edit::Unset {
                    place: EntryPath::of(Kind::Change, index),
                    field,
                })?;
            }
        }
    }
    for (index, conflict) in roadmap.conflicts.iter().enumerate().rev() {
        let about = conflict.item.as_deref() == Some(entry.id())
            && conflict.field.as_deref().is_some_and(&is_gone);
        if about {
            editor.remove_unlogged(EntryPath::of(Kind::Conflict, index))?;
        }
    }
    Ok(())
}
