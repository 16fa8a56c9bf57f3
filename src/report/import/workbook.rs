//! Workbooks of Excel and LibreOffice.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::read_error::ImportReadError;
use crate::analysis::import::{Cell, Sheet};

/// Rows and columns that are read of a sheet at most: what lies beyond is formatting, not data.
const MOST: (usize, usize) = (200_000, 1_000);

/// Reads every sheet of a workbook that has any cell.
///
/// # Errors
/// It is no workbook.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ImportReadError> {
    let wrong = |error: calamine::Error| ImportReadError::Workbook(error.to_string());
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(wrong)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(wrong)?;
        let Some((top, left)) = range.start() else {
            continue;
        };
        let (top, left) = (top as usize, left as usize);
        if top >= MOST.0 || left >= MOST.1 {
            continue;
        }
        // The range begins at its first cell; rows and columns keep the numbers that people see.
        let mut rows = vec![Vec::new(); top];
        rows.extend(range.rows().take(MOST.0 - top).map(|row| {
            let before = std::iter::repeat_n(Cell::Empty, left);
            before
                .chain(row.iter().take(MOST.1 - left).map(cell))
                .collect()
        }));
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::text(text),
        // Whole numbers of a sheet are far below where a float loses them.
        #[allow(clippy::cast_precision_loss)]
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(truth) => Cell::Bool(*truth),
        Data::DateTime(moment) => match moment.as_datetime() {
            Some(date) if moment.is_datetime() => Cell::Date(date.date()),
            _ => Cell::Number(moment.as_f64()),
        },
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::text(text),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}
