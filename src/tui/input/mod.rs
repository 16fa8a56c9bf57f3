//! What comes from the terminal, as the program means it: chords, pastes, the mouse, a new size.
//!
//! Releases of keys are dropped here, and nowhere else. [`reader`] is the one thread that reads the terminal.

pub mod event;
pub(crate) mod reader;

pub(crate) use crate::commands::key_combo::{Key, KeyCombo};
pub(crate) use event::{Input, Mouse};
