//! When things will happen: what every milestone's date does to the others, and what its history says of it.
//!
//! [`compute()`] computes everything once for one status date, in time linear in entries and references. It reads
//! no clock and no file, and judges nothing: what is wrong is for [`crate::health`] to say.

pub(crate) mod compute;
mod drift;
mod earned;
mod graph;
pub(crate) mod history;
pub(crate) mod limits;
mod milestone;
pub(crate) mod portfolio_schedule;
mod projection;
mod reference_class;
mod ripple;

pub(crate) use compute::compute;
pub(crate) use drift::Drift;
pub(crate) use earned::{EarnedSchedule, LEAST_MILESTONES};
pub(crate) use limits::Thresholds;
pub(crate) use milestone::MilestoneSchedule;
pub(crate) use portfolio_schedule::{RoadmapSchedule, Schedule};
pub(crate) use reference_class::{
    DatedSlips, HistoryForecast, LEAST_CASES, MilestoneForecast, PastSlips, Percentiles, RUNS,
    history_forecast,
};
pub(crate) use ripple::DateShift;

#[cfg(test)]
pub(crate) mod test_support;
#[cfg(test)]
mod tests;
