//! The part of a line around a cursor, and how wide a text is once it is drawn as it is being typed.
//!
//! Unlike [`text::line`], which joins runs of line ends, every character keeps a place of its own here, so that
//! a cursor can stand before it.

use std::borrow::Cow;

use crate::text;

/// One character as it is drawn.
fn drawn(grapheme: &str) -> Cow<'_, str> {
    match grapheme {
        "\t" | "\n" | "\r" | "\r\n" | "\u{b}" | "\u{c}" | "\u{85}" | "\u{2028}" | "\u{2029}" => {
            Cow::Borrowed(" ")
        }
        other => text::line(other),
    }
}

/// The columns that a text takes once drawn.
pub(crate) fn width(text: &str) -> usize {
    text::graphemes(text)
        .map(|(grapheme, _)| text::width(&drawn(grapheme)))
        .sum()
}

/// A text as it is drawn.
pub(crate) fn shown(text: &str) -> String {
    text::graphemes(text)
        .map(|(grapheme, _)| drawn(grapheme))
        .collect()
}

/// Part of a one-line text, so that the cursor is in view.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct HScroll {
    /// What is drawn.
    pub text: String,
    /// The column of the cursor in it.
    pub cursor: usize,
}

/// The part of a line that is drawn in `columns` columns when the cursor stands before byte `cursor`.
pub(crate) fn window(text: &str, cursor: usize, columns: usize) -> HScroll {
    let before = width(&text[..cursor]);
    let skip = before.saturating_sub(columns.saturating_sub(1));
    let (mut line, mut at) = (String::new(), 0);
    for (grapheme, _) in text::graphemes(text) {
        let one = drawn(grapheme);
        let wide = text::width(&one);
        if at < skip {
            // A wide character cut in two leaves a space.
            at += wide;
            (skip..at).for_each(|_| line.push(' '));
            continue;
        }
        if at + wide > skip + columns {
            break;
        }
        line.push_str(&one);
        at += wide;
    }
    HScroll {
        text: line,
        cursor: before - skip,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_drawn() {
        assert_eq!(shown("a\u{1b}[2Jb"), "a␛[2Jb");
        assert_eq!(shown("a\u{202e}b\tc\n"), "a\u{fffd}b c ");
        assert_eq!(shown("می‌خواہم"), "می‌خواہم");
    }

    #[test]
    fn the_cursor_is_always_in_the_window() {
        let text = "one 中文 two";
        for columns in 1..20 {
            for (cursor, _) in text.char_indices() {
                let window = window(text, cursor, columns);
                assert!(window.cursor < columns, "{columns} {cursor}");
                assert!(width(&window.text) <= columns, "{columns} {cursor}");
            }
        }
        assert_eq!(window("abcdef", 6, 4).text, "def");
        assert_eq!(window("abcdef", 6, 4).cursor, 3);
    }
}
