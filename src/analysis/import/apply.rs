//! A preview carried out: one act, logged with its reason.

use super::preview::Preview;
use crate::edit::{ChangeReason, EditError, EntryPath, NewEntry, Transaction};
use crate::model::{Kind, Value};

/// Adds and changes what the preview says in the file at `file`, as part of one act. `random` gives characters for ids.
///
/// # Errors
/// A value is refused, or a reason is missing; nothing of the act is written then.
pub fn apply(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    preview: &Preview,
    reason: &ChangeReason,
    mut random: impl FnMut(usize) -> String,
) -> Result<(), EditError> {
    for row in &preview.new {
        let mut new = NewEntry::of(preview.kind).text("id", &row.id);
        for (key, value) in &row.fields {
            new = new.with(key, Some(value.clone()));
        }
        if preview.kind == Kind::Feedback {
            new.fields.retain(|(key, _)| *key != "id");
            crate::edit::operations::feedback::record(transaction, file, new, &mut random)?;
        } else {
            crate::edit::operations::entry::add(transaction, file, new, reason, &mut random)?;
        }
    }
    for row in &preview.changed {
        let assignments: Vec<(&str, Option<Value>)> = row
            .fields
            .iter()
            .map(|field| (field.key, field.new.clone()))
            .collect();
        transaction.set_at(
            file,
            EntryPath::of(preview.kind, row.index),
            &assignments,
            reason,
        )?;
    }
    Ok(())
}
