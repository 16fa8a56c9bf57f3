//! Settling a conflict over an id that two people added apart: it is one entry, or it is two.

use super::log::ADDED;
use super::open_conflicts::{ONE, OpenConflict, TWO};
use super::{follow_author, merge};
use crate::edit::change::{Edit, EntryPath, NewEntry};
use crate::edit::change_reason::ChangeReason;
use crate::edit::diff::{EntryNode, EntrySet, OrderedValue, RawExtras};
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Entry, Kind, Roadmap, Value};

/// An entry that does not stand, and who added which.
pub(super) struct Rejected {
    /// The entry, whole.
    pub table: Value,
    /// Who added it.
    pub by: String,
    /// Who added the one that stands.
    pub stands_by: String,
}

/// Settles it as one entry, merged field by field as if both had begun with nothing, or as two: the one that does not
/// stand gets an id of its own, and the references that its author made follow it. Records stay as they were written.
///
/// # Errors
/// The answer is neither, or a value does not fit.
pub(super) fn settle(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    one: &OpenConflict,
    answer: Option<&Value>,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let is_one = match answer.and_then(Value::as_text) {
        Some(ONE) => true,
        Some(TWO) => false,
        _ => {
            return Err(EditError::new(
                format!("{} was added by two people separately", one.path.item),
                "say one to merge the two field by field, two to keep both as entries of their own",
            ));
        }
    };
    let rejected = rejected(transaction.file(file), one);
    for index in one.conflicts.iter().rev() {
        let editor = transaction.editor(file);
        editor.remove_unlogged(EntryPath::of(Kind::Conflict, *index))?;
    }
    for entry in &rejected {
        let id = match one.entry {
            Some((kind, _)) if is_one => {
                merge_fields(transaction, file, (kind, &one.path.item), entry)?;
                one.path.item.clone()
            }
            Some((kind, _)) => {
                keep_apart(transaction, file, (kind, &one.path.item), entry, reason)?
            }
            // What stood has gone since.
            None => one.path.item.clone(),
        };
        let editor = transaction.editor(file);
        let (from, to) = (Some(entry.table.clone()), Some(Value::Text(id)));
        editor.log(&one.path.item, ADDED, from, to, reason);
    }
    Ok(())
}

fn rejected(roadmap: &Roadmap, one: &OpenConflict) -> Vec<Rejected> {
    let conflicts = one
        .conflicts
        .iter()
        .filter_map(|index| roadmap.conflicts.get(*index));
    let rejected = conflicts.filter_map(|conflict| {
        Some(Rejected {
            table: conflict.theirs.clone()?,
            by: conflict.theirs_by.as_deref().unwrap_or_default().to_owned(),
            stands_by: conflict.ours_by.as_deref().unwrap_or_default().to_owned(),
        })
    });
    rejected.collect()
}

/// Merges the rejected entry into the one that stands. What differs is in conflict then, field by field.
fn merge_fields(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    (kind, id): (Kind, &str),
    rejected: &Rejected,
) -> Result<(), EditError> {
    let roadmap = transaction.file(file);
    let Some(index) = roadmap.position(kind, id) else {
        return Ok(());
    };
    let unknown_here = match roadmap.entry(kind, index) {
        Some(entry) => NewEntry::copy(entry).unknown_keys,
        None => Vec::new(),
    };
    let ours = EntrySet::of(roadmap, &RawExtras::default());
    let mut theirs = ours.clone();
    let mut other = EntryNode::from_table(kind, &rejected.table);
    let unknown = other.to_new().unknown_keys;
    for (key, _) in &unknown {
        other.fields.remove(key);
    }
    for item in theirs
        .items
        .iter_mut()
        .filter(|item| item.kind == kind && item.word() == id)
    {
        *item = other.clone();
    }
    let mut edits = merge(None, &ours, &theirs).edits;
    for edit in &mut edits {
        if let Edit::Add { new, .. } = edit
            && new.kind == Kind::Conflict
        {
            sign(new, rejected, roadmap.entry(kind, index));
        }
    }
    for (key, value) in unknown {
        let place = EntryPath::of(kind, index);
        match unknown_here.iter().find(|(known, _)| *known == key) {
            Some((_, held))
                if OrderedValue(Some(held.clone())) == OrderedValue(Some(value.clone())) => {}
            Some((_, held)) => {
                let conflict = NewEntry::of(Kind::Conflict)
                    .text("item", id)
                    .text("field", key);
                let conflict = conflict.with("ours", held.clone()).with("theirs", value);
                edits.push(Edit::Add {
                    into: None,
                    new: conflict,
                });
            }
            None => edits.push(Edit::SetUnknown {
                place,
                key,
                value: Some(value),
                text: None,
            }),
        }
    }
    for edit in edits {
        transaction.editor(file).apply_unlogged(edit)?;
    }
    Ok(())
}

/// Says who gave the values of a new conflict, where the log does not tell.
fn sign(conflict: &mut NewEntry, rejected: &Rejected, stands: Option<&dyn Entry>) {
    let field = conflict
        .value("field")
        .and_then(Value::as_text)
        .unwrap_or_default();
    let stood = stands.and_then(|entry| entry.value(field));
    let is_ours = conflict.value("ours") == stood.as_ref();
    let (ours, theirs) = match is_ours {
        true => (&rejected.stands_by, &rejected.by),
        false => (&rejected.by, &rejected.stands_by),
    };
    for (key, by) in [("ours_by", ours), ("theirs_by", theirs)] {
        if conflict.value(key).is_none() && !by.is_empty() {
            *conflict = conflict.clone().text(key, by);
        }
    }
}

/// Gives the rejected entry an id of its own; gives that id.
fn keep_apart(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    (kind, id): (Kind, &str),
    rejected: &Rejected,
    reason: &ChangeReason,
) -> Result<String, EditError> {
    let new_id = free_id(transaction.file(file), id);
    let mut new = EntryNode::from_table(kind, &rejected.table).to_new();
    new.fields.retain(|(key, _)| *key != "id");
    let new = new.text("id", &new_id);
    let editor = transaction.editor(file);
    editor.apply_unlogged(Edit::Add { into: None, new })?;
    let editor = transaction.editor(file);
    editor.log(&new_id, ADDED, None, None, reason);
    if !rejected.by.is_empty() && rejected.by != rejected.stands_by {
        follow_author::follow(transaction, file, (id, &new_id), &rejected.by, reason)?;
    }
    Ok(new_id)
}

/// The id with the first number that is free.
fn free_id(roadmap: &Roadmap, id: &str) -> String {
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    let mut free = numbered.filter(|id| roadmap.find(id).is_none());
    free.next().unwrap_or_else(|| id.to_owned())
}
