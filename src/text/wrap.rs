//! Breaks texts into lines of so many columns.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::sanitize::lines;
use super::truncate::ELLIPSIS;
use super::width::{graphemes, width};

/// The text in lines of at most `columns` (at least 1), broken between words, and in Chinese, Japanese and Korean
/// between characters; a word that is longer than a line is broken anywhere. The text's own line ends are kept, and
/// the indent of a line stands on its first line only. A text without characters is one empty line.
///
/// Long texts are wrapped once and kept: a screen asks for them again with every frame.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    match text.len() < LONG {
        true => wrapped(text, columns),
        false => kept(text, columns),
    }
}

/// From so many bytes on a text is kept as it was wrapped.
const LONG: usize = 16_384;

/// So many of them are kept.
const KEPT: usize = 4;

/// A text as it was wrapped.
struct Wrapped {
    text: String,
    columns: usize,
    lines: Vec<String>,
}

thread_local! {
    static LONG_TEXTS: RefCell<VecDeque<Wrapped>> = const { RefCell::new(VecDeque::new()) };
}

fn kept(text: &str, columns: usize) -> Vec<String> {
    LONG_TEXTS.with_borrow_mut(|all| {
        let known = all
            .iter()
            .find(|one| one.columns == columns && one.text == text);
        if let Some(known) = known {
            return known.lines.clone();
        }
        let lines = wrapped(text, columns);
        all.truncate(KEPT - 1);
        all.push_front(Wrapped {
            text: text.to_owned(),
            columns,
            lines: lines.clone(),
        });
        lines
    })
}

fn wrapped(text: &str, columns: usize) -> Vec<String> {
    #[cfg(test)]
    tests::WRAPPED.with(|bytes| bytes.set(bytes.get() + text.len()));
    let clean = lines(text);
    let mut out = Vec::new();
    for paragraph in clean.trim_end_matches([' ', '\n']).split('\n') {
        let paragraph = paragraph.trim_end_matches(' ');
        if width(paragraph) <= columns {
            out.push(paragraph.to_owned());
        } else {
            Lines::new(columns, &mut out).paragraph(paragraph);
        }
    }
    out
}

/// The lines of one paragraph in the making.
struct Lines<'o> {
    columns: usize,
    out: &'o mut Vec<String>,
    line: String,
    used: usize,
    /// Spaces seen since the last piece; they go where a line is broken.
    gap: usize,
}

impl<'o> Lines<'o> {
    fn new(columns: usize, out: &'o mut Vec<String>) -> Self {
        Self {
            columns,
            out,
            line: String::new(),
            used: 0,
            gap: 0,
        }
    }

    fn paragraph(mut self, text: &str) {
        let body = text.trim_start_matches(' ');
        self.gap = text.len() - body.len();
        for piece in pieces(body) {
            if piece == " " {
                self.gap += 1;
            } else {
                self.piece(piece);
            }
        }
        self.end_line();
    }

    /// One piece that should not be broken.
    fn piece(&mut self, piece: &str) {
        let wide = width(piece);
        if self.used + self.gap + wide <= self.columns {
            self.put(piece, wide);
        } else if wide <= self.columns {
            self.break_line();
            self.put(piece, wide);
        } else {
            if self.used + self.gap >= self.columns {
                self.break_line();
            }
            self.long_piece(piece);
        }
    }

    /// A piece longer than a line: as much as there is room for, on each.
    fn long_piece(&mut self, piece: &str) {
        for (grapheme, wide) in graphemes(piece) {
            let (grapheme, wide) = if wide > self.columns {
                (ELLIPSIS, 1)
            } else {
                (grapheme, wide)
            };
            if self.used + self.gap + wide > self.columns {
                self.break_line();
            }
            self.put(grapheme, wide);
        }
    }

    fn put(&mut self, piece: &str, wide: usize) {
        self.line.extend(std::iter::repeat_n(' ', self.gap));
        self.line.push_str(piece);
        self.used += self.gap + wide;
        self.gap = 0;
    }

