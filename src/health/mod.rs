//! What is wrong, by which rule, and what to do about it.
//!
//! [`assess`] applies every rule to a portfolio on the dates of its [`crate::schedule::Plan`]. A rule is a pure
//! function of an entry and its facts; it reads no clock and no file, and prints nothing.

mod assess;
mod assessed;
mod dates;
mod efficiency;
mod facts;
mod feedback;
mod file;
mod flag;
mod letters;
mod news;
mod policy;
mod rules;
mod sheet;
mod twins;
mod upkeep;
mod wording;

pub use crate::schedule::Limits;
pub use assess::{Assessment, Condition, assess};
pub use assessed::{Rung, Score};
pub use efficiency::{Efficiency, Mean};
pub use feedback::{LoopFigures, median};
pub use flag::{Flag, Severity};
pub use letters::Letters;
pub use news::{News, Seen};
pub use policy::Off;
pub use rules::{About, Group, RULES, Rule};
pub use upkeep::{unlogged, unlogged_fields};

#[cfg(test)]
mod tests;
