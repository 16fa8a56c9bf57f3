//! Cuts and pads texts to columns.

use std::borrow::Cow;

use super::sanitize::line;
use super::width::{graphemes, width};

/// What stands where something was cut off.
pub(crate) const ELLIPSIS: &str = "…";

/// The text on one line in at most so many columns, its end replaced by an ellipsis where it is longer.
/// Nothing is cut in the middle of a character as people count them.
pub fn truncate(text: &str, columns: usize) -> String {
    fitted(text, columns).into_owned()
}

/// As [`truncate`], without a copy where nothing is cleaned or cut.
pub fn fitted(text: &str, columns: usize) -> Cow<'_, str> {
    let clean = line(text);
    // No text is wider than it has bytes.
    if clean.len() <= columns || width(&clean) <= columns {
        return clean;
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let mut kept = String::new();
    let mut used = 0;
    for (grapheme, wide) in graphemes(&clean) {
        if used + wide >= columns {
            break;
        }
        kept.push_str(grapheme);
        used += wide;
    }
    kept.truncate(kept.trim_end().len());
    kept.push_str(ELLIPSIS);
    Cow::Owned(kept)
}

/// The text on one line in exactly so many columns: cut where it is longer, with spaces after it where it is
/// shorter.
pub fn pad(text: &str, columns: usize) -> String {
    let mut fitted = truncate(text, columns);
    let room = columns.saturating_sub(width(&fitted));
    fitted.extend(std::iter::repeat_n(' ', room));
    fitted
}

/// As [`pad`], with the spaces before the text: for numbers, and for Urdu in a column of its own.
pub fn pad_left(text: &str, columns: usize) -> String {
    let cut = truncate(text, columns);
    let room = columns.saturating_sub(width(&cut));
    let mut fitted = " ".repeat(room);
    fitted.push_str(&cut);
    fitted
}

#[cfg(test)]
mod tests {
    use super::super::sanitize::is_unsafe_for_terminal;
    use super::super::test_strings::any_text;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_on_whole_characters() {
        for (text, columns, fitted) in [
            ("milestone", 9, "milestone"),
            ("milestone", 8, "milesto…"),
            ("lab", 5, "lab  "),
            ("a long one", 7, "a long…"),
            ("a longer", 3, "a… "),
            ("中文字", 5, "中文…"),
            ("中文字", 4, "中… "),
            ("中", 1, "…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("مُحَمَّد خان", 5, "مُحَمَّد…"),
            ("abc", 0, ""),
            ("a\nb", 4, "a b "),
        ] {
            assert_eq!(pad(text, columns), fitted, "{text:?} in {columns}");
        }
        assert_eq!(pad_left("42", 5), "   42");
        assert_eq!(truncate("lab", 5), "lab");
    }

    proptest! {
        #[test]
        fn any_text_fits_exactly(text in any_text(), columns in 0usize..40) {
            for fitted in [pad(&text, columns), pad_left(&text, columns)] {
                prop_assert_eq!(width(&fitted), columns, "{:?}", fitted);
                prop_assert!(!fitted.chars().any(is_unsafe_for_terminal));
            }
            prop_assert!(width(&truncate(&text, columns)) <= columns);
        }

        #[test]
        fn fitting_what_fits_changes_nothing(text in any_text(), columns in 0usize..40) {
            let once = pad(&text, columns);
            prop_assert_eq!(pad(&once, columns), once.clone());
            let once = truncate(&text, columns);
            prop_assert_eq!(truncate(&once, columns), once.clone());
        }
    }
}
