//! What was asked and left unanswered, kept in the state folder: nobody is asked the same at every start.

use std::io;
use std::path::{Path, PathBuf};

use super::state_folder::{self, Durability};
use crate::dates::date::{iso, parse_iso};
use crate::model::Date;

/// A moment at which something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prompt {
    /// The first start: who acts.
    Start,
    /// The first record under a name that nobody has given: who acts.
    Record,
}

impl Prompt {
    fn word(self) -> &'static str {
        match self {
            Prompt::Start => "name-at-start",
            Prompt::Record => "name-at-record",
        }
    }
}

/// Whether it was asked at that moment and left.
pub(crate) fn was_left(state: &Path, moment: Prompt) -> bool {
    file(state, moment).exists()
}

/// Keeps that it was asked at that moment and left.
///
/// # Errors
/// The state folder could not be written to: it is asked again then.
pub(crate) fn leave(state: &Path, moment: Prompt) -> io::Result<()> {
    state_folder::write(&file(state, moment), b"", Durability::Quick)
}

/// What was said when the clock was doubted on that day of the machine: the day it is, or that the clock is right;
/// `None` where it was not asked yet.
pub(crate) fn day_of(state: &Path, machine: Date) -> Option<Option<Date>> {
    let text = std::fs::read_to_string(day_file(state)).ok()?;
    let mut words = text.split_whitespace();
    let asked = words.next().and_then(parse_iso)?;
    (asked == machine).then(|| words.next().and_then(parse_iso))
}

/// Keeps what was said of the clock on that day of the machine.
///
/// # Errors
/// The state folder could not be written to: it is asked again then.
pub(crate) fn keep_day(state: &Path, machine: Date, day: Option<Date>) -> io::Result<()> {
    let said = day.map(iso).unwrap_or_default();
    let text = format!("{} {said}\n", iso(machine));
    state_folder::write(&day_file(state), text.as_bytes(), Durability::Quick)
}

fn day_file(state: &Path) -> PathBuf {
    state.join("asked").join("day")
}

fn file(state: &Path, moment: Prompt) -> PathBuf {
    state.join("asked").join(moment.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_the_clock_holds_for_that_day() {
        let dir = tempfile::tempdir().unwrap();
        let state = dir.path().join("state");
        let day = |text: &str| parse_iso(text).unwrap();
        assert_eq!(day_of(&state, day("2020-01-01")), None);
        keep_day(&state, day("2020-01-01"), Some(day("2026-11-15"))).unwrap();
        assert_eq!(
            day_of(&state, day("2020-01-01")),
            Some(Some(day("2026-11-15")))
        );
        assert_eq!(
            day_of(&state, day("2020-01-02")),
            None,
            "the next day it is asked again"
        );
        keep_day(&state, day("2020-01-02"), None).unwrap();
        assert_eq!(
            day_of(&state, day("2020-01-02")),
            Some(None),
            "the clock is right"
        );
    }

    #[test]
    fn what_was_left_is_left_at_that_moment_only() {
        let dir = tempfile::tempdir().unwrap();
        let state = dir.path().join("state");
        assert!(!was_left(&state, Prompt::Start));
        leave(&state, Prompt::Start).unwrap();
        leave(&state, Prompt::Start).unwrap();
        assert!(was_left(&state, Prompt::Start));
        assert!(!was_left(&state, Prompt::Record));
    }
}
