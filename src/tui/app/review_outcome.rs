//! How an entry is settled in a review, and by which action.

use crate::commands::Command;
use crate::model::Kind;
use crate::tui::app::route::Key;

/// How an entry was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
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
    /// Nothing is asked for a while.
    Quiet,
    /// A new date was approved.
    Approved,
    /// It was put on record where it stands.
    Assessed,
    /// It was answered.
    Answered,
    /// It was acknowledged.
    Acknowledged,
    /// The speaker was told.
    Told,
    /// It was opened again.
    Reopened,
    /// Something else of it was changed.
    Changed,
}

impl How {
    /// Every one, in the order in which they are counted.
    pub(crate) const ALL: [How; 15] = [
        How::Confirmed,
        How::Moved,
        How::Done,
        How::Begun,
        How::Reassigned,
        How::Blocked,
        How::Dropped,
        How::Quiet,
        How::Approved,
        How::Assessed,
        How::Answered,
        How::Acknowledged,
        How::Told,
        How::Reopened,
        How::Changed,
    ];

    /// The word for it, to be counted: "confirmed 5".
    pub(crate) fn word(self) -> &'static str {
        match self {
            How::Confirmed => "confirmed",
            How::Moved => "moved",
            How::Done => "done",
            How::Begun => "begun",
            How::Reassigned => "reassigned",
            How::Blocked => "blocked",
            How::Dropped => "dropped",
            How::Quiet => "quiet",
            How::Approved => "approved",
            How::Assessed => "assessed",
            How::Answered => "answered",
            How::Acknowledged => "acknowledged",
            How::Told => "told",
            How::Reopened => "reopened",
            How::Changed => "changed",
        }
    }

    /// The one of that word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.word() == word)
    }

    /// How an action settles what it is done to; `None` where it settles nothing.
    pub(crate) fn of(action: Command, key: &Key) -> Option<Self> {
        Some(match action {
            Command::Confirm => How::Confirmed,
            Command::Forecast => How::Moved,
            Command::Done => How::Done,
            Command::Start => How::Begun,
            Command::Owner => How::Reassigned,
            Command::Blocked => How::Blocked,
            Command::Drop => How::Dropped,
            Command::Quiet => How::Quiet,
            Command::Approve => How::Approved,
            Command::Assess => How::Assessed,
            Command::Answer => How::Answered,
            Command::Acknowledge => How::Acknowledged,
            Command::Told => How::Told,
            Command::Reopen => How::Reopened,
            Command::Edit => How::Changed,
            // A reading, a milestone that closes a gap: what others than milestones and remarks lack is added.
            Command::Add => match key {
                Key::Entry(_, Kind::Milestone | Kind::Feedback, _) => return None,
                _ => How::Changed,
            },
            _ => return None,
        })
    }
}
