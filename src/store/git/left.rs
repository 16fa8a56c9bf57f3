//! A roadmap that an exchange left as it is, being broken.

use super::broken::BrokenFile;

/// A roadmap that was left as it is on one side, being broken there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Left {
    /// Its name in the folder.
    pub name: String,
    /// Whether it is the remote's that is broken.
    pub is_there: bool,
    why: String,
}

impl Left {
    pub(super) fn new(file: &BrokenFile, side: &str) -> Self {
        Self {
            name: file.name.clone(),
            is_there: false,
            why: format!("{side}, {}", file.why),
        }
    }

    pub(super) fn there(file: &BrokenFile) -> Self {
        Self {
            is_there: true,
            ..Self::new(file, "on the remote cannot be taken")
        }
    }
}

impl std::fmt::Display for Left {
    /// Which file, on which side, where it is broken and how to mend it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.name, self.why)
    }
}
