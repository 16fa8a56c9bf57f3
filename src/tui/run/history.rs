//! What was done in this visit, to be taken back and made again.

use std::path::Path;

use super::refused::refused;
use crate::store::{Written, revert};

/// One act: its words, and the files that it wrote.
#[derive(Debug)]
struct Past {
    words: String,
    written: Vec<Written>,
}

/// The acts of this visit.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Past>,
    undone: Vec<Past>,
}

impl History {
    /// Something was done; what was taken back before cannot be made again.
    pub fn did(&mut self, words: String, written: Vec<Written>) {
        self.undone.clear();
        if !written.is_empty() {
            self.done.push(Past { words, written });
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
    pub fn undo(&mut self, dir: &Path, state: &Path) -> Result<String, String> {
        let past = self.done.pop().ok_or("There is nothing to undo")?;
        match swap(dir, state, &past) {
            Ok(back) => {
                let told = format!("Undone: {}", back.words);
                self.undone.push(back);
                Ok(told)
            }
            Err(why) => {
                let told = format!("Not undone ({}): {why}", past.words);
                self.done.push(past);
                Err(told)
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
            Err(why) => {
                let told = format!("Not done again ({}): {why}", past.words);
                self.undone.push(past);
                Err(told)
            }
        }
    }
}

/// Puts back what stood before in every file of an act; all or none.
fn swap(dir: &Path, state: &Path, past: &Past) -> Result<Past, String> {
    let mut written: Vec<Written> = Vec::new();
    for one in past.written.iter().rev() {
        match revert(dir, state, one) {
            Ok(back) => written.push(back),
            Err(error) => {
                for earlier in written.iter().rev() {
                    // What is put back here was written a moment ago.
                    let _ = revert(dir, state, earlier);
                }
                return Err(refused(&error));
            }
        }
    }
    Ok(Past {
        words: past.words.clone(),
        written,
    })
}
