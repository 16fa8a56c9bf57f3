//! What comes in, and what is to be done outside.

use std::sync::Arc;

use crate::tui::input::Input;
use crate::tui::model::{Known, Tone};

/// What comes in.
#[derive(Clone, Debug)]
pub enum Msg {
    /// The person or the window did something.
    Input(Input),
    /// The folder was read again.
    Known(Arc<Known>),
    /// Something that was asked for is to be told.
    Said(Tone, String),
    /// The program is to stop until it is continued.
    Stop,
    /// It was continued.
    Continued,
    /// The program is to end, with this status.
    End(u8),
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End, with this status.
    Quit(u8),
    /// Stop until continued.
    Suspend,
    /// Take the terminal again and draw all anew.
    Retake,
    /// Draw all anew.
    Redraw,
    /// Turn the mouse on or off.
    Mouse(bool),
    /// Read the folder again.
    Read,
    /// Open the file of that id in the person's editor, at that line.
    Editor(String, usize),
}
