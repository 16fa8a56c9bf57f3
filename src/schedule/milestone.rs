//! The quantities of one milestone that need no other: its dates, its moves, its silence.

use crate::dates::date::{DayNumber, day};
use crate::model::choice::Status;
use crate::model::{Change, Milestone};

use super::drift::Drift;
use super::history::{ForecastMove, last_change, moves, original_baseline};
use super::limits::Thresholds;

/// Everything computed of one milestone. Days count from 0001-01-01, slips and floats are in days.
#[derive(Clone, Debug, Default)]
pub struct MilestoneSchedule {
    /// A later entry of an id that another milestone of the file has: nothing is computed for it.
    pub twin: bool,
    /// How far it is; `planned` where the file does not say.
    pub status: Option<Status>,
    /// Planned, active or blocked.
    pub open: bool,
    /// What is expected: the forecast, else the baseline.
    pub expected: Option<DayNumber>,
    /// What was agreed.
    pub baseline: Option<DayNumber>,
    /// What was agreed first.
    pub original: Option<DayNumber>,
    /// When it was done, else what is expected.
    pub finish: Option<DayNumber>,
    /// Finish less baseline.
    pub own_slip: Option<i64>,
    /// Finish less original baseline.
    pub original_slip: Option<i64>,
    /// The moves of the forecast, oldest first.
    pub moves: Vec<ForecastMove>,
    /// How many of them went later.
    pub pushes: usize,
    /// How fast the finish moves away.
    pub drift: Option<Drift>,
    /// When it is done at that pace.
    pub trend_finish: Option<DayNumber>,
    /// Of an open one: what is expected, or the status date where that is past or none.
    pub own_expectation: Option<DayNumber>,
    /// The date that what it waits for leaves possible.
    pub projected: Option<DayNumber>,
    /// Of an open one: projected less own expectation.
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

impl MilestoneSchedule {
    /// The quantities of `milestone`, whose dated changes are `changes`, confirmed last on `confirmed`.
    pub(super) fn of(
        milestone: &Milestone,
        changes: &[&Change],
        confirmed: Option<DayNumber>,
        limits: &Thresholds,
        today: DayNumber,
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
        let mut outlook = MilestoneSchedule {
            status: Some(status),
            open,
            expected,
            baseline,
            original,
            finish,
            own_slip: finish.zip(baseline).map(|(late, agreed)| late - agreed),
            original_slip: finish.zip(original).map(|(late, agreed)| late - agreed),
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
