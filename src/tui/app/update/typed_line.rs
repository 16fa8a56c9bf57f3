//! Typing into a line of a window: the same in the filter, the palette and help.

use crate::tui::app::{LineInput, Model};
use crate::tui::input::{Key as Button, KeyCombo};

/// Types into a line; where the key does nothing there, says so and what does.
pub(super) fn type_line(model: &mut Model, line: &mut LineInput, chord: KeyCombo, keys: &str) {
    let before = line.clone();
    let takes_away = chord.ctrl && matches!(chord.key, Button::Char('u' | 'w'));
    if !line.press(chord) {
        model.say_above(format!("{chord} does nothing here: {keys}"));
    } else if takes_away && *line == before {
        model.say_above(format!("Nothing stands before the cursor: {keys}"));
    }
}
