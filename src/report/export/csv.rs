//! CSV: a file a kind, for scripts, and with a byte-order mark and CRLF for spreadsheets.

use super::error::ExportError;
use super::source::{ExportFile, ExportSource};
use super::table::{ExportTable, table, table_name};
use crate::analysis::table_text::cell_text;
use crate::model::{Kind, Value};

/// The table of each kind as a file of its own. `excel`: as spreadsheets open it on a double click.
///
/// # Errors
/// A row cannot be written.
pub(crate) fn files(
    source: &ExportSource<'_>,
    kinds: &[Kind],
    excel: bool,
) -> Result<Vec<ExportFile>, ExportError> {
    let file = |&kind: &Kind| {
        let text = text(&table(source, kind), excel)?;
        Ok(ExportFile::new(format!("{}.csv", table_name(kind)), text))
    };
    kinds.iter().map(file).collect()
}

/// A table as CSV.
///
/// # Errors
/// A row cannot be written.
pub(crate) fn text(table: &ExportTable, excel: bool) -> Result<String, ExportError> {
    let headings: Vec<&str> = table.columns.iter().map(|column| column.key).collect();
    let rows = table.rows.iter();
    let rows = rows.map(|(_, cells)| cells.iter().map(|cell| plain(cell.as_ref())).collect());
    let text = crate::report::csv::table(&headings, rows)
        .map_err(|error| ExportError::of("CSV", error))?;
    Ok(match excel {
        true => format!("\u{feff}{}", text.replace('\n', "\r\n")),
        false => text,
    })
}

fn plain(cell: Option<&Value>) -> String {
    cell.map(cell_text).unwrap_or_default()
}
