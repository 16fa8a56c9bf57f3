//! A line that is typed in: for the filter and the like. The editing itself is that of the fields of forms.

use crate::tui::input::{Key, KeyCombo};
use crate::tui::widgets::form::text_input::TextInput;

/// A text of one line with a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineInput(TextInput);

impl LineInput {
    /// A line with the cursor at its end.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(TextInput::new(text, false))
    }

    /// What is typed.
    pub(crate) fn text(&self) -> &str {
        self.0.text()
    }

    /// What stands before the cursor.
    pub(crate) fn before(&self) -> &str {
        &self.text()[..self.0.cursor()]
    }

    /// Types a text; its line ends become spaces, other controls go.
    pub(crate) fn insert(&mut self, text: &str) {
        self.0.insert(text);
    }

    /// Does what the key means while a line is typed; `false` where it means nothing.
    pub(crate) fn press(&mut self, chord: KeyCombo) -> bool {
        if let Some(character) = chord.typed() {
            self.insert(character.encode_utf8(&mut [0; 4]));
            return true;
        }
        match (chord.key, chord.ctrl) {
            (Key::Backspace, _) | (Key::Char('h'), true) => drop(self.0.backspace()),
            (Key::Delete, _) => drop(self.0.delete()),
            (Key::Left, true) => self.0.word_left(),
            (Key::Right, true) => self.0.word_right(),
            (Key::Left, _) => self.0.left(),
            (Key::Right, _) => self.0.right(),
            (Key::Home, _) | (Key::Char('a'), true) => self.0.home(),
            (Key::End, _) | (Key::Char('e'), true) => self.0.end(),
            (Key::Char('u'), true) => drop(self.0.delete_to_start()),
            (Key::Char('w'), true) => drop(self.0.delete_word()),
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> LineInput {
        let mut line = LineInput::default();
        for key in keys.split(' ') {
            line.press(key.parse().unwrap());
        }
        line
    }

    #[test]
    fn keys_edit_the_line() {
        assert_eq!(typed("a b Space c Left Left X").text(), "abX c");
        assert_eq!(typed("a b Home Delete").text(), "b");
        assert_eq!(typed("a b Space c d Ctrl-w").text(), "ab ");
        assert_eq!(typed("a b Left Ctrl-u").text(), "b");
    }

    #[test]
    fn a_character_is_taken_away_whole() {
        let mut line = LineInput::new("کِ");
        line.press("Backspace".parse().unwrap());
        assert_eq!(line.text(), "");
    }

    #[test]
    fn a_paste_is_one_line_without_controls() {
        let mut line = LineInput::default();
        line.insert("one\ntwo\u{1b}[2J");
        assert_eq!(line.text(), "one two[2J");
    }
}
