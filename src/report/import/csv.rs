//! CSV of any shape: comma, semicolon or tab, UTF-8 or UTF-16, with or without a byte-order mark.

use super::read_error::ImportReadError;
use crate::analysis::import::{Cell, Sheet};

/// Reads a CSV file as a sheet.
///
/// # Errors
/// The text is in no known encoding, or a row is malformed.
pub(crate) fn read(bytes: &[u8], name: &str) -> Result<Sheet, ImportReadError> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| ImportReadError::Csv {
            row: error.position().map_or(0, csv::Position::line),
            why: error.to_string(),
        })?;
        let start = record
            .position()
            .map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        rows.extend(vec![Vec::new(); blank_lines(text.as_bytes(), start)]);
        rows.push(record.iter().map(cell).collect());
    }
    Ok(Sheet {
        name: name.to_owned(),
        rows,
    })
}

/// A cell; the sign that keeps spreadsheets from running a text as a formula is taken off.
fn cell(text: &str) -> Cell {
    let guarded = text
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
    Cell::text(guarded.unwrap_or(text))
}

/// The blank lines before a record, which the reader passes over; they keep their number here.
fn blank_lines(text: &[u8], start: usize) -> usize {
    // The end of the record before can leave its line feed behind.
    let is_rest = start > 0 && text[start - 1] == b'\r' && text.get(start) == Some(&b'\n');
    let from = &text[start + usize::from(is_rest)..];
    let blank = from.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    blank.filter(|byte| **byte == b'\n').count()
}

fn decode(bytes: &[u8]) -> Result<String, ImportReadError> {
    let units = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| join([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units).map_err(|_| ImportReadError::Encoding)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => {
            String::from_utf8(rest.to_vec()).map_err(|_| ImportReadError::Encoding)
        }
    }
}

/// The sign that stands most often in the first lines outside quotes.
fn delimiter(text: &str) -> u8 {
    let count = |sign: char| {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).take(20);
        let unquoted = lines.map(|line| {
            line.split('"')
                .step_by(2)
                .map(|part| part.matches(sign).count())
                .sum::<usize>()
        });
        unquoted.sum::<usize>()
    };
    let signs = [(b',', count(',')), (b';', count(';')), (b'\t', count('\t'))];
    let most = signs.iter().map(|(_, count)| *count).max().unwrap_or(0);
    signs
        .iter()
        .find(|(_, count)| *count == most)
        .map_or(b',', |(sign, _)| *sign)
}