    /// Begins a new line; an indent that left no room is dropped without leaving an empty line.
    fn break_line(&mut self) {
        if !self.line.is_empty() {
            self.end_line();
        }
        self.gap = 0;
    }

    fn end_line(&mut self) {
        // A few characters (the Arabic number sign) make one with the space after them.
        self.line.truncate(self.line.trim_end_matches(' ').len());
        self.out.push(std::mem::take(&mut self.line));
        self.used = 0;
    }
}

/// The spaces of a text, and what stands between two places where it may be broken.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = piece_end(rest)?;
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn piece_end(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut last = "";
    for (grapheme, wide) in graphemes(text) {
        let first = end == 0;
        if !first && (grapheme == " " || may_break(last, grapheme, wide)) {
            return Some(end);
        }
        end += grapheme.len();
        if first && grapheme == " " {
            return Some(end);
        }
        last = grapheme;
    }
    (end > 0).then_some(end)
}

/// Whether a line may end between two characters that are no spaces.
fn may_break(before: &str, after: &str, after_wide: usize) -> bool {
    const NEVER_FIRST: &str = "、。，．！？：；）」』】》〉〕’”ー々…,.!?:;)]}%";
    const NEVER_LAST: &str = "（「『【《〈〔‘“([{";
    if NEVER_FIRST.contains(after) || NEVER_LAST.contains(before) {
        return false;
    }
    after_wide == 2
        || width(before) == 2
        || (before == "-" && after.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::super::sanitize::is_unsafe_for_terminal;
    use super::super::test_strings::any_text;
    use super::*;
    use proptest::prelude::*;

    thread_local! {
        /// How many bytes were wrapped.
        pub(super) static WRAPPED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }

    #[test]
    fn a_long_text_is_wrapped_once_for_each_width() {
        let text = "Spectrometer held at customs since May.\n".repeat(25_000);
        let before = WRAPPED.get();
        let once = wrap(&text, 60);
        for _ in 0..50 {
            assert_eq!(wrap(&text, 60).len(), once.len());
        }
        assert_eq!(WRAPPED.get() - before, text.len());
        wrap(&text, 40);
        wrap(&text, 60);
        assert_eq!(WRAPPED.get() - before, 2 * text.len());
    }

    #[test]
    fn lines_break_where_people_would() {
        for (text, columns, wrapped) in [
            ("", 5, vec![""]),
            ("one two", 7, vec!["one two"]),
            ("one two three", 8, vec!["one two", "three"]),
            ("one  two", 4, vec!["one", "two"]),
            ("one\n\ntwo\n", 9, vec!["one", "", "two"]),
            ("abcdefgh", 3, vec!["abc", "def", "gh"]),
            ("ab cdefghi", 4, vec!["ab c", "defg", "hi"]),
            ("pre-competitive", 11, vec!["pre-", "competitive"]),
            ("by 2026-09-30", 10, vec!["by", "2026-09-30"]),
            ("  - one two", 7, vec!["  - one", "two"]),
            ("中文字。好", 6, vec!["中文", "字。好"]),
            ("见（中文）", 6, vec!["见（中", "文）"]),
            ("中文", 1, vec!["…", "…"]),
            (
                "سیالکوٹ میں سرجیکل آلات",
                12,
                vec!["سیالکوٹ میں", "سرجیکل آلات"],
            ),
        ] {
            assert_eq!(wrap(text, columns), wrapped, "{text:?} in {columns}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_long(text in any_text(), columns in 1usize..30) {
            for line in wrap(&text, columns) {
                prop_assert!(width(&line) <= columns, "{:?}", line);
                prop_assert!(!line.chars().any(is_unsafe_for_terminal));
            }
        }

        #[test]
        fn nothing_is_lost_but_spaces(text in any_text(), columns in 6usize..30) {
            let all = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect::<String>();
            prop_assert_eq!(all(&wrap(&text, columns).concat()), all(&lines(&text)));
        }

        #[test]
        fn wrapping_what_is_wrapped_changes_nothing(text in any_text(), columns in 1usize..30) {
            let once = wrap(&text, columns);
            let again = wrap(&once.join("\n"), columns);
            prop_assert_eq!(again, once);
        }
    }
}
