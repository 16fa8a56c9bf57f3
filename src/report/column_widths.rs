//! How wide the columns of a table are on paper: as wide as what stands in them, as far as there is room.

use super::document::DocTable;
use crate::text::width;

/// One character of the small type of tables, in twentieths of a point.
const CHARACTER: usize = 112;

/// Left and right of what stands in a cell, in twentieths of a point.
const MARGINS: usize = 160;

/// The characters that one column asks for at most; longer texts wrap.
const MOST: usize = 60;

/// The width of each column, in twentieths of a point; together they are `whole`. A column that has room for its
/// longest word takes a share of the rest by how long its texts are.
pub(crate) fn column_widths(table: &DocTable, whole: usize) -> Vec<usize> {
    let columns: Vec<(usize, usize)> = (0..table.columns.len())
        .map(|at| asked(table, at))
        .collect();
    if columns.is_empty() {
        return vec![whole];
    }
    let sum = |of: fn(&(usize, usize)) -> usize| columns.iter().map(of).sum::<usize>();
    let (least, wished) = (sum(|one| one.0), sum(|one| one.1));
    let share = |(low, wish): &(usize, usize)| match least <= whole {
        // All have room for their words: what is left goes to those that would be wider, else to all alike.
        true if wished > whole => low + (wish - low) * (whole - least) / (wished - least),
        true => wish * whole / wished,
        false => low * whole / least,
    };
    let mut widths: Vec<usize> = columns.iter().map(share).collect();
    let left = whole.saturating_sub(widths.iter().sum());
    widths[0] += left;
    widths
}

/// What a column needs for its longest word, and what it would take for its longest text.
fn asked(table: &DocTable, at: usize) -> (usize, usize) {
    let title = table.columns.get(at).map(|column| column.title.as_str());
    let texts = table.rows.iter().filter_map(|row| row.get(at));
    let texts = title
        .into_iter()
        .chain(texts.map(|cell| cell.text.as_str()));
    let paper = |characters: usize| characters.clamp(2, MOST) * CHARACTER + MARGINS;
    // Headings are bold: their words take an eighth more.
    let bold = |word: usize| word + word.div_ceil(8);
    let (mut word, mut line) = (0, 0);
    for text in texts {
        word = text
            .split_whitespace()
            .map(width)
            .max()
            .unwrap_or(0)
            .max(word);
        line = text.lines().map(width).max().unwrap_or(0).max(line);
    }
    let head = title.into_iter().flat_map(str::split_whitespace);
    let word = head.map(|one| bold(width(one))).fold(word, usize::max);
    (paper(word), paper(line.max(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &[&str], rows: &[&[&str]]) -> DocTable {
        let columns: Vec<String> = columns.iter().map(|&title| title.to_owned()).collect();
        let mut table = DocTable::new("Promises".to_owned(), &columns);
        for row in rows {
            table.row(row.iter().map(|&text| text.to_owned()));
        }
        table
    }

    #[test]
    fn a_column_of_texts_takes_the_room_that_columns_of_numbers_leave() {
        let table = table(
            &["Organisation", ">Kept", ">Days lost"],
            &[&[
                "Technology Upgradation and Skill Development Company",
                "3",
                "120",
            ]],
        );
        let widths = column_widths(&table, 10_200);
        assert_eq!(widths.iter().sum::<usize>(), 10_200);
        assert!(widths[0] > 6_000, "{widths:?}");
        assert!(widths[1] >= 4 * CHARACTER + MARGINS, "{widths:?}");
    }

    #[test]
    fn no_word_is_broken_where_all_words_have_room() {
        let long =
            "an explanation that is far longer than its column can ever be on one sheet of paper";
        let table = table(
            &["Cluster", "Why", "What next"],
            &[&["Faisalabad knitwear", long, long]],
        );
        let widths = column_widths(&table, 10_200);
        assert_eq!(widths.iter().sum::<usize>(), 10_200);
        assert!(
            widths[0] >= "Faisalabad".len() * CHARACTER + MARGINS,
            "{widths:?}"
        );
    }

    #[test]
    fn too_many_columns_share_the_sheet_by_their_words() {
        let titles = ["Kilometres"; 20];
        let widths = column_widths(&table(&titles, &[]), 10_200);
        assert_eq!(widths.iter().sum::<usize>(), 10_200);
        assert!(widths.iter().all(|width| *width > 0), "{widths:?}");
    }
}
