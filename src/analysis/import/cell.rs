//! A sheet as any spreadsheet holds it: rows of cells, before anybody says what they mean.

use crate::model::Date;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or white space only.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number; a date that was not formatted as one is a number too.
    Number(f64),
    /// A share that is shown in percent: 0.4 is 40 %.
    Percent(f64),
    /// A calendar date.
    Date(Date),
    /// Yes or no.
    Bool(bool),
    /// What the spreadsheet could not compute, such as `#REF!`.
    Error(String),
}

/// A sheet of a workbook, or the whole of a CSV file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; of a CSV file the stem of the file.
    pub name: String,
    /// Its rows from the first of the sheet, so that the index plus one is the number that people see.
    pub rows: Vec<Vec<Cell>>,
}

impl Cell {
    /// A cell of a text: empty where it is white space only.
    pub fn text(text: &str) -> Self {
        match text.trim() {
            "" => Cell::Empty,
            trimmed => Cell::Text(trimmed.to_owned()),
        }
    }

    /// True of a cell with nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// The text of a cell that holds one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What a person sees in it.
    pub fn plain(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Error(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Percent(share) => format!("{}%", share * 100.0),
            Cell::Date(date) => crate::dates::date::iso(*date),
            Cell::Bool(truth) => truth.to_string(),
        }
    }
}

impl Sheet {
    /// A cell, empty where the sheet has none.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        self.rows
            .get(row)
            .and_then(|row| row.get(column))
            .unwrap_or(EMPTY)
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// The letters of a column as spreadsheets name it: 0 is A, 26 is AA.
pub(crate) fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (702, "AAA"),
        ] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
