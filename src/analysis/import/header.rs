//! The row of a sheet that heads its columns.

use super::cell::{Cell, Sheet};
use super::synonyms::{is_row_number, key_of};
use crate::model::Kind;

/// Rows from the top among which the heading is looked for.
const SEARCHED: usize = 30;

/// Where a sheet has its headings, and what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The first row of the headings, from 0.
    pub row: usize,
    /// How many rows they take: 2 where a group of columns is named above.
    pub height: usize,
    /// The heading of each column; empty where there is none.
    pub headings: Vec<String>,
}

/// Finds the headings: the row, or the two rows, whose texts mean most fields of the kind. `None` where fewer than two
/// columns mean any.
pub(crate) fn find_header(sheet: &Sheet, kind: Kind) -> Option<Header> {
    let candidates = (0..sheet.rows.len().min(SEARCHED))
        .flat_map(|row| [single(sheet, row), double(sheet, row)]);
    let scored = candidates
        .flatten()
        .map(|header| (score(&header, kind), header));
    // Of equals the first stands, and one row before two.
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 >= 2).then_some(best.1)
}

fn score(header: &Header, kind: Kind) -> usize {
    let mut keys: Vec<&str> = header
        .headings
        .iter()
        .filter_map(|heading| key_of(kind, heading))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys.len() * 2 + usize::from(header.headings.iter().any(|heading| is_row_number(heading)))
        - usize::from(header.height > 1).min(keys.len() * 2)
}

fn single(sheet: &Sheet, row: usize) -> Option<Header> {
    let headings: Vec<String> = (0..sheet.width())
        .map(|column| text(sheet.cell(row, column)))
        .collect();
    let has_two = headings
        .iter()
        .filter(|heading| !heading.is_empty())
        .count()
        >= 2;
    has_two.then_some(Header {
        row,
        height: 1,
        headings,
    })
}

/// Two rows: where the lower one has a text, "upper lower", or the lower alone where that means something by itself.
fn double(sheet: &Sheet, row: usize) -> Option<Header> {
    let (upper, lower) = (single(sheet, row)?, single(sheet, row + 1)?);
    let mut group = String::new();
    let headings = upper
        .headings
        .iter()
        .zip(&lower.headings)
        .map(|(above, below)| {
            if !above.is_empty() {
                group.clone_from(above);
            }
            match (above.is_empty(), below.is_empty()) {
                (false, true) => above.clone(),
                (_, false) => format!("{group} {below}").trim().to_owned(),
                (true, true) => String::new(),
            }
        });
    Some(Header {
        row,
        height: 2,
        headings: headings.collect(),
    })
}

fn text(cell: &Cell) -> String {
    let text = cell.as_text().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
