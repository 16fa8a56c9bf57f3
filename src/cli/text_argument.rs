//! Texts that are given as arguments, or through the input.

use std::io::{self, Read};
use std::path::Path;

use super::error::CliError;

/// The longest text that is read from the input, in bytes.
const LONGEST: u64 = 1 << 20;

/// The text of a file; `-` reads the input.
///
/// # Errors
/// It cannot be read, is no text, or is too long.
pub(crate) fn file(path: &Path) -> Result<String, CliError> {
    if path.as_os_str() == "-" {
        return text(&["-".to_owned()]);
    }
    let name = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| CliError::file(format!("{name} could not be read: {error}")))?;
    if bytes.len() as u64 > LONGEST {
        return Err(CliError::refused(format!(
            "{name} is longer than a million characters"
        )));
    }
    String::from_utf8(bytes).map_err(|_| {
        CliError::file(format!("{name} is no text")).hint("save it as plain text in UTF-8")
    })
}

/// The words with what the input holds in the place of a last `-`.
///
/// # Errors
/// The input is no text, or too long.
pub(crate) fn with_input(words: &[String]) -> Result<Vec<String>, CliError> {
    match words {
        [before @ .., last] if last == "-" => {
            let input = text(std::slice::from_ref(last))?;
            Ok(before.iter().cloned().chain([input]).collect())
        }
        words => Ok(words.to_vec()),
    }
}

/// The words as one text; `-` alone reads the input.
///
/// # Errors
/// The input is no text, or too long.
pub(crate) fn text(words: &[String]) -> Result<String, CliError> {
    if words != ["-"] {
        return Ok(words.join(" "));
    }
    let mut text = String::new();
    let read = io::stdin().take(LONGEST + 1).read_to_string(&mut text);
    match read {
        Ok(length) if length as u64 > LONGEST => Err(CliError::refused(
            "the text from the input is longer than a million characters",
        )),
        Ok(_) => Ok(text.trim_end_matches(['\n', '\r']).to_owned()),
        Err(error) => Err(CliError::refused(format!(
            "the text could not be read from the input: {error}"
        ))),
    }
}
