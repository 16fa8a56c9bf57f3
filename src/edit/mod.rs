//! Every change is a value: a list of [`Edit`]s, whoever makes it.
//!
//! Verbs turn an intention into edits with their log; the store carries edits into the bytes of a file. So
//! there is one place that logs, validates, saves and reverses. No I/O, no clock, no randomness here.

pub(crate) mod apply;
pub(crate) mod as_of;
mod before;
pub(crate) mod change;
pub(crate) mod change_reason;
mod dependency_cycle;
pub(crate) mod diff;
mod distinct;
pub(crate) mod editor;
pub(crate) mod error;
pub mod input;
mod logged_names;
pub(crate) mod merge;
pub(crate) mod operations;
pub(crate) mod references;
pub(crate) mod revert;
pub(crate) mod templates;
pub(crate) mod transaction;
mod validate_match;

pub(crate) use apply::apply;
pub(crate) use change::{Edit, EntryPath, NewEntry};
pub(crate) use change_reason::ChangeReason;
pub(crate) use editor::Actor;
pub(crate) use error::EditError;
pub(crate) use revert::revert;
pub(crate) use transaction::{ChangeSet, Transaction};
