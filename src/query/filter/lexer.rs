//! Reads the characters of a filter: words, quoted texts, signs, with their positions.

use std::ops::Range;

use super::error::{ErrorKind, FilterError};
use super::operand::ComparisonOperator;

/// A text and how far it has been read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexer<'t> {
    text: &'t str,
    /// Bytes read so far.
    pub at: usize,
}

impl<'t> Lexer<'t> {
    /// Begins at the beginning.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// What is not read yet.
    pub(crate) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The next character.
    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Reads that character, if it is the next.
    pub(crate) fn take(&mut self, character: char) -> bool {
        let is_next = self.peek() == Some(character);
        if is_next {
            self.at += character.len_utf8();
        }
        is_next
    }

    /// Reads that text, if it is next.
    fn take_text(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    /// Reads white space.
    pub(crate) fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Reads that word, in any case, if it is next and stands alone.
    pub(crate) fn take_word(&mut self, word: &str) -> bool {
        let mut after = *self;
        let is_next = after.bare(false).eq_ignore_ascii_case(word) && after.peek() != Some('"');
        if is_next {
            *self = after;
        }
        is_next
    }

    /// Reads `key:`, if it is next: letters, hyphens and underscores with a colon right after them.
    pub(crate) fn take_key(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))?;
        if !rest.starts_with(char::is_alphabetic) || !rest[end..].starts_with(':') {
            return None;
        }
        self.at += end + 1;
        Some(&rest[..end])
    }

    /// Reads the sign of a comparison.
    pub(crate) fn comparison(&mut self) -> ComparisonOperator {
        use ComparisonOperator::{AtLeast, AtMost, Is, Less, More};
        [AtMost, AtLeast, Less, More]
            .into_iter()
            .find(|comparison| self.take_text(comparison.sign()))
            .unwrap_or(Is)
    }

    /// Reads up to a space, a `|`, a `)` that it did not open, and (in a list of values) a comma.
    pub(crate) fn bare(&mut self, in_list: bool) -> &'t str {
        let rest = self.rest();
        let mut open = 0usize;
        let end = rest
            .find(|character: char| match character {
                '(' => {
                    open += 1;
                    false
                }
                ')' if open > 0 => {
                    open -= 1;
                    false
                }
                ')' | '|' => true,
                ',' => in_list,
                other => other.is_whitespace(),
            })
            .unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Reads a text in quotes, if one is next. Within it `\"` is a quote and `\\` a backslash.
    ///
    /// # Errors
    /// The quote that is not closed.
    pub(crate) fn quoted(&mut self) -> Result<Option<String>, FilterError> {
        let start = self.at;
        if !self.take('"') {
            return Ok(None);
        }
        let mut text = String::new();
        let mut characters = self.rest().char_indices();
        while let Some((offset, character)) = characters.next() {
            match character {
                '"' => {
                    self.at += offset + 1;
                    return Ok(Some(text));
                }
                '\\' => match characters.next() {
                    Some((_, escaped @ ('"' | '\\'))) => text.push(escaped),
                    Some((_, other)) => text.extend(['\\', other]),
                    None => text.push('\\'),
                },
                other => text.push(other),
            }
        }
        Err(self.error(start..start + 1, ErrorKind::Unclosed("quote")))
    }

    /// An error about those bytes.
    pub(crate) fn error(&self, at: Range<usize>, why: ErrorKind) -> FilterError {
        FilterError {
            position: self.text[..at.start].chars().count() + 1,
            at,
            why,
        }
    }
}
