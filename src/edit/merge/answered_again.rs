//! Settling once more what one laptop had settled as one entry and another as two: the entry of its own is there, and
//! the fields that differ may stand in the other already.

use super::close_conflicts::close_conflicts;
use super::follow_author;
use super::log::ADDED;
use super::merge_fields::{Rejected, merge_fields};
use super::open_conflicts::{OpenConflict, unsettled};
use crate::edit::change::{Edit, EntryPath, NewEntry};
use crate::edit::change_reason::ChangeReason;
use crate::edit::diff::{OrderedValue, fits};
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Entry, EntryClass, Kind, Roadmap, Value};

/// The entry that stands.
#[derive(Clone, Copy)]
pub(super) struct StandingEntry<'i> {
    /// Its file.
    pub file: Option<usize>,
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: &'i str,
}

/// The id under which an earlier answer made an entry of its own of the rejected one, where it is there.
pub(super) fn own_id(roadmap: &Roadmap, one: &OpenConflict, rejected: &Value) -> Option<String> {
    let (kind, _) = one.entry?;
    let table = OrderedValue(Some(rejected.clone()));
    let changes = roadmap.changes.iter().rev();
    let mut ids = changes.filter_map(|change| {
        let is_it = change.item.as_deref() == Some(&one.path.item)
            && change.field.as_deref() == Some(ADDED)
            && OrderedValue(change.from.clone()) == table;
        let id = change.to.as_ref().filter(|_| is_it)?.as_text()?;
        let is_there = id != one.path.item && roadmap.position(kind, id).is_some();
        is_there.then(|| id.to_owned())
    });
    ids.next()
}

/// Merges the entry of its own, as it is now, into the one that stands; what refers to it follows.
///
/// # Errors
/// A value or a reference does not fit.
pub(super) fn as_one(
    transaction: &mut Transaction<'_>,
    standing: StandingEntry<'_>,
    own_id: &str,
    rejected: &Rejected,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let StandingEntry { file, kind, id } = standing;
    let roadmap = transaction.file(file);
    let Some(own) = (roadmap.position(kind, own_id)).and_then(|at| roadmap.entry(kind, at)) else {
        return Ok(());
    };
    let rejected = Rejected {
        table: NewEntry::copy(own).text("id", id).as_table(),
        ..rejected.clone()
    };
    follow_author::follow(transaction, file, (own_id, id), None, reason)?;
    merge_fields(transaction, file, (kind, id), &rejected)?;
    let editor = transaction.editor(file);
    let conflicts = editor.roadmap().conflicts.iter().enumerate();
    let about = conflicts.filter(|(_, one)| one.item.as_deref() == Some(own_id));
    let about: Vec<usize> = about.map(|(index, _)| index).collect();
    for index in about.into_iter().rev() {
        editor.remove_unlogged(EntryPath::of(Kind::Conflict, index))?;
    }
    match editor.roadmap().position(kind, own_id) {
        Some(at) => editor.remove(EntryPath::of(kind, at), reason),
        None => Ok(()),
    }
}

/// Takes out of the entry that stands what came into it from the rejected one, and is as it was there.
///
/// # Errors
/// A value does not fit.
pub(super) fn as_two(
    transaction: &mut Transaction<'_>,
    standing: StandingEntry<'_>,
    rejected: &Rejected,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let (Value::Table(theirs), Some(Value::Table(own))) = (&rejected.table, &rejected.stands)
    else {
        return Ok(());
    };
    for (key, came) in theirs {
        let had = own.iter().find(|(known, _)| known == key);
        let had = had.map(|(_, value)| value);
        take_out(transaction, standing, (key, came, had), reason)?;
    }
    Ok(())
}

