//! How keys scroll the text of a window: the same in every one.

use crate::commands::Command;
use crate::tui::app::{Model, ScrollState};
use crate::tui::input::KeyCombo;

/// The lines of a window that are not its text.
const EDGES: u16 = 6;

/// How a key moves in a window; a blank turns the page of a text.
pub(super) fn moves(model: &Model, chord: KeyCombo) -> Option<Command> {
    let blank = (chord.typed() == Some(' ')).then_some(Command::PageDown);
    model.keymap.moves(chord).or(blank)
}

/// Scrolls the text of the window on top; `false` where the command scrolls nothing.
pub(super) fn scroll(model: &Model, reader: &mut ScrollState, command: Option<Command>) -> bool {
    let page = usize::from(model.size.1.saturating_sub(EDGES)).max(1);
    by(reader, command, page, model.drawn.window_extent)
}

/// Scrolls a text by pages of so many lines, to `most` at the furthest.
pub(super) fn by(
    reader: &mut ScrollState,
    command: Option<Command>,
    page: usize,
    most: usize,
) -> bool {
    let top = match command {
        Some(Command::Down) => reader.top.saturating_add(1),
        Some(Command::Up) => reader.top.saturating_sub(1),
        Some(Command::PageDown) => reader.top + page,
        Some(Command::PageUp) => reader.top.saturating_sub(page),
        Some(Command::First) => 0,
        Some(Command::Last) => most,
        _ => return false,
    };
    reader.top = top.min(most);
    true
}
