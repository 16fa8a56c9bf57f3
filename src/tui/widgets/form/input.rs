//! What comes into a form and what comes out of it: no key of any terminal, no effect.

use crate::model::{Kind, Value};

/// What a form is told. The host makes these from the keys of its terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormInput {
    /// A character was typed, without Ctrl or Alt.
    Char(char),
    /// Opens the list of a field, goes on from another, presses a button; a new line in a long text.
    Enter,
    /// Closes a picker, else leaves.
    Esc,
    /// To the next field.
    Tab,
    /// To the field before.
    BackTab,
    /// Up in a picker or a long text, else to the field before.
    Up,
    /// Down in a picker or a long text, else to the next field.
    Down,
    /// One character back, as it is stored.
    Left,
    /// One character on, as it is stored.
    Right,
    /// One word back (Ctrl-Left).
    WordLeft,
    /// One word on (Ctrl-Right).
    WordRight,
    /// To the start of the line; in a month grid, today.
    Home,
    /// To the end of the line.
    End,
    /// Several fields or rows up; a month back in a month grid.
    PageUp,
    /// Several fields or rows down; a month on in a month grid.
    PageDown,
    /// Takes away the character before the cursor.
    Backspace,
    /// Takes away the character behind the cursor.
    Delete,
    /// Takes away the word before the cursor (Ctrl-w).
    DeleteWord,
    /// Takes away what stands on the line before the cursor (Ctrl-u).
    DeleteToStart,
    /// Takes back what was last typed or taken away in the field (Ctrl-z).
    Undo,
    /// Makes again what was taken back (Ctrl-y).
    Redo,
    /// A pasted text. It goes into the field, never to a command.
    Paste(String),
    /// Opens the picker of the field, whatever was typed in it.
    Pick,
    /// Puts back the text with which the form was opened.
    Restore,
    /// Saves (Ctrl-s, F10).
    Save,
    /// The form has so many columns and rows from now on.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
}

/// What the host has to do after a form was told something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FormEvent {
    /// Nothing changed; nothing is to be drawn.
    Nothing,
    /// Something is to be drawn anew; values may have changed.
    Changed,
    /// The fields that differ from what stood there, each with its new value; `None` takes it away.
    Save(Vec<(String, Option<Value>)>),
    /// An entry of that kind is to be made for the field of that key.
    New(String, Kind),
    /// All that follows from what is typed is to be shown, for which the form may have no room.
    Advice,
    /// The person leaves. With `dirty` there is something to keep as a draft.
    Leave {
        /// Whether a field differs from what stood there.
        dirty: bool,
    },
}
