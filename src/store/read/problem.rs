//! Something wrong in a file, with its place.

/// Something wrong in a file: where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The column, from 1, in characters.
    pub column: Option<usize>,
    /// What is wrong and what to do, in words.
    pub message: String,
    /// The line as it stands in the file.
    pub source_line: Option<String>,
}

/// The longest piece of a line that a problem carries, in bytes.
const LONGEST_LINE: usize = 400;

impl Problem {
    /// A problem at a byte of a text.
    pub fn at(text: &str, offset: usize, message: impl Into<String>) -> Self {
        Locator::new(text).problem(offset, message)
    }

    /// A problem of the file as a whole.
    pub fn of_file(message: impl Into<String>) -> Self {
        Self {
            line: None,
            column: None,
            message: message.into(),
            source_line: None,
        }
    }
}

/// Finds the lines and columns of many bytes of a text, each from the one before: bytes in order cost one pass.
pub(crate) struct Locator<'t> {
    text: &'t str,
    /// The byte that was reached.
    at: usize,
    line: usize,
    column: usize,
    /// The byte at which the line begins.
    start: usize,
}

impl<'t> Locator<'t> {
    /// Stands at the beginning of the text.
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            column: 1,
            start: 0,
        }
    }

    /// A problem at a byte of the text.
    pub(crate) fn problem(&mut self, offset: usize, message: impl Into<String>) -> Problem {
        let offset = floor(self.text, offset);
        self.go_to(offset);
        let most = floor(self.text, (self.start + LONGEST_LINE).min(self.text.len()));
        let line = &self.text[self.start..most.max(self.start)];
        let line = line.split('\n').next().unwrap_or_default();
        Problem {
            line: Some(self.line),
            column: Some(self.column),
            message: message.into(),
            source_line: Some(
                line.trim_end_matches('\r')
                    .trim_start_matches('\u{feff}')
                    .to_owned(),
            ),
        }
    }

    fn go_to(&mut self, offset: usize) {
        if offset < self.at {
            *self = Self::new(self.text);
        }
        let passed = &self.text[self.at..offset];
        let lines = memchr::memchr_iter(b'\n', passed.as_bytes()).count();
        if lines > 0 {
            self.line += lines;
            self.start = self.at + passed.rfind('\n').map_or(0, |newline| newline + 1);
            self.column = 1;
        }
        let from = self.start.max(self.at);
        let counted = self.text[from..offset]
            .chars()
            .filter(|sign| *sign != '\u{feff}');
        self.column += counted.count();
        self.at = offset;
    }
}

fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len()))
        .rev()
        .find(|index| text.is_char_boundary(*index))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The line and column counted from the beginning.
    fn counted(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (
            line,
            before[start..]
                .chars()
                .filter(|sign| *sign != '\u{feff}')
                .count()
                + 1,
        )
    }

    proptest! {
        #[test]
        fn bytes_in_any_order_are_found_where_they_are(
            text in "[ab\n\rآ\u{feff}]{0,40}",
            offsets in proptest::collection::vec(0usize..120, 0..8),
        ) {
            let mut locator = Locator::new(&text);
            for offset in offsets {
                let offset = floor(&text, offset);
                let problem = locator.problem(offset, "");
                let (line, column) = counted(&text, offset);
                prop_assert_eq!((problem.line, problem.column), (Some(line), Some(column)));
                let source = text.split('\n').nth(line - 1).unwrap_or_default();
                prop_assert_eq!(problem.source_line.unwrap(), source.trim_end_matches('\r').trim_start_matches('\u{feff}'));
            }
        }
    }
}
