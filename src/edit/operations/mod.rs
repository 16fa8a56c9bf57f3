//! Intentions turned into edits: one function for each thing that a person does.
//!
//! Each works on a [`Transaction`] and refuses in words. What the TUI does with a key and what a command does are
//! the same call.

pub(crate) mod capability;
pub(crate) mod entry;
pub(crate) mod feedback;
pub(crate) mod handover;
pub(crate) mod milestone;
pub(crate) mod record;
pub(crate) mod rename;
#[cfg(test)]
mod tests;

use super::error::EditError;
use super::transaction::Transaction;
use crate::model::{Entry, EntryRef, Kind, Milestone, Status};
use crate::query::address::address_of;

/// A milestone as the session has it.
fn milestone<'s>(
    transaction: &'s Transaction<'_>,
    found: EntryRef,
) -> Result<&'s Milestone, EditError> {
    if found.kind != Kind::Milestone {
        return Err(other_kind(
            transaction,
            found,
            "a milestone",
            "name a milestone",
        ));
    }
    transaction
        .file(found.roadmap)
        .milestones
        .get(found.index)
        .ok_or_else(|| EditError::gone("milestone"))
}

/// The refusal of an entry of another kind than the one that is needed.
fn other_kind(
    transaction: &Transaction<'_>,
    found: EntryRef,
    needed: &str,
    help: &str,
) -> EditError {
    let address = address_of(transaction.portfolio(), found);
    let kind = match found.kind {
        Kind::Cluster | Kind::FileHeader => "a roadmap as a whole".to_owned(),
        kind => kind.with_article(),
    };
    EditError::new(format!("{address} is {kind}, not {needed}"), help)
}

/// A milestone that is still open.
fn open<'s>(transaction: &'s Transaction<'_>, found: EntryRef) -> Result<&'s Milestone, EditError> {
    let milestone = milestone(transaction, found)?;
    match milestone.status {
        Some(status @ (Status::Done | Status::Dropped)) => Err(EditError::new(
            format!("{} is {status} and not open", milestone.id),
            "set its status first if it is open again",
        )),
        _ => Ok(milestone),
    }
}

/// The id of an entry as the session has it.
fn id(transaction: &Transaction<'_>, found: EntryRef) -> String {
    transaction
        .file(found.roadmap)
        .entry(found.kind, found.index)
        .map(Entry::id)
        .unwrap_or_default()
        .to_owned()
}
