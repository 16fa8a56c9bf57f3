//! How late what is done was: the reference class.

use crate::dates::date::{DayNumber, day};
use crate::model::{Portfolio, Status};
use crate::schedule::portfolio_schedule::Schedule;

/// The fewest done milestones from which anything is forecast.
pub(crate) const LEAST_CASES: usize = 10;

/// The slip of every done milestone of a folder that has an original baseline, with the day on which it was done: the
/// least slip first. Gathered once for the past of any day.
#[derive(Clone, Debug, Default)]
pub(crate) struct DatedSlips(Vec<(i64, DayNumber)>);

impl DatedSlips {
    /// Gathers them.
    pub(crate) fn of(portfolio: &Portfolio, plan: &Schedule) -> DatedSlips {
        let files = portfolio.roadmaps.iter().zip(&plan.roadmaps);
        let mut slips: Vec<(i64, DayNumber)> = files
            .flat_map(|(roadmap, timetable)| roadmap.milestones.iter().zip(&timetable.milestones))
            .filter(|(_, outlook)| outlook.status == Some(Status::Done))
            .filter_map(|(milestone, outlook)| {
                let actual = milestone.actual.map(day)?;
                Some((actual - outlook.original?, actual))
            })
            .collect();
        slips.sort_unstable();
        DatedSlips(slips)
    }

    /// Those of what was done by a day.
    pub(crate) fn until(&self, last: DayNumber) -> PastSlips {
        let done = self.0.iter().filter(|(_, on)| *on <= last);
        PastSlips(done.map(|(slip, _)| *slip).collect())
    }
}

/// The slips of what was done by a day, in days, the least first.
#[derive(Clone, Debug, Default)]
pub(crate) struct PastSlips(pub(super) Vec<i64>);

impl PastSlips {
    /// Gathers them. What is said to have been done after the status date is no past case.
    pub(crate) fn of(portfolio: &Portfolio, plan: &Schedule) -> PastSlips {
        DatedSlips::of(portfolio, plan).until(plan.today)
    }

    /// How many there are.
    pub(crate) fn cases(&self) -> usize {
        self.0.len()
    }

    /// Whether they are enough to forecast from.
    pub(crate) fn suffice(&self) -> bool {
        self.cases() >= LEAST_CASES
    }

    /// Those of at least so many days: what is still possible for a milestone that is so late and not done.
    pub(super) fn at_least(&self, days: i64) -> &[i64] {
        &self.0[self.0.partition_point(|&slip| slip < days)..]
    }
}
