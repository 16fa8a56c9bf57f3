//! When things will happen: what every milestone's date does to the others, and what its history says of it.
//!
//! [`plan()`] computes everything once for one status date, in time linear in entries and references. It reads
//! no clock and no file, and judges nothing: what is wrong is for [`crate::health`] to say.

mod drift;
mod earned;
mod graph;
mod history;
mod limits;
mod milestone;
mod outside;
mod plan;
mod planning;
mod projection;
mod ripple;

pub use drift::Drift;
pub use earned::{EarnedSchedule, LEAST_MILESTONES};
pub use history::Move;
pub use limits::Limits;
pub use milestone::Outlook;
pub use outside::{Chances, Foresight, LEAST_CASES, Outside, PastSlips, RUNS, outside};
pub use plan::{Plan, Timetable};
pub use planning::plan;
pub use ripple::Shift;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
