//! A line that is typed in: for the filter and the like.

use unicode_segmentation::UnicodeSegmentation;

use crate::tui::input::{Key, KeyCombo};

/// A text of one line with a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    /// Where the cursor stands, in bytes; on an edge between characters as people count them.
    cursor: usize,
}

impl Line {
    /// A line with the cursor at its end.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            cursor: text.len(),
            text,
        }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Types a text; its line ends become spaces, other controls go.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .chars()
            .map(|c| {
                if matches!(c, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    c
                }
            })
            .filter(|c| !c.is_control())
            .collect();
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// Does what the key means while a line is typed; `false` where it means nothing.
    pub fn press(&mut self, chord: KeyCombo) -> bool {
        if let Some(character) = chord.typed() {
            self.insert(character.encode_utf8(&mut [0; 4]));
            return true;
        }
        match (chord.key, chord.ctrl) {
            (Key::Backspace, _) | (Key::Char('h'), true) => {
                let start = self.previous();
                self.text.replace_range(start..self.cursor, "");
                self.cursor = start;
            }
            (Key::Delete, _) => {
                let end = self.next();
                self.text.replace_range(self.cursor..end, "");
            }
            (Key::Left, _) => self.cursor = self.previous(),
            (Key::Right, _) => self.cursor = self.next(),
            (Key::Home, _) | (Key::Char('a'), true) => self.cursor = 0,
            (Key::End, _) | (Key::Char('e'), true) => self.cursor = self.text.len(),
            (Key::Char('u'), true) => {
                self.text.replace_range(..self.cursor, "");
                self.cursor = 0;
            }
            (Key::Char('w'), true) => {
                let kept = self.before().trim_end();
                let start = kept.rfind(' ').map_or(0, |space| space + 1);
                self.text.replace_range(start..self.cursor, "");
                self.cursor = start;
            }
            _ => return false,
        }
        true
    }

    fn previous(&self) -> usize {
        self.before()
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    fn next(&self) -> usize {
        let rest = &self.text[self.cursor..];
        self.cursor + rest.graphemes(true).next().map_or(0, str::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> Line {
        let mut line = Line::default();
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
        let mut line = Line::new("کِ");
        line.press("Backspace".parse().unwrap());
        assert_eq!(line.text(), "");
    }

    #[test]
    fn a_paste_is_one_line_without_controls() {
        let mut line = Line::default();
        line.insert("one\ntwo\u{1b}[2J");
        assert_eq!(line.text(), "one two[2J");
    }
}
