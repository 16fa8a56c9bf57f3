//! Reviews, and readings of indicators.

use crate::edit::change::{EntryPath, NewEntry};
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Kind, Value};

/// A review of a roadmap. What `new` does not say about day and person is filled in.
///
/// # Errors
/// A value does not fit.
pub(crate) fn review(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    new: NewEntry,
) -> Result<EntryPath, EditError> {
    let new = dated(transaction, new);
    transaction.add(file, None, new, &ChangeReason::default())
}

/// A record or part of an entry: a reading, a step, a match, a sector.
///
/// # Errors
/// The entry holds no such part, or a value does not fit.
pub(crate) fn part(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    into: (Kind, usize),
    new: NewEntry,
    reason: &ChangeReason,
) -> Result<EntryPath, EditError> {
    if !into.0.description().subs.contains(&new.kind) {
        return Err(EditError::new(
            format!("{} holds no {}", into.0.with_article(), new.kind.plural()),
            "",
        ));
    }
    for field in new.kind.description().fields {
        if field.required == crate::model::Required::Always && new.value(field.key).is_none() {
            return Err(EditError::new(
                format!(
                    "{} needs `{}`: {}",
                    new.kind.with_article(),
                    field.key,
                    field.help
                ),
                format!("give {}=…", field.key),
            ));
        }
    }
    transaction.add(file, Some(into), new, reason)
}

fn dated(transaction: &Transaction<'_>, new: NewEntry) -> NewEntry {
    let actor = transaction.actor();
    let new = match new.value("on") {
        Some(_) => new,
        None => new.with("on", Value::Date(actor.on)),
    };
    match new.value("by") {
        Some(_) => new,
        None => new.text("by", &actor.by),
    }
}
