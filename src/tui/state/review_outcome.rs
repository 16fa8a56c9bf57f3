//! How an entry is settled in a review, and by which action.

use crate::commands::Command;
use crate::model::Kind;
use crate::tui::state::dispatch::is_bulk;
use crate::tui::state::route::RowId;

/// How an entry was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ReviewOutcome {
    /// Still right as it stands.
    Confirmed,
    /// It has a new date.
    Moved,
    /// It is done.
    Done,
    /// Work has begun.
    Begun,
    /// It has another owner.
    Reassigned,
    /// What stands in the way was said, or that nothing does.
    Blocked,
    /// It will not be done.
    Dropped,
    /// Its reminders are paused.
    Quiet,
    /// A new date was approved.
    Approved,
    /// It was put on record where it stands.
    Assessed,
    /// It was answered.
    Answered,
    /// It was acknowledged.
    Acknowledged,
    /// The answer was delivered.
    Told,
    /// It was opened again.
    Reopened,
    /// Something else of it was changed.
    Changed,
}

impl ReviewOutcome {
    /// Every one, in the order in which they are counted.
    pub(crate) const ALL: [ReviewOutcome; 15] = [
        ReviewOutcome::Confirmed,
        ReviewOutcome::Moved,
        ReviewOutcome::Done,
        ReviewOutcome::Begun,
        ReviewOutcome::Reassigned,
        ReviewOutcome::Blocked,
        ReviewOutcome::Dropped,
        ReviewOutcome::Quiet,
        ReviewOutcome::Approved,
        ReviewOutcome::Assessed,
        ReviewOutcome::Answered,
        ReviewOutcome::Acknowledged,
        ReviewOutcome::Told,
        ReviewOutcome::Reopened,
        ReviewOutcome::Changed,
    ];

    /// The word for it, to be counted: "confirmed 5".
    pub(crate) fn word(self) -> &'static str {
        match self {
            ReviewOutcome::Confirmed => "confirmed",
            ReviewOutcome::Moved => "moved",
            ReviewOutcome::Done => "done",
            ReviewOutcome::Begun => "started",
            ReviewOutcome::Reassigned => "reassigned",
            ReviewOutcome::Blocked => "blocked",
            ReviewOutcome::Dropped => "dropped",
            ReviewOutcome::Quiet => "paused",
            ReviewOutcome::Approved => "approved",
            ReviewOutcome::Assessed => "assessed",
            ReviewOutcome::Answered => "answered",
            ReviewOutcome::Acknowledged => "acknowledged",
            ReviewOutcome::Told => "reply delivered",
            ReviewOutcome::Reopened => "reopened",
            ReviewOutcome::Changed => "changed",
        }
    }

    /// The one of that word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.word() == word)
    }

    /// How an action settles what it is done to; `None` where it settles nothing.
    pub(crate) fn of(action: Command, key: &RowId) -> Option<Self> {
        Some(match action {
            Command::Confirm => ReviewOutcome::Confirmed,
            Command::Forecast => ReviewOutcome::Moved,
            Command::Done => ReviewOutcome::Done,
            Command::Start => ReviewOutcome::Begun,
            Command::Owner => ReviewOutcome::Reassigned,
            Command::Blocked => ReviewOutcome::Blocked,
            Command::Drop => ReviewOutcome::Dropped,
            Command::Quiet => ReviewOutcome::Quiet,
            Command::Approve => ReviewOutcome::Approved,
            Command::Assess => ReviewOutcome::Assessed,
            Command::Answer => ReviewOutcome::Answered,
            Command::Acknowledge => ReviewOutcome::Acknowledged,
            Command::Told => ReviewOutcome::Told,
            Command::Reopen => ReviewOutcome::Reopened,
            Command::Edit => ReviewOutcome::Changed,
            // A reading, a milestone that closes a gap: what others than milestones and remarks lack is added.
            Command::Add => match key {
                RowId::Entry(_, Kind::Milestone | Kind::Feedback, _) => return None,
                _ => ReviewOutcome::Changed,
            },
            // A form of its own that changes it.
            action if is_bulk(action) => ReviewOutcome::Changed,
            _ => return None,
        })
    }
}
