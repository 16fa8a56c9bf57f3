//! What was done in this visit, to be taken back and made again.

use std::path::Path;

use crate::edit::Edit;
use crate::store::save::SaveError;
use crate::store::{CommitError, FileChange, revert};
use crate::tui::runtime::error_text::refused;

/// One act: its words, what it did, and the files that it wrote.
#[derive(Clone, Debug)]
pub struct Past {
    /// What was done.
    pub words: String,
    /// The edits, by the id of their file.
    pub edits: Vec<(String, Vec<Edit>)>,
    /// The files.
    pub written: Vec<FileChange>,
}

/// Why an act was not taken back.
#[derive(Debug)]
pub enum Stuck {
    /// Somebody else has written to the file since: only new edits can take it back.
    Changed(Past),
    /// Anything else, in words.
    Why(String),
}

/// The acts of this visit.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Past>,
    undone: Vec<Past>,
}

impl History {
    /// Something was done; what was taken back before cannot be made again.
    pub fn did(&mut self, past: Past) {
        self.undone.clear();
        if !past.written.is_empty() {
            self.done.push(past);
        }
    }

    /// The last act was taken back by new edits, which wrote these files.
    pub fn corrected(&mut self, written: Vec<FileChange>) {
        if let Some(past) = self.done.pop() {
            self.undone.push(Past { written, ..past });
        }
    }

    /// What can be taken back, in words.
    pub fn undo_words(&self) -> Option<String> {
        self.done.last().map(|past| past.words.clone())
    }

    /// What can be made again, in words.
    pub fn redo_words(&self) -> Option<String> {
        self.undone.last().map(|past| past.words.clone())
    }

    /// Takes the last act back: the old bytes return.
    ///
    /// # Errors
    /// Says why not; the act then stays.
    pub fn undo(&mut self, dir: &Path, state: &Path) -> Result<String, Stuck> {
        let past = self.done.pop();
        let past = past.ok_or(Stuck::Why("There is nothing to undo".into()))?;
        match swap(dir, state, &past) {
            Ok(back) => {
                let told = format!("Undone: {}", back.words);
                self.undone.push(back);
                Ok(told)
            }
            Err(error) => {
                self.done.push(past.clone());
                Err(match error {
                    CommitError::Save(SaveError::ChangedOnDisk { .. }) => Stuck::Changed(past),
                    error => {
                        Stuck::Why(format!("Not undone ({}): {}", past.words, refused(&error)))
                    }
                })
            }
        }
    }

    /// Makes the last act that was taken back again.
    ///
    /// # Errors
    /// Says why not; it then stays undone.
    pub fn redo(&mut self, dir: &Path, state: &Path) -> Result<String, String> {
        let past = self.undone.pop().ok_or("There is nothing to do again")?;
        match swap(dir, state, &past) {
            Ok(again) => {
                let told = format!("Done again: {}", again.words);
                self.done.push(again);
                Ok(told)
            }
            Err(error) => {
                let told = format!("Not done again ({}): {}", past.words, refused(&error));
                self.undone.push(past);
                Err(told)
            }
        }
    }
}

/// Puts back what stood before in every file of an act; all or none.
fn swap(dir: &Path, state: &Path, past: &Past) -> Result<Past, CommitError> {
    let mut written: Vec<FileChange> = Vec::new();
    for one in past.written.iter().rev() {
        match revert(dir, state, one) {
            Ok(back) => written.push(back),
            Err(error) => {
                for earlier in written.iter().rev() {
                    // What is put back here was written a moment ago.
                    let _ = revert(dir, state, earlier);
                }
                return Err(error);
            }
        }
    }
    Ok(Past {
        written,
        ..past.clone()
    })
}
