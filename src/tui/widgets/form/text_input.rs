//! A text under a cursor. The cursor moves by what a person sees as one character, in the order in which the
//! text is stored; nothing is reordered for scripts that run from right to left.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::text;

/// A text that is being typed, of one line or of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextInput {
    text: String,
    /// Bytes before the cursor; always between two graphemes.
    cursor: usize,
    many_lines: bool,
}

impl TextInput {
    /// A text with the cursor behind it.
    pub(crate) fn new(text: impl Into<String>, many_lines: bool) -> Self {
        let text = text.into();
        Self {
            cursor: text.len(),
            text,
            many_lines,
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Bytes before the cursor.
    pub(crate) fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether Enter makes a new line here.
    pub(crate) fn many_lines(&self) -> bool {
        self.many_lines
    }

    /// Another text, the cursor behind it.
    pub(crate) fn set(&mut self, text: impl Into<String>) {
        self.text = text.into();
        self.cursor = self.text.len();
    }

    /// Puts the cursor at a byte, or at the next place after it between two characters.
    pub(crate) fn move_to(&mut self, byte: usize) {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        self.cursor = byte;
        if !self.between(byte) {
            self.cursor = self.next(byte);
        }
    }

    /// Whether anything of a typed or pasted text would be put in.
    pub(crate) fn accepts(&self, text: &str) -> bool {
        !accepted(text, self.many_lines).is_empty()
    }

    /// Types or pastes: controls are dropped, and a line's end becomes a space where there is one line only.
    /// Says whether anything was put in.
    pub(crate) fn insert(&mut self, text: &str) -> bool {
        let accepted = accepted(text, self.many_lines);
        if accepted.is_empty() {
            return false;
        }
        self.text.insert_str(self.cursor, &accepted);
        self.move_to(self.cursor + accepted.len());
        true
    }

    /// One character back.
    pub(crate) fn left(&mut self) {
        self.cursor = self.previous(self.cursor);
    }

    /// One character on.
    pub(crate) fn right(&mut self) {
        self.cursor = self.next(self.cursor);
    }

    /// To the start of the word before the cursor.
    pub(crate) fn word_left(&mut self) {
        let start = self.text[..self.cursor]
            .unicode_word_indices()
            .next_back()
            .map_or(0, |(at, _)| at);
        self.cursor = 0;
        self.move_to(start);
    }

    /// Behind the next word.
    pub(crate) fn word_right(&mut self) {
        let end = self.text[self.cursor..]
            .unicode_word_indices()
            .next()
            .map_or(self.text.len(), |(at, word)| self.cursor + at + word.len());
        self.move_to(end);
    }

    /// To the start of the line.
    pub(crate) fn home(&mut self) {
        self.cursor = self.text[..self.cursor]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
    }

    /// To the end of the line.
    pub(crate) fn end(&mut self) {
        let end = self.text[self.cursor..]
            .find('\n')
            .map_or(self.text.len(), |newline| self.cursor + newline);
        // `\r\n` is one character: its end is before both.
        self.cursor = if self.between(end) {
            end
        } else {
            self.previous(end)
        };
    }

    /// Takes away the character before the cursor. Says whether there was one.
    pub(crate) fn backspace(&mut self) -> bool {
        self.take(self.previous(self.cursor))
    }

    /// Takes away the character behind the cursor. Says whether there was one.
    pub(crate) fn delete(&mut self) -> bool {
        let end = self.next(self.cursor);
        let start = std::mem::replace(&mut self.cursor, end);
        self.take(start)
    }

    /// Takes away the word before the cursor. Says whether there was anything.
    pub(crate) fn delete_word(&mut self) -> bool {
        let end = self.cursor;
        self.word_left();
        let start = std::mem::replace(&mut self.cursor, end);
        self.take(start)
    }

    /// Takes away what stands on the line before the cursor. Says whether there was anything.
    pub(crate) fn delete_to_start(&mut self) -> bool {
        let end = self.cursor;
        self.home();
        let start = std::mem::replace(&mut self.cursor, end);
        self.take(start)
    }

    /// Takes away everything. Says whether there was anything.
    pub(crate) fn clear(&mut self) -> bool {
        self.cursor = self.text.len();
        self.take(0)
    }

    /// Takes away what stands between `start` and the cursor.
    fn take(&mut self, start: usize) -> bool {
        if start == self.cursor {
            return false;
        }
        self.text.replace_range(start..self.cursor, "");
        // What stood on both sides may now be one character.
        self.move_to(start);
        true
    }

    fn between(&self, byte: usize) -> bool {
        GraphemeCursor::new(byte, self.text.len(), true)
            .is_boundary(&self.text, 0)
            .unwrap_or(true)
    }

    fn next(&self, byte: usize) -> usize {
        GraphemeCursor::new(byte, self.text.len(), true)
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(self.text.len())
    }

    fn previous(&self, byte: usize) -> usize {
        GraphemeCursor::new(byte, self.text.len(), true)
            .prev_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(0)
    }
}

/// What of a typed or pasted text goes into a field.
fn accepted(typed: &str, many_lines: bool) -> String {
    let line_end = if many_lines { '\n' } else { ' ' };
    typed
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|character| match character {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(line_end),
            '\t' => Some(' '),
            other if text::is_unsafe_for_terminal(other) => None,
            other => Some(other),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_paste_leaves_its_controls_behind() {
        let mut line = TextInput::new("", false);
        line.insert("a\r\nb\u{1b}[31m\tc\u{202e}\u{0}");
        assert_eq!(line.text(), "a b[31m c");
        let mut text = TextInput::new("", true);
        text.insert("a\r\nb\rc");
        assert_eq!(text.text(), "a\nb\nc");
        assert!(!text.insert("\u{7}"));
    }

    #[test]
    fn the_cursor_moves_by_what_is_seen_as_one_character() {
        let mut typing = TextInput::new("e\u{301}中👨‍👩‍👧ک\u{650}", false);
        let mut places = vec![typing.cursor()];
        while typing.cursor() > 0 {
            typing.left();
            places.push(typing.cursor());
        }
        assert_eq!(places, [28, 24, 6, 3, 0]);
        typing.right();
        assert!(typing.delete());
        assert!(typing.backspace());
        assert_eq!(typing.text(), "👨‍👩‍👧ک\u{650}");
        assert!(!typing.backspace());
    }

    #[test]
    fn words_and_lines_are_found() {
        let mut typing = TextInput::new("held at customs\r\nuntil May", true);
        typing.home();
        assert_eq!(typing.cursor(), 17);
        typing.left();
        assert_eq!(typing.cursor(), 15);
        typing.home();
        typing.end();
        assert_eq!(typing.cursor(), 15);
        assert!(typing.delete_word());
        assert_eq!(typing.text(), "held at \r\nuntil May");
        typing.word_right();
        assert_eq!(&typing.text()[..typing.cursor()], "held at \r\nuntil");
        assert!(typing.delete_to_start());
        assert_eq!(typing.text(), "held at \r\n May");
        assert!(!typing.delete_to_start(), "it stops where the line begins");
    }

    proptest! {
        #[test]
        fn the_cursor_never_stands_inside_a_character(
            start in "\\PC{0,12}",
            steps in prop::collection::vec((0u8..11, "(\\PC|\u{200d}|\u{301}|🇵|👩|\r\n|\u{b}){0,3}"), 0..30),
        ) {
            let mut typing = TextInput::new(start, true);
            for (step, text) in steps {
                match step {
                    0 | 1 => { typing.insert(&text); }
                    2 => typing.left(),
                    3 => typing.right(),
                    4 => typing.word_left(),
                    5 => typing.word_right(),
                    6 => typing.home(),
                    7 => typing.end(),
                    8 => { typing.backspace(); }
                    10 => { typing.delete_to_start(); }
                    _ => { typing.delete(); }
                }
                let places: Vec<usize> = typing.text().grapheme_indices(true).map(|(at, _)| at).collect();
                prop_assert!(
                    typing.cursor() == typing.text().len() || places.contains(&typing.cursor()),
                    "{:?}", typing
                );
            }
        }
    }
}
