//! A guard against a wrong clock: what is written with a clock that stands before the newest record of a file would
//! rewrite the order of its history.

use crate::dates::date::plain;
use crate::health::newest_record;
use crate::model::{Date, Roadmap};

/// The machine's date where nobody said the day, against which every file is held before it is changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClockGuard {
    machine: Option<Date>,
}

/// The clock of the machine stands before the newest record of a file that was about to change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the clock of this machine says {}, but the newest record of {file} is of {}; nothing was written",
    plain(*.machine),
    plain(*.newest)
)]
pub struct ClockBehind {
    /// The id of the file.
    pub file: String,
    /// What the clock says.
    pub machine: Date,
    /// The day of the newest record.
    pub newest: Date,
}

impl ClockGuard {
    /// The guard where nobody said the day.
    pub fn of(machine: Date) -> Self {
        Self {
            machine: Some(machine),
        }
    }

    /// No guard: somebody said the day.
    pub const fn off() -> Self {
        Self { machine: None }
    }

    /// Whether files are held against the clock at all.
    pub fn is_on(self) -> bool {
        self.machine.is_some()
    }

    /// Holds a file that is about to change against the clock.
    ///
    /// # Errors
    /// The clock stands before its newest record.
    pub fn check(self, id: &str, file: &Roadmap) -> Result<(), ClockBehind> {
        let newest = newest_record(file);
        match (self.machine, newest) {
            (Some(machine), Some(newest)) if newest > machine => Err(ClockBehind {
                file: id.to_owned(),
                machine,
                newest,
            }),
            _ => Ok(()),
        }
    }
}
