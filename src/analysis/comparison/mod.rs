//! Clusters side by side: health, collective efficiency and upgrading, slip, staleness and feedback.

mod key;
mod plot;
#[cfg(test)]
mod tests;

pub(crate) use key::{SortKey, sort};
pub(crate) use plot::{Plot, Point};

use crate::health::{HealthReport, LoopFigures, Mean, Rule};
use crate::model::Portfolio;
use crate::model::choice::SectorGroup;
use crate::schedule::{RoadmapSchedule, Schedule};

/// One cluster beside the others.
#[derive(Clone, Debug)]
pub(crate) struct ComparisonRow {
    /// The place of its roadmap.
    pub roadmap: usize,
    /// Its sector group.
    pub group: Option<SectorGroup>,
    /// The letters, and the worst of them.
    pub letters: crate::health::HealthGrades,
    /// Collective efficiency, 0 to 3.
    pub efficiency: Mean,
    /// Upgrading, 0 to 3.
    pub upgrading: Mean,
    /// Open milestones.
    pub open: usize,
    /// Milestones done.
    pub done: usize,
    /// The share of what was due that is done.
    pub bei: Option<f64>,
    /// The planned pace is 1.
    pub spi_t: Option<f64>,
    /// Slip of open milestones from their original baselines.
    pub slip: Slip,
    /// How long nobody has said anything.
    pub silence: Staleness,
    /// The figures of feedback.
    pub feedback: LoopFigures,
}

/// Slip of the open milestones of a cluster from their original baselines, in days.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Slip {
    /// The median; none where no open milestone has an original baseline.
    pub median: Option<f64>,
    /// The worst.
    pub worst: Option<i64>,
    /// Of so many milestones.
    pub of: usize,
}

/// How long the open milestones of a cluster have been silent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Staleness {
    /// Median days; none where nobody ever said a word.
    pub median: Option<f64>,
    /// How many carry the flag `stale` or `dormant`.
    pub stale: usize,
}

/// A line for each of those roadmaps, in their order.
pub(crate) fn lines(
    portfolio: &Portfolio,
    plan: &Schedule,
    assessment: &HealthReport,
    places: &[usize],
) -> Vec<ComparisonRow> {
    // How many milestones of each roadmap carry these flags, in one pass over them all.
    let mut stale = vec![0; portfolio.roadmaps.len()];
    for flag in &assessment.flags {
        if let (Rule::Stale | Rule::Dormant, Some(place)) = (flag.rule, flag.place) {
            stale[place] += 1;
        }
    }
    let line = |&place: &usize| {
        let (timetable, condition) = (&plan.roadmaps[place], &assessment.roadmaps[place]);
        ComparisonRow {
            roadmap: place,
            group: portfolio.roadmaps[place].cluster.sector_group,
            letters: condition.letters,
            efficiency: condition.efficiency.total,
            upgrading: condition.efficiency.upgrading,
            open: condition.open,
            done: condition.done,
            bei: timetable.earned.bei,
            spi_t: timetable.earned.spi_t,
            slip: slip(timetable),
            silence: Staleness {
                median: median(silent(timetable).collect()),
                stale: stale[place],
            },
            feedback: condition.feedback,
        }
    };
    places.iter().map(line).collect()
}

fn open(timetable: &RoadmapSchedule) -> impl Iterator<Item = &crate::schedule::MilestoneSchedule> {
    timetable
        .milestones
        .iter()
        .filter(|outlook| outlook.open && !outlook.duplicate)
}

/// The days of silence of what is open. The clock of what is planned for a far day starts later: until then, none.
fn silent(timetable: &RoadmapSchedule) -> impl Iterator<Item = i64> {
    let days = open(timetable).filter_map(|one| one.silent);
    days.map(|days| days.max(0))
}

fn slip(timetable: &RoadmapSchedule) -> Slip {
    let slips: Vec<i64> = open(timetable)
        .filter_map(|one| one.original_slip)
        .collect();
    Slip {
        worst: slips.iter().copied().max(),
        of: slips.len(),
        median: median(slips),
    }
}

fn median(mut days: Vec<i64>) -> Option<f64> {
    days.sort_unstable();
    crate::health::median(&days)
}
