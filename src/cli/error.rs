//! Why a command ended without doing what it was asked: what happened, what to do next, and the exit status.

use crate::store::clock::ClockBehind;
use crate::store::lock::LockError;
use crate::store::save::SaveError;

/// What the exit status of a command says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ExitStatus {
    /// All is well.
    Fine = 0,
    /// `check` found what it was told to fail on, or a merge left conflicts.
    Found = 1,
    /// Wrong usage, or a refusal: nothing was written.
    Refused = 2,
    /// A file could not be read or written, or has problems.
    File = 3,
}

/// Why a command ended early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CliError {
    /// The exit status.
    pub status: ExitStatus,
    /// What happened, in a sentence.
    pub message: String,
    /// What to do next.
    pub hints: Vec<String>,
    /// A file changed between reading and writing: the same command on what is there now may succeed.
    pub again: bool,
}

impl CliError {
    /// A refusal: wrong usage, or something that the rules of the format do not allow.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self {
            status: ExitStatus::Refused,
            message: message.into(),
            hints: Vec::new(),
            again: false,
        }
    }

    /// A file or folder that could not be read or written.
    pub(crate) fn file(message: impl Into<String>) -> Self {
        Self {
            status: ExitStatus::File,
            ..Self::refused(message)
        }
    }

    /// Adds what to do next.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl From<SaveError> for CliError {
    fn from(error: SaveError) -> Self {
        let failure = match &error {
            SaveError::AlreadyThere { .. } => CliError::refused(error.to_string()),
            _ => CliError::file(error.to_string()),
        };
        failure.hint(error.hint())
    }
}

impl From<LockError> for CliError {
    fn from(error: LockError) -> Self {
        CliError::file(error.to_string()).hint(error.hint())
    }
}

impl From<ClockBehind> for CliError {
    fn from(error: ClockBehind) -> Self {
        CliError::refused(error.to_string())
            .hint("set the clock, or give the day with --today DATE")
            .hint("where the record is wrong, correct its date in the file")
    }
}
