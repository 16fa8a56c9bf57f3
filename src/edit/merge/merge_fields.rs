//! An entry that is rejected for now, and how it is merged into the one that stands.

use super::merge;
use crate::edit::change::{Edit, EntryPath, NewEntry};
use crate::edit::diff::{EntryNode, EntrySet, OrderedValue, RawExtras};
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Entry, Kind, Value};

/// An entry that does not stand, and who added which.
#[derive(Clone)]
pub(super) struct Rejected {
    /// The entry, whole.
    pub table: Value,
    /// The entry that stood beside it, whole.
    pub stands: Option<Value>,
    /// Who added it.
    pub by: String,
    /// Who added the one that stands.
    pub stands_by: String,
}

/// Merges the rejected entry into the one that stands. What differs is in conflict then, field by field.
pub(super) fn merge_fields(
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
