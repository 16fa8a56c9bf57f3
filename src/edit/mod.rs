//! Every change is a value: a list of [`Edit`]s, whoever makes it.
//!
//! Verbs turn an intention into edits with their log; the store carries edits into the bytes of a file. So
//! there is one place that logs, validates, saves and reverses. No I/O, no clock, no randomness here.

pub mod apply;
pub mod as_of;
pub mod because;
pub mod change;
pub mod diff;
mod matches;
pub mod merge;
pub mod refusal;
pub mod session;
pub mod take_back;
pub mod templates;
pub mod verbs;
pub mod writer;

pub use apply::apply;
pub use because::Because;
pub use change::{Edit, New, Place};
pub use refusal::Refusal;
pub use session::{Session, Work};
pub use take_back::take_back;
pub use writer::{Actor, Writer};
