//! One promised date.

use crate::model::{DayNumber, EntryRef};

/// What became of a promised date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PromiseOutcome {
    /// It was done by that day.
    Kept,
    /// Another day was promised instead, so many days later or, below 0, earlier.
    Moved(i64),
    /// It was done so many days after it, or is not done so many days after it.
    Missed(i64),
    /// The day has not come.
    Pending,
    /// The milestone was dropped.
    Dropped,
}

impl PromiseOutcome {
    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            PromiseOutcome::Kept => "kept",
            PromiseOutcome::Moved(_) => "moved",
            PromiseOutcome::Missed(_) => "missed",
            PromiseOutcome::Pending => "pending",
            PromiseOutcome::Dropped => "dropped",
        }
    }

    /// How many days late it was; 0 where it was kept. `None` where it is not settled, or was brought forward.
    pub(crate) fn days_late(self) -> Option<i64> {
        match self {
            PromiseOutcome::Kept => Some(0),
            PromiseOutcome::Moved(days) if days > 0 => Some(days),
            PromiseOutcome::Missed(days) => Some(days),
            PromiseOutcome::Moved(_) | PromiseOutcome::Pending | PromiseOutcome::Dropped => None,
        }
    }
}

/// One promised date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Promise {
    /// The milestone.
    pub milestone: EntryRef,
    /// Who owned it when the date was given.
    pub owner: Option<EntryRef>,
    /// The day on which it was given; none of a first date whose giving is not logged.
    pub given: Option<DayNumber>,
    /// The promised day.
    pub promised: DayNumber,
    /// What became of it.
    pub outcome: PromiseOutcome,
    /// The reason category of the move.
    pub code: Option<String>,
    /// The explanation of the move.
    pub explanation: Option<String>,
}
