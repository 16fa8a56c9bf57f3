//! The parts of one line, and what was found wrong in one of them.

use super::unclosed::split_comment;

/// One thing that is wrong in a line, and the line without it.
pub(super) struct LineFix {
    /// Bytes from the start of the line.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// The line as it should be.
    pub right: String,
}

/// A fault that begins where that part of the line does.
pub(super) fn fix(line: &str, at: &str, what: impl Into<String>, right: String) -> Option<LineFix> {
    // Where in the line the faulty part begins, which is a part of it.
    let column = (at.as_ptr() as usize).checked_sub(line.as_ptr() as usize);
    Some(LineFix {
        column: column
            .filter(|column| *column <= line.len())
            .unwrap_or_default(),
        what: what.into(),
        right,
    })
}

/// The key, the value and the comment of a line.
pub(super) fn parts(line: &str) -> Option<(&str, &str, String)> {
    let (bare, after) = split_comment(line);
    // A quote that is not closed hides the sign of a comment.
    let (key, value) = bare.split_once('=')?;
    Some((key.trim(), value.trim(), after))
}
