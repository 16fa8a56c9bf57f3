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
        let (line, column) = position(text, offset);
        let offset = floor(text, offset);
        let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[offset..]
            .find('\n')
            .map_or(text.len(), |length| offset + length)
            .min(start + LONGEST_LINE);
        let source = text[start..floor(text, end)].trim_end_matches('\r');
        Self {
            line: Some(line),
            column: Some(column),
            message: message.into(),
            source_line: Some(source.trim_start_matches('\u{feff}').to_owned()),
        }
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

/// The line and the column, both from 1, of a byte of a text; columns in characters, a byte-order mark not
/// counted.
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..floor(text, offset)];
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before[start..].chars().filter(|c| *c != '\u{feff}').count() + 1;
    (line, column)
}

fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len()))
        .rev()
        .find(|index| text.is_char_boundary(*index))
        .unwrap_or(0)
}
