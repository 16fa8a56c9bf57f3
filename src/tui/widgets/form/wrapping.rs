//! A long text laid out in rows of a given width, and where the cursor is among them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::tui::widgets::form::hscroll::width;

/// The rows of a text, each as the bytes that stand in it. There is always one.
///
/// A row breaks behind a space where there is one, and inside a word only where the word is longer than the
/// row. One column is left free, so that a cursor behind the last character of a row is in view.
pub(crate) fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.saturating_sub(1).max(2);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let seen = start + line.strip_suffix('\r').unwrap_or(line).len();
        break_line(text, start..seen, columns, &mut rows);
        start = end + 1;
    }
    rows
}

fn break_line(text: &str, line: Range<usize>, columns: usize, rows: &mut Vec<Range<usize>>) {
    let (mut row, mut gap, mut taken) = (line.start, line.start, 0);
    for (at, grapheme) in text[line.clone()].grapheme_indices(true) {
        let at = line.start + at;
        let wide = width(grapheme);
        // One space may hang over the end of a row.
        let hangs = grapheme == " " && taken <= columns;
        // Twice where what is left of a word behind the break is itself too long with this character.
        while taken + wide > columns && at > row && !hangs {
            let cut = if gap > row { gap } else { at };
            rows.push(row..cut);
            row = cut;
            taken = width(&text[cut..at]);
        }
        taken += wide;
        if grapheme == " " {
            gap = at + 1;
        }
    }
    rows.push(row..line.end);
}

/// The row and the column of a cursor that stands before byte `cursor`.
pub(crate) fn place(text: &str, rows: &[Range<usize>], cursor: usize) -> (usize, usize) {
    let row = rows
        .iter()
        .rposition(|row| row.start <= cursor)
        .unwrap_or(0);
    let row_range = rows.get(row).cloned().unwrap_or(0..0);
    (
        row,
        width(&text[row_range.start..cursor.min(row_range.end)]),
    )
}

/// The byte at a column of a row, or the last place of the row before it.
pub(crate) fn byte_at(text: &str, row: Range<usize>, column: usize) -> usize {
    let mut taken = 0;
    for (at, grapheme) in text[row.clone()].grapheme_indices(true) {
        taken += width(grapheme);
        if taken > column {
            return row.start + at;
        }
    }
    row.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn laid_out(text: &str, columns: usize) -> Vec<&str> {
        rows(text, columns)
            .into_iter()
            .map(|row| &text[row])
            .collect()
    }

    #[test]
    fn rows_break_between_words() {
        assert_eq!(
            laid_out("held at customs\n\nsince May", 9),
            ["held at ", "customs", "", "since ", "May"]
        );
        assert_eq!(laid_out("abcdefgh", 4), ["abc", "def", "gh"]);
        assert_eq!(laid_out("中文文本", 6), ["中文", "文本"]);
        assert_eq!(laid_out("", 6), [""]);
        assert_eq!(laid_out("a\r\nb", 6), ["a", "b"]);
    }

    #[test]
    fn the_cursor_is_found_and_put_back() {
        let text = "held at customs";
        let rows = rows(text, 9);
        assert_eq!(place(text, &rows, 0), (0, 0));
        assert_eq!(place(text, &rows, 8), (1, 0));
        assert_eq!(place(text, &rows, 15), (1, 7));
        assert_eq!(byte_at(text, rows[1].clone(), 3), 11);
        assert_eq!(byte_at(text, rows[1].clone(), 30), 15);
    }

    #[test]
    fn what_is_left_of_a_word_counts_when_the_next_character_is_wide() {
        for text in [" a\u{1056f}!\u{18cff}", " ab中!中", "x ab中中中"] {
            for columns in 5..9 {
                for row in laid_out(text, columns) {
                    assert!(
                        width(row.trim_end_matches(' ')) < columns,
                        "{row:?} in {columns}"
                    );
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_character_is_lost_or_too_wide(text in "(\\PC|\n|\r\n| ){0,60}", columns in 5usize..20) {
            let rows = rows(&text, columns);
            let kept: String = rows.iter().map(|row| &text[row.clone()]).collect();
            prop_assert_eq!(kept, text.replace("\r\n", "\n").replace('\n', ""));
            for row in rows {
                // A row may hang over by the one space that ends it.
                prop_assert!(width(text[row].trim_end_matches(' ')) < columns);
            }
        }
    }
}
