//! The text that edits are put into, and why one cannot be.

use super::super::outline::Outline;
use super::locate::{EntryLocation, EntryLocations};
use crate::edit::EntryPath;
use crate::model::Kind;

/// Why an edit could not be carried into a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpliceError {
    /// The text is not valid TOML.
    #[error("the file is not valid TOML and cannot be edited: mend it first")]
    Broken,
    /// The edit names what the text does not hold.
    #[error("the {0} to be changed is not in the file any more")]
    Gone(String),
    /// Something else stands where an entry is to be added.
    #[error(
        "line {line} has [{kind}], which names one table where a file may have many: write [[{kind}]] there, then try \
         again"
    )]
    Occupied {
        /// The kind of the entry.
        kind: Kind,
        /// The line, from 1.
        line: usize,
    },
    /// Two changes would claim the same bytes.
    #[error(
        "the file is written in a way that this program cannot change safely, so nothing was written; make the change \
         in a text editor"
    )]
    Overlap,
}

/// A text with its outline, and where the entries stand in it.
pub(super) struct SpliceContext<'p> {
    pub(super) text: &'p str,
    pub(super) outline: &'p Outline,
    pub(super) locations: &'p EntryLocations<'p>,
    pub(super) portfolio: bool,
}

impl<'p> SpliceContext<'p> {
    pub(super) fn location(&self, place: EntryPath) -> Result<&'p EntryLocation<'p>, SpliceError> {
        self.locations
            .find(place)
            .ok_or_else(|| SpliceError::Gone(place.kind_there().to_string()))
    }
}
