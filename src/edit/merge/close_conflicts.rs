//! What is settled leaves the file, and what was rejected goes into the log.

use super::open_conflicts::OpenConflict;
use crate::edit::change::EntryPath;
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Kind, Value};

/// The conflicts go, and every value that was rejected and is not in the log as such is logged.
pub(super) fn close_conflicts(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    one: &OpenConflict,
    value: Option<&Value>,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let (item, field) = one.path.field();
    let editor = transaction.editor(file);
    let chosen = one
        .path
        .widen(&crate::edit::diff::OrderedValue(value.cloned()));
    // Of a known field of a part the change from what stood was logged when it was set.
    let is_logged =
        |held: &Option<Value>| *held == one.sides[0].value && one.path.part.is_some() && one.known;
    for side in &one.sides {
        if side.value.as_ref() != value && !is_logged(&side.value) {
            let rejected = one
                .path
                .widen(&crate::edit::diff::OrderedValue(side.value.clone()));
            editor.log(&item, &field, rejected, chosen.clone(), reason);
        }
    }
    for index in one.conflicts.iter().rev() {
        editor.remove_unlogged(EntryPath::of(Kind::Conflict, *index))?;
    }
    Ok(())
}
