//! What was asked and left unanswered, kept in the state folder: nobody is asked the same at every start.

use std::io;
use std::path::{Path, PathBuf};

use super::state_folder::{self, Durability};

/// A moment at which something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
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
pub fn was_left(state: &Path, moment: Prompt) -> bool {
    file(state, moment).exists()
}

/// Keeps that it was asked at that moment and left.
///
/// # Errors
/// The state folder could not be written to: it is asked again then.
pub fn leave(state: &Path, moment: Prompt) -> io::Result<()> {
    state_folder::write(&file(state, moment), b"", Durability::Quick)
}

fn file(state: &Path, moment: Prompt) -> PathBuf {
    state.join("asked").join(moment.word())
}

#[cfg(test)]
mod tests {
    use super::*;

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
