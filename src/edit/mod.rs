//! Every change is a value: a list of [`Edit`]s, whoever makes it.
//!
//! Verbs turn an intention into edits with their log; the store carries edits into the bytes of a file. So
//! there is one place that logs, validates, saves and reverses. No I/O, no clock, no randomness here.

pub mod apply;
pub mod as_of;
pub mod change;
pub mod change_reason;
mod dependency_cycle;
pub mod diff;
pub mod editor;
pub mod error;
pub mod input;
pub mod merge;
pub mod operations;
pub mod revert;
pub mod templates;
pub mod transaction;
mod validate_match;

pub use apply::apply;
pub use change::{Edit, EntryPath, NewEntry};
pub use change_reason::ChangeReason;
pub use editor::{Actor, RoadmapEditor};
pub use error::EditError;
pub use revert::revert;
pub use transaction::{ChangeSet, Transaction};
