//! The rows of a long text, kept from key to key: an edit breaks the lines anew that it touches, and no others.

use std::ops::Range;

use crate::tui::widgets::form::wrapping;

/// A text with its rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct WrappedText {
    text: String,
    columns: usize,
    rows: Vec<Range<usize>>,
    /// How many lines of the text were broken into rows so far.
    broken: usize,
}

impl WrappedText {
    /// The rows, where they are those of that width; all lines are broken once for it.
    pub(crate) fn rows(&self, columns: usize) -> Option<&[Range<usize>]> {
        (self.columns == columns && !self.rows.is_empty()).then_some(&self.rows)
    }

    /// Breaks the text for a width; nothing where that is the width it has.
    pub(crate) fn fit(&mut self, text: &str, columns: usize) {
        if self.columns == columns && !self.rows.is_empty() {
            return self.follow(text);
        }
        self.columns = columns;
        text.clone_into(&mut self.text);
        self.rows = wrapping::rows(text, columns);
        self.broken += text.split('\n').count();
    }

    /// Takes a text over that was edited.
    pub(crate) fn follow(&mut self, text: &str) {
        if self.rows.is_empty() || self.text == text {
            return;
        }
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let same = |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| {
            pairs.take_while(|(one, other)| one == other).count()
        };
        let head = same(&mut old.iter().zip(new));
        let shorter = old.len().min(new.len()) - head;
        let tail = same(&mut old.iter().rev().zip(new.iter().rev())).min(shorter);
        // The lines that the edit touches, whole.
        let start = new[..head].iter().rposition(|byte| *byte == b'\n');
        let start = start.map_or(0, |newline| newline + 1);
        let behind = new.len() - tail;
        let end = new[behind..].iter().position(|byte| *byte == b'\n');
        let end = end.map_or(new.len(), |newline| behind + newline);
        let old_end = old.len() - (new.len() - end);
        let before = self.rows.partition_point(|row| row.start < start);
        let after = self.rows.partition_point(|row| row.start <= old_end);
        let fresh: Vec<Range<usize>> = wrapping::rows(&text[start..end], self.columns)
            .into_iter()
            .map(|row| row.start + start..row.end + start)
            .collect();
        self.broken += text[start..end].split('\n').count();
        let moved: Vec<Range<usize>> = self.rows[after..]
            .iter()
            .map(|row| row.start + new.len() - old.len()..row.end + new.len() - old.len())
            .collect();
        self.rows.truncate(before);
        self.rows.extend(fresh);
        self.rows.extend(moved);
        text.clone_into(&mut self.text);
    }

    /// How many lines of the text were broken into rows so far.
    #[cfg(test)]
    pub(crate) fn broken(&self) -> usize {
        self.broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_key_in_a_text_of_a_megabyte_breaks_one_line() {
        let line =
            "Spectrometer held at customs since May, the agent asks for the licence again.\n";
        let mut text = line.repeat(1_000_000 / line.len());
        let lines = text.split('\n').count();
        let mut wrapped = WrappedText::default();
        wrapped.fit(&text, 60);
        assert_eq!(wrapped.broken(), lines);
        let middle = 6_000 * line.len() + 10;
        for typed in ["x", "y", " ", "z"] {
            text.insert_str(middle, typed);
            wrapped.follow(&text);
            wrapped.fit(&text, 60);
        }
        assert_eq!(wrapped.broken(), lines + 4, "one line a key");
        text.insert(middle, '\n');
        wrapped.follow(&text);
        assert_eq!(wrapped.broken(), lines + 6, "two lines where one is parted");
        assert_eq!(wrapped.rows(60).unwrap(), wrapping::rows(&text, 60));
        wrapped.fit(&text, 40);
        assert_eq!(wrapped.rows(40).unwrap(), wrapping::rows(&text, 40));
        assert_eq!(wrapped.rows(60), None);
    }

    proptest! {
        #[test]
        fn rows_that_follow_edits_are_those_of_the_whole_text(
            start in "(\\PC|\n|\r\n| ){0,40}",
            edits in prop::collection::vec((0usize..60, 0usize..8, "(\\PC|\n|\r| |\u{301}|\u{200d}){0,6}"), 0..12),
            columns in 5usize..20,
        ) {
            let mut text = start;
            let mut wrapped = WrappedText::default();
            wrapped.fit(&text, columns);
            for (at, taken, put) in edits {
                let mut from = at.min(text.len());
                while !text.is_char_boundary(from) { from -= 1; }
                let mut to = (from + taken).min(text.len());
                while !text.is_char_boundary(to) { to += 1; }
                text.replace_range(from..to, &put);
                wrapped.follow(&text);
                let whole = wrapping::rows(&text, columns);
                prop_assert_eq!(wrapped.rows(columns).unwrap(), &whole[..]);
            }
        }
    }
}
