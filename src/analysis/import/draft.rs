//! The rows of a sheet as values of fields, and what of them could not be understood.

use super::cell::{Cell, Sheet, column_letters};
use super::header::Header;
use super::mapping::Column;
use super::synonyms::is_total;
use super::values::{ValueContext, value_of};
use crate::model::{Kind, Value};

/// A row that holds an entry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RowDraft {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// What the column of row numbers says.
    pub number: Option<String>,
    /// The values by key, `None` for a cell that is empty, in the order of the columns.
    pub values: Vec<(&'static str, Option<Value>)>,
    /// The text of the predecessors, read once all rows are known, and its column.
    pub predecessors: Option<(String, usize)>,
}

/// A cell that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadCell {
    /// The name of the sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: usize,
    /// The letters of the column; empty where the whole row is meant.
    pub column: String,
    /// What the cell holds.
    pub text: String,
    /// Why it was not understood, and what to do.
    pub why: String,
}

impl RowDraft {
    /// The value of a key.
    pub(crate) fn value(&self, key: &str) -> Option<&Value> {
        let found = self.values.iter().find(|(known, _)| *known == key);
        found.and_then(|(_, value)| value.as_ref())
    }

    /// The text of a key.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.value(key).and_then(Value::as_text)
    }
}

/// Reads the rows below the headings. Blank rows, totals and rows without the name of an entry are passed over.
pub(crate) fn read_rows(
    sheet: &Sheet,
    header: &Header,
    columns: &[Column],
    kind: Kind,
    context: &ValueContext<'_>,
) -> (Vec<RowDraft>, Vec<UnreadCell>) {
    let (mut drafts, mut unread) = (Vec::new(), Vec::new());
    let sheet = &with_shares(sheet, header, columns);
    for row in header.row + header.height..sheet.rows.len() {
        if is_passed_over(sheet, row, columns) {
            continue;
        }
        let draft = read_row(sheet, row, columns, kind, context, &mut unread);
        let is_named = name_keys(kind).iter().any(|key| draft.value(key).is_some());
        if is_named {
            drafts.push(draft);
        } else {
            let text = sheet.rows[row]
                .iter()
                .map(Cell::plain)
                .find(|text| !text.is_empty())
                .unwrap_or_default();
            unread.push(UnreadCell {
                sheet: sheet.name.clone(),
                row: row + 1,
                column: String::new(),
                text,
                why: format!("the row has no {}; it was passed over", name_keys(kind)[1]),
            });
        }
    }
    (drafts, unread)
}

/// The sheet with the numbers of its progress column as shares, where they are: all from 0 to 1, and one between.
fn with_shares(sheet: &Sheet, header: &Header, columns: &[Column]) -> Sheet {
    let mut sheet = sheet.clone();
    let Some(column) = columns
        .iter()
        .position(|column| *column == Column::Field("progress"))
    else {
        return sheet;
    };
    let below = header.row + header.height;
    let numbers: Vec<f64> = (below..sheet.rows.len())
        .filter_map(|row| match sheet.cell(row, column) {
            Cell::Number(number) => Some(*number),
            _ => None,
        })
        .collect();
    let are_shares = numbers.iter().all(|number| (0.0..=1.0).contains(number))
        && numbers.iter().any(|number| *number > 0.0 && *number < 1.0);
    if are_shares {
        for row in sheet.rows.iter_mut().skip(below) {
            if let Some(cell) = row.get_mut(column)
                && let Cell::Number(share) = *cell
            {
                *cell = Cell::Percent(share);
            }
        }
    }
    sheet
}

/// The keys by which an entry is told from others.
pub(crate) fn name_keys(kind: Kind) -> [&'static str; 2] {
    let name = ["title", "name", "text", "role", "trade"]
        .into_iter()
        .find(|key| kind.field(key).is_some());
    ["id", name.unwrap_or("id")]
}

/// A row with nothing in the columns that are read, one that repeats the headings, or one of sums.
fn is_passed_over(sheet: &Sheet, row: usize, columns: &[Column]) -> bool {
    let read = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| matches!(column, Column::Field(_)));
    let cells: Vec<&Cell> = read.map(|(column, _)| sheet.cell(row, column)).collect();
    let is_blank = cells.iter().all(|cell| cell.is_empty());
    let first = sheet.rows[row].iter().find(|cell| !cell.is_empty());
    is_blank || first.and_then(|cell| cell.as_text()).is_some_and(is_total)
}

fn read_row(
    sheet: &Sheet,
    row: usize,
    columns: &[Column],
    kind: Kind,
    context: &ValueContext<'_>,
    unread: &mut Vec<UnreadCell>,
) -> RowDraft {
    let mut draft = RowDraft {
        row: row + 1,
        number: None,
        values: Vec::new(),
        predecessors: None,
    };
    for (index, column) in columns.iter().enumerate() {
        let cell = sheet.cell(row, index);
        let key = match column {
            Column::Ignored => continue,
            Column::RowNumber => {
                draft.number = Some(cell.plain()).filter(|number| !number.is_empty());
                continue;
            }
            Column::Field("after") if !cell.is_empty() && !context.is_own => {
                draft.predecessors = Some((cell.plain(), index));
                continue;
            }
            Column::Field(key) => key,
        };
        let Some(field) = kind.field(key) else {
            continue;
        };
        match value_of(field, cell, context) {
            Ok(value) => draft.values.push((field.key, value)),
            Err(why) => unread.push(UnreadCell {
                sheet: sheet.name.clone(),
                row: row + 1,
                column: column_letters(index),
                text: cell.plain(),
                why,
            }),
        }
    }
    draft
}
