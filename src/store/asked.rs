//! What was asked and left unanswered, kept in the state folder: nobody is asked the same at every start.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A moment at which something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The first start: who acts.
    Start,
    /// The first record under a name that nobody has given: who acts.
    Record,
}

impl Moment {
    fn word(self) -> &'static str {
        match self {
            Moment::Start => "name-at-start",
            Moment::Record => "name-at-record",
        }
    }
}

/// Whether it was asked at that moment and left.
pub fn was_left(state: &Path, moment: Moment) -> bool {
    file(state, moment).exists()
}

/// Keeps that it was asked at that moment and left.
///
/// # Errors
/// The state folder could not be written to: it is asked again then.
pub fn leave(state: &Path, moment: Moment) -> io::Result<()> {
    let path = file(state, moment);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, "")
}

fn file(state: &Path, moment: Moment) -> PathBuf {
    state.join("asked").join(moment.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_left_at_that_moment_only() {
        let dir = tempfile::tempdir().unwrap();
        let state = dir.path().join("state");
        assert!(!was_left(&state, Moment::Start));
        leave(&state, Moment::Start).unwrap();
        leave(&state, Moment::Start).unwrap();
        assert!(was_left(&state, Moment::Start));
        assert!(!was_left(&state, Moment::Record));
    }
}
