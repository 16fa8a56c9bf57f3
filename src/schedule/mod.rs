//! When things will happen: what every milestone's date does to the others, and what its history says of it.
//!
//! [`compute()`] computes everything once for one status date, in time linear in entries and references. It reads
//! no clock and no file, and judges nothing: what is wrong is for [`crate::health`] to say.

mod compute;
mod drift;
mod earned;
mod graph;
pub mod history;
mod limits;
mod milestone;
mod portfolio_schedule;
mod projection;
mod reference_class;
mod ripple;

pub use compute::compute;
pub use drift::Drift;
pub use earned::{EarnedSchedule, LEAST_MILESTONES};
pub use limits::Thresholds;
pub use milestone::MilestoneSchedule;
pub use portfolio_schedule::{RoadmapSchedule, Schedule};
pub use reference_class::{
    HistoryForecast, LEAST_CASES, MilestoneForecast, PastSlips, Percentiles, RUNS, history_forecast,
};
pub use ripple::DateShift;

#[cfg(test)]
pub(crate) mod test_support;
#[cfg(test)]
mod tests;
