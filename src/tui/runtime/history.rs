//! What was done in this visit, to be taken back and made again.

use std::path::Path;

use crate::edit::Edit;
use crate::store::relocate::{MovedFile, RelocateError, put_back};
use crate::store::save::SaveError;
use crate::store::{CommitError, FileChange, revert};
use crate::tui::runtime::error_text::refused;

/// One act: its words, what it did, and the files that it wrote.
#[derive(Clone, Debug)]
pub(crate) struct UndoEntry {
    /// What was done.
    pub words: String,
    /// The edits, by the id of their file.
    pub edits: Vec<(String, Vec<Edit>)>,
    /// The files.
    pub written: Vec<FileChange>,
    /// The files that came, went or moved.
    pub moved: Vec<MovedFile>,
}

/// Why an act was not taken back.
#[derive(Debug)]
pub(crate) enum UndoError {
    /// Somebody else has written to the file since: only new edits can take it back.
    Changed(UndoEntry),
    /// Anything else, in words.
    Why(String),
}

/// The acts of this visit.
#[derive(Debug, Default)]
pub(crate) struct UndoHistory {
    done: Vec<UndoEntry>,
    undone: Vec<UndoEntry>,
}

impl UndoHistory {
    /// Something was done; what was taken back before cannot be made again.
    pub(crate) fn did(&mut self, past: UndoEntry) {
        self.undone.clear();
        if !past.written.is_empty() || !past.moved.is_empty() {
            self.done.push(past);
        }
    }

    /// The last act was taken back by new edits, which wrote these files.
    pub(crate) fn corrected(&mut self, written: Vec<FileChange>) {
        if let Some(past) = self.done.pop() {
            self.undone.push(UndoEntry { written, ..past });
        }
    }

    /// What can be taken back, in words.
    pub(crate) fn undo_words(&self) -> Option<String> {
        self.done.last().map(|past| past.words.clone())
    }

    /// What can be made again, in words.
    pub(crate) fn redo_words(&self) -> Option<String> {
        self.undone.last().map(|past| past.words.clone())
    }

    /// Takes the last act back: the old bytes return.
    ///
    /// # Errors
    /// Says why not; the act then stays.
    pub(crate) fn undo(&mut self, dir: &Path, state: &Path) -> Result<String, UndoError> {
        let past = self.done.pop();
        let past = past.ok_or(UndoError::Why("There is nothing to undo".into()))?;
        match swap(dir, state, &past, UndoDirection::Back) {
            Ok(back) => {
                let told = format!("Undone: {}", back.words);
                self.undone.push(back);
                Ok(told)
            }
            Err(error) => {
                self.done.push(past.clone());
                Err(match error {
                    SwapError::Commit(CommitError::Save(SaveError::ChangedOnDisk { .. }))
                        if past.moved.is_empty() =>
                    {
                        UndoError::Changed(past)
                    }
                    error => {
                        UndoError::Why(format!("Not undone ({}): {}", past.words, error.told()))
                    }
                })
            }
        }
    }

    /// Makes the last act that was taken back again.
    ///
    /// # Errors
    /// Says why not; it then stays undone.
    pub(crate) fn redo(&mut self, dir: &Path, state: &Path) -> Result<String, String> {
        let past = self.undone.pop().ok_or("There is nothing to do again")?;
        match swap(dir, state, &past, UndoDirection::Again) {
            Ok(again) => {
                let told = format!("Done again: {}", again.words);
                self.done.push(again);
                Ok(told)
            }
            Err(error) => {
                let told = format!("Not done again ({}): {}", past.words, error.told());
                self.undone.push(past);
                Err(told)
            }
        }
    }
}

/// Whether an act is taken back or made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UndoDirection {
    Back,
    Again,
}

/// Why the files of an act stayed as they are.
#[derive(Debug)]
enum SwapError {
    Commit(CommitError),
    Relocate(RelocateError),
}

impl SwapError {
    fn told(&self) -> String {
        match self {
            SwapError::Commit(error) => refused(error),
            SwapError::Relocate(error) => error.to_string(),
        }
    }
}

/// Puts back what stood before in every file of an act; all or none. What moved comes back before what was written in it is
/// taken back, and moves after that is written again.
fn swap(
    dir: &Path,
    state: &Path,
    past: &UndoEntry,
    direction: UndoDirection,
) -> Result<UndoEntry, SwapError> {
    let (mut written, mut moved) = (Vec::new(), Vec::new());
    let swapped = match direction {
        UndoDirection::Back => move_back(dir, state, past, &mut moved)
            .and_then(|()| write_back(dir, state, past, &mut written)),
        UndoDirection::Again => write_back(dir, state, past, &mut written)
            .and_then(|()| move_back(dir, state, past, &mut moved)),
    };
    if let Err(error) = swapped {
        // What is put back here was written a moment ago.
        for one in moved.iter().rev() {
            let _ = put_back(dir, state, one);
        }
        for one in written.iter().rev() {
            let _ = revert(dir, state, one);
        }
        return Err(error);
    }
    Ok(UndoEntry {
        written,
        moved,
        ..past.clone()
    })
}

fn move_back(
    dir: &Path,
    state: &Path,
    past: &UndoEntry,
    moved: &mut Vec<MovedFile>,
) -> Result<(), SwapError> {
    for one in past.moved.iter().rev() {
        moved.push(put_back(dir, state, one).map_err(SwapError::Relocate)?);
    }
    Ok(())
}

fn write_back(
    dir: &Path,
    state: &Path,
    past: &UndoEntry,
    written: &mut Vec<FileChange>,
) -> Result<(), SwapError> {
    for one in past.written.iter().rev() {
        written.push(revert(dir, state, one).map_err(SwapError::Commit)?);
    }
    Ok(())
}
