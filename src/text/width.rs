//! Columns: how much room a text takes on a terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The characters as people count them, each with its columns. An accent, a vowel sign or a joiner belongs to
/// the letter before it.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true)
        .map(|grapheme| (grapheme, grapheme.width()))
}

/// The columns that a cleaned text takes: measured character by character as people count them, which is how it
/// is drawn.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    graphemes(text).map(|(_, width)| width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_a_terminal() {
        for (text, columns) in [
            ("", 0),
            ("iso-17025", 9),
            ("中文", 4),
            ("e\u{301}", 1),
            ("می\u{200c}خواہم", 7),
            ("مُحَمَّد", 4),
            ("👨\u{200d}👩\u{200d}👧", 2),
            ("한국", 4),
            ("…", 1),
            ("لا", 2),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }
}
