//! Settling a conflict over an id that two people added apart: it is one entry, or it is two.

use super::answered_again::{StandingEntry, as_one, as_two, own_id};
use super::follow_author;
use super::log::ADDED;
use super::merge_fields::{Rejected, merge_fields};
use super::open_conflicts::{ONE, OpenConflict, TWO};
use crate::edit::change::{Edit, EntryPath};
use crate::edit::change_reason::ChangeReason;
use crate::edit::diff::EntryNode;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Kind, Roadmap, Value};

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
        let own = own_id(transaction.file(file), one, &entry.table);
        let id = match (one.entry, own) {
            (Some((kind, _)), Some(own)) => {
                let id = &one.path.item;
                let standing = StandingEntry { file, kind, id };
                if is_one {
                    as_one(transaction, standing, &own, entry, reason)?;
                    id.clone()
                } else {
                    as_two(transaction, standing, entry, reason)?;
                    own
                }
            }
            (Some((kind, _)), None) if is_one => {
                merge_fields(transaction, file, (kind, &one.path.item), entry)?;
                one.path.item.clone()
            }
            (Some((kind, _)), None) => {
                keep_apart(transaction, file, (kind, &one.path.item), entry, reason)?
            }
            // What stood has gone since.
            (None, _) => one.path.item.clone(),
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
            stands: conflict.ours.clone(),
            by: conflict.theirs_by.as_deref().unwrap_or_default().to_owned(),
            stands_by: conflict.ours_by.as_deref().unwrap_or_default().to_owned(),
        })
    });
    rejected.collect()
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
        follow_author::follow(transaction, file, (id, &new_id), Some(&rejected.by), reason)?;
    }
    Ok(new_id)
}

/// The id with the first number that is free.
fn free_id(roadmap: &Roadmap, id: &str) -> String {
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    let mut free = numbered.filter(|id| roadmap.find(id).is_none());
    free.next().unwrap_or_else(|| id.to_owned())
}
