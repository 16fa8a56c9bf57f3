//! The quantities of one milestone that need no other: its dates, its moves, its silence.

use crate::dates::date::{DayNumber, day};
use crate::model::choice::Status;
use crate::model::{Change, Milestone, Reference};

use super::drift::Drift;
use super::history::{
    ForecastMove, baselines_moved, carried_moves, last_change, moves, original_baseline,
};
use super::limits::Thresholds;

/// Everything computed of one milestone. Days count from 0001-01-01, slips and floats are in days.
#[derive(Clone, Debug, Default)]
pub struct MilestoneSchedule {
    /// A later entry of an id that another milestone of the file has: nothing is computed for it.
    pub duplicate: bool,
    /// How far it is; `planned` where the file does not say.
    pub status: Option<Status>,
    /// Planned, active or blocked.
    pub open: bool,
    /// F: the forecast, else the baseline.
    pub expected: Option<DayNumber>,
    /// B: the approved date.
    pub baseline: Option<DayNumber>,
    /// B0: the original baseline.
    pub original: Option<DayNumber>,
    /// When it was done, else what is expected.
    pub finish: Option<DayNumber>,
    /// Finish less baseline.
    pub slip: Option<i64>,
    /// The part of the slip that the owner carried over from predecessors; 0 where there is none.
    pub carried: i64,
    /// The sum of the carried moves, not held to the slip.
    pub carried_moves: i64,
    /// The milestone that the newest carried move follows, by the places of its roadmap and of itself.
    pub carried_cause: Option<(usize, usize)>,
    /// Slip less the carried days.
    pub own_slip: Option<i64>,
    /// Finish less original baseline.
    pub original_slip: Option<i64>,
    /// The moves of the forecast, oldest first.
    pub moves: Vec<ForecastMove>,
    /// How many of them went later.
    pub pushes: usize,
    /// How often the baseline was moved later.
    pub baselines_moved: usize,
    /// How fast the finish moves away.
    pub drift: Option<Drift>,
    /// When it is done at that pace.
    pub trend_finish: Option<DayNumber>,
    /// Of an open one: what is expected, or the status date where that is past or none.
    pub own_expectation: Option<DayNumber>,
    /// The date that what it waits for leaves possible.
    pub projected: Option<DayNumber>,
    /// Of an open one: projected less own expectation, and the carried days.
    pub inherited_slip: Option<i64>,
    /// Days it may slip before the end of its roadmap does.
    pub float: Option<i64>,
    /// Open, with float 0.
    pub critical: bool,
    /// Whether it is in a dependency cycle.
    pub cyclic: bool,
    /// The newest confirmation.
    pub last_confirmed: Option<DayNumber>,
    /// The newest confirmation or change.
    pub last_word: Option<DayNumber>,
    /// Days since the silence clock started; `None` without a last word.
    pub silent: Option<i64>,
    /// The rhythm in which word is due.
    pub cadence: i64,
    /// The rhythm in which word is asked for now.
    pub asked_every: i64,
}

fn days_between(later: Option<DayNumber>, earlier: Option<DayNumber>) -> Option<i64> {
    later.zip(earlier).map(|(later, earlier)| later - earlier)
}

/// Carried moves, kept between 0 and the slip; 0 without a slip.
fn held_to(slip: Option<i64>, moves: i64) -> i64 {
    moves.min(slip.unwrap_or(0)).max(0)
}

impl MilestoneSchedule {
    /// The quantities of `milestone`, whose dated changes are `changes`, confirmed last on `confirmed`; `resolve`
    /// finds the milestone that a reference names.
    pub(super) fn of(
        milestone: &Milestone,
        changes: &[&Change],
        confirmed: Option<DayNumber>,
        limits: &Thresholds,
        today: DayNumber,
        resolve: impl Fn(Reference) -> Option<(usize, usize)>,
    ) -> MilestoneSchedule {
        let status = milestone.status.unwrap_or(Status::Planned);
        let open = !matches!(status, Status::Done | Status::Dropped);
        let baseline = milestone.baseline.map(day);
        let expected = milestone.forecast.map(day).or(baseline);
        let original = original_baseline(milestone, changes);
        let actual = milestone.actual.map(day).filter(|_| status == Status::Done);
        let finish = actual.or(expected);
        let moves = moves(changes, original);
        let drift = Drift::of(&moves, confirmed);
        let slip = days_between(finish, baseline);
        let carried_moves = carried_moves(changes, baseline);
        let carried = held_to(slip, carried_moves.sum);
        let mut outlook = MilestoneSchedule {
            status: Some(status),
            open,
            expected,
            baseline,
            original,
            finish,
            slip,
            carried,
            carried_moves: carried_moves.sum,
            carried_cause: carried_moves.cause.and_then(resolve),
            own_slip: slip.map(|slip| slip - carried),
            original_slip: days_between(finish, original),
            baselines_moved: baselines_moved(changes),
            pushes: moves.iter().filter(|one| one.is_push()).count(),
            moves,
            drift,
            trend_finish: drift.and_then(|drift| drift.trend_finish()),
            own_expectation: open.then(|| expected.map_or(today, |date| date.max(today))),
            last_confirmed: confirmed,
            last_word: confirmed.max(last_change(changes)),
            ..MilestoneSchedule::default()
        };
        outlook.hear(milestone, limits, today);
        outlook
    }

    /// The carried days if the finish were `finish`.
    pub(super) fn carried_until(&self, finish: DayNumber) -> i64 {
        held_to(
            days_between(Some(finish), self.baseline),
            self.carried_moves,
        )
    }

    /// Sets the silence clock.
    fn hear(&mut self, milestone: &Milestone, limits: &Thresholds, today: DayNumber) {
        self.silent = self.last_word.map(|word| {
            // What is planned for a far day may rest until it comes near.
            let rests = self
                .expected
                .filter(|_| self.status == Some(Status::Planned));
            let start = rests.map_or(word, |date| word.max(date - limits.far_days));
            today - start
        });
        self.cadence = milestone.cadence_days.unwrap_or(limits.cadence_days);
        let near = self
            .expected
            .is_some_and(|date| date - today <= limits.near_days);
        self.asked_every = milestone.cadence_days.unwrap_or(if near {
            limits.cadence_near_days
        } else {
            limits.cadence_days
        });
    }

    /// What it holds others back to: nothing where it is dropped.
    pub(super) fn own_date(&self) -> Option<DayNumber> {
        match self.status {
            Some(Status::Dropped) | None => None,
            Some(Status::Done) => self.finish,
            Some(_) => self.own_expectation,
        }
    }
}
