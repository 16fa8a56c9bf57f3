//! What is wrong with a text that is not valid TOML, in a person's words: the character or the cause, and the line as
//! it should be.

mod line_parts;
mod pairs;
mod signs;
mod unclosed;
mod values;
mod whole;

pub(crate) use unclosed::find as unclosed;
pub(crate) use whole::{of_bytes, of_text};

use crate::store::outline::Outline;
use line_parts::LineFix;

/// Something wrong in one line: its column, in bytes from the start of the line, and the words.
pub(crate) struct LineFault {
    /// Bytes from the start of the line.
    pub column: usize,
    /// What is wrong, and the line as it should be.
    pub message: String,
}

/// Stands in a line for what only the person knows.
const LEFT_OPEN: &str = "\u{2026}";
/// How many things may be wrong in one line.
const MOST_FIXES: usize = 8;
/// Longer lines are no slips of the keyboard.
const LONGEST_LINE: usize = 2000;

/// What is wrong in a line, where it is one of the things that people do. The line that it tells to write has
/// nothing wrong any more: where several things are, all are mended in it.
pub(crate) fn of_line(line: &str) -> Option<LineFault> {
    let line = line.trim_end_matches(['\r', '\n']);
    if line.len() > LONGEST_LINE || is_sound(line) {
        return None;
    }
    if is_marker(line) {
        let message = "one of git's conflict markers stands here: two people changed these lines; keep what is right of \
                       both, and take this line out";
        return Some(LineFault {
            column: 0,
            message: message.to_owned(),
        });
    }
    let first = fix(line)?;
    let mut right = first.right.trim().to_owned();
    for _ in 0..MOST_FIXES {
        if right.contains(LEFT_OPEN) || is_sound(&right) {
            break;
        }
        match fix(&right) {
            Some(next) => right = next.right.trim().to_owned(),
            None => break,
        }
    }
    Some(LineFault {
        column: first.column,
        message: format!("{}: write {right}", first.what),
    })
}

/// Whether a line is one of git's markers that stayed when others were taken out.
fn is_marker(line: &str) -> bool {
    let begins = |mark: &&str| line.starts_with(*mark) || line == mark.trim_end();
    ["<<<<<<< ", "======= ", ">>>>>>> ", "||||||| "]
        .iter()
        .any(begins)
}

fn fix(line: &str) -> Option<LineFix> {
    let mut fixes = signs::ALL.iter().chain(pairs::ALL).chain(values::ALL);
    fixes.find_map(|fix| fix(line).filter(|fix| fix.right.trim() != line.trim()))
}

/// Whether a line by itself is TOML.
fn is_sound(line: &str) -> bool {
    Outline::parse(line).faults.is_empty()
}
