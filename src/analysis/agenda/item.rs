//! One thing to be done, and its kind.

use crate::model::{DayNumber, EntryRef};

/// What an owner is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TaskKind {
    /// A milestone is expected.
    Milestone,
    /// A decision is to be carried out.
    Decision,
    /// A feedback is to be answered.
    Answer,
    /// One who spoke is to hear the answer.
    Tell,
    /// An indicator is to be read.
    Reading,
    /// A risk is to be looked at again.
    Risk,
}

impl TaskKind {
    /// The word for it in JSON.
    pub(crate) fn word(self) -> &'static str {
        match self {
            TaskKind::Milestone => "milestone",
            TaskKind::Decision => "decision",
            TaskKind::Answer => "answer",
            TaskKind::Tell => "tell",
            TaskKind::Reading => "reading",
            TaskKind::Risk => "risk",
        }
    }

    /// The word for it as people read it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            TaskKind::Tell => "reply",
            task => task.word(),
        }
    }

    /// What that word means.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let all = [
            TaskKind::Milestone,
            TaskKind::Decision,
            TaskKind::Answer,
            TaskKind::Tell,
            TaskKind::Reading,
            TaskKind::Risk,
        ];
        all.into_iter().find(|task| task.word() == word)
    }
}

/// Something due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AgendaItem {
    /// The entry.
    pub found: EntryRef,
    /// What is to be done with it.
    pub what: TaskKind,
    /// The day by which.
    pub due: DayNumber,
}