/// Gives a field back the value `had`, where it holds what `came`; of a list the members that came go.
fn take_out(
    transaction: &mut Transaction<'_>,
    standing: StandingEntry<'_>,
    (key, came, had): (&str, &Value, Option<&Value>),
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let StandingEntry { file, kind, id } = standing;
    let roadmap = transaction.file(file);
    let Some(index) = roadmap.position(kind, id) else {
        return Ok(());
    };
    let now = roadmap
        .entry(kind, index)
        .and_then(|entry| held(entry, key));
    let as_set = |value: Option<&Value>| OrderedValue(value.cloned());
    if as_set(Some(came)) == as_set(had) {
        return Ok(());
    }
    let mut parts = kind.description().subs.iter().copied();
    if let Some(part) = parts.find(|part| part.key() == key) {
        return take_out_parts(transaction, standing, (part, came, had), reason);
    }
    let wanted = match (&now, came) {
        (Some(Value::List(now)), Value::List(came)) => {
            let had = members(had);
            let stays = |member: &&Value| !came.contains(member) || had.contains(member);
            let left: Vec<Value> = now.iter().filter(stays).cloned().collect();
            (!left.is_empty()).then_some(Value::List(left))
        }
        (Some(now), came) if as_set(Some(now)) == as_set(Some(came)) => had.cloned(),
        _ => now.clone(),
    };
    let open = unsettled(roadmap)
        .into_iter()
        .find(|one| one.path.item == id && one.path.part.is_none() && one.path.key == key);
    let place = EntryPath::of(kind, index);
    let editor = transaction.editor(file);
    if wanted != now {
        let field = kind.field(key).filter(|_| fits(kind, key, came));
        editor.apply_unlogged(match (field, wanted.clone()) {
            (Some(field), Some(value)) => Edit::Set {
                place,
                field: field.key,
                value,
            },
            (Some(field), None) => Edit::Unset {
                place,
                field: field.key,
            },
            (None, value) => Edit::SetUnknown {
                place,
                key: key.to_owned(),
                value,
                text: None,
            },
        })?;
        if open.is_none() && field.is_none_or(|field| field.logged) {
            editor.log(id, key, now, wanted.clone(), reason);
        }
    }
    // A conflict between just these two values came with the rejected entry.
    let is_of_both = |one: &OpenConflict| {
        let mut values = one.sides.iter().map(|side| as_set(side.value.as_ref()));
        values.all(|value| value == as_set(Some(came)) || value == as_set(had))
    };
    match open.filter(is_of_both) {
        Some(one) => close_conflicts(transaction, file, &one, had, reason),
        None => Ok(()),
    }
}

/// Takes out the parts that came and are as they came; records stay as they were written.
fn take_out_parts(
    transaction: &mut Transaction<'_>,
    standing: StandingEntry<'_>,
    (part, came, had): (Kind, &Value, Option<&Value>),
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let StandingEntry { file, kind, id } = standing;
    if part.description().nature == EntryClass::Record {
        return Ok(());
    }
    let had = members(had);
    for table in members(Some(came)).iter().filter(|one| !had.contains(one)) {
        let whole = OrderedValue(Some(table.clone()));
        let roadmap = transaction.file(file);
        let is_it =
            |held: &&dyn Entry| OrderedValue(Some(NewEntry::copy(*held).as_table())) == whole;
        let at = roadmap.position(kind, id).and_then(|index| {
            let held = roadmap.entry(kind, index)?.children(part);
            Some((index, held.iter().position(is_it)?))
        });
        if let Some((index, at)) = at {
            let place = EntryPath::of(kind, index).part(part, at);
            transaction.editor(file).remove(place, reason)?;
        }
    }
    Ok(())
}

fn members(list: Option<&Value>) -> &[Value] {
    match list {
        Some(Value::List(members)) => members,
        _ => &[],
    }
}

/// What an entry holds under a key, known or not.
fn held(entry: &dyn Entry, key: &str) -> Option<Value> {
    let unknown = || {
        let mut unknown = entry.custom().unknown().iter();
        let held = unknown.find(|one| one.key == key);
        held.map(|one| one.value.clone())
    };
    entry.value(key).or_else(unknown)
}
