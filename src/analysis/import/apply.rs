//! A preview carried out: one act, logged with its reason.

use super::preview::{NewRow, Preview};
use crate::edit::operations::{entry, feedback, record};
use crate::edit::{ChangeReason, EditError, EntryPath, NewEntry, Transaction};
use crate::model::{EntryRef, Kind, Value};

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
        add(transaction, file, (preview.kind, row), reason, &mut random)?;
    }
    for row in &preview.changed {
        let assignments: Vec<(&str, Option<Value>)> = row
            .fields
            .iter()
            .map(|field| (field.key, field.new.clone()))
            .collect();
        let EntryPath { kind, index, part } = row.place;
        let found = EntryRef {
            roadmap: file,
            kind,
            index,
        };
        match part {
            Some(part) => entry::set_part(transaction, found, part, &assignments, reason)?,
            None if kind.has_id() => entry::set(transaction, found, &assignments, reason)?,
            None => transaction.set_at(file, row.place, &assignments, reason)?,
        }
    }
    Ok(())
}

fn add(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    (kind, row): (Kind, &NewRow),
    reason: &ChangeReason,
    random: &mut impl FnMut(usize) -> String,
) -> Result<(), EditError> {
    let mut new = NewEntry::of(kind);
    if kind.has_id() && kind != Kind::Feedback {
        new = new.text("id", &row.id);
    }
    let shared = &transaction.portfolio().shared;
    for (key, value) in row
        .fields
        .iter()
        .filter(|(key, _)| *key != "id" || !kind.has_id())
    {
        if let Some(field) = shared.field(kind, key) {
            new = new.with_field(field, Some(value.clone()));
        }
    }
    match row.holder {
        Some(holder) => record::part(transaction, file, holder, new, reason)?,
        None if kind == Kind::Feedback => feedback::record(transaction, file, new, random)?,
        None => entry::add(transaction, file, new, reason, random)?,
    };
    Ok(())
}
