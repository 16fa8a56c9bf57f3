//! Documents as plain text for a terminal: lines of what stands in them, no wider than it is.

use super::document::{DocBlock, DocTable, DocText, ReportDocument};
use crate::analysis::chart::cells::ChartCells;
use crate::text;

/// The columns between two columns of a table.
const GAP: usize = 2;

/// The fewest columns that a text in a table is wrapped to.
const NARROW: usize = 12;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlainKind {
    /// The heading of a section.
    Section,
    /// A heading inside a section, or what a table shows.
    Heading,
    /// The headings of the columns of a table.
    TableHead,
    /// Anything else.
    Text,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlainLine {
    /// What it is.
    pub kind: PlainKind,
    /// What it says.
    pub text: String,
}

/// A document as plain text of so many columns; sections have a line below their headings.
pub(crate) fn plain_text(document: &ReportDocument, columns: usize) -> String {
    let mut out = format!("{}\n", text::line(&document.title));
    for notice in &document.notices {
        out.push_str(&format!("{}\n", text::line(notice)));
    }
    for fact in &document.facts {
        out.push_str(&format!("{}\n", words(fact)));
    }
    for line in plain_lines(document, columns) {
        out.push_str(&format!("{}\n", line.text));
        if line.kind == PlainKind::Section {
            out.push_str(&format!("{}\n", "-".repeat(text::width(&line.text))));
        }
    }
    out
}

/// The lines of the sections of a document, of so many columns.
pub(crate) fn plain_lines(document: &ReportDocument, columns: usize) -> Vec<PlainLine> {
    let mut lines = PlainText(Vec::new());
    for section in &document.sections {
        lines.put(PlainKind::Text, "");
        lines.put(PlainKind::Section, &text::line(&section.title));
        for block in &section.blocks {
            lines.block(block, columns);
        }
    }
    lines.0
}

struct PlainText(Vec<PlainLine>);

impl PlainText {
    fn put(&mut self, kind: PlainKind, line: &str) {
        self.0.push(PlainLine {
            kind,
            text: line.trim_end().to_owned(),
        });
    }

    fn block(&mut self, block: &DocBlock, columns: usize) {
        match block {
            DocBlock::Heading { text } => {
                self.put(PlainKind::Text, "");
                self.put(PlainKind::Heading, &text::line(text));
            }
            DocBlock::Paragraph { text } => {
                for line in text::wrap(&words(text), columns) {
                    self.put(PlainKind::Text, &line);
                }
            }
            DocBlock::List { items } => {
                for item in items {
                    self.item(&words(item), columns);
                }
            }
            DocBlock::Table(table) => self.table(table, columns),
            DocBlock::Drawing(drawing) => {
                for line in ChartCells::draw(&drawing.chart, columns, 30, 14).lines() {
                    self.put(PlainKind::Text, &line);
                }
            }
        }
    }

    /// An item of a list, its further lines as far in as its first.
    fn item(&mut self, item: &str, columns: usize) {
        let lines = text::wrap(item, columns.saturating_sub(2).max(20));
        for (index, line) in lines.iter().enumerate() {
            let lead = if index == 0 { "-" } else { " " };
            self.put(PlainKind::Text, &format!("{lead} {line}"));
        }
    }

    fn table(&mut self, table: &DocTable, columns: usize) {
        self.put(PlainKind::Text, "");
        self.put(PlainKind::Heading, &text::line(&table.caption));
        let widths = widths(table, columns);
        let titles = table.columns.iter().map(|column| column.title.as_str());
        self.row(PlainKind::TableHead, table, &widths, titles);
        for row in &table.rows {
            let cells = row.iter().map(|cell| cell.text.as_str());
            self.row(PlainKind::Text, table, &widths, cells);
        }
    }

    /// A row, of as many lines as its longest cell takes; headings stand on the last of them.
    fn row<'c>(
        &mut self,
        kind: PlainKind,
        table: &DocTable,
        widths: &[usize],
        cells: impl Iterator<Item = &'c str>,
    ) {
        let cells = cells.zip(widths);
        let wrapped: Vec<Vec<String>> = cells
            .map(|(cell, &width)| text::wrap(&text::line(cell), width.max(1)))
            .collect();
        let high = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..high {
            let cells = wrapped.iter().zip(widths).zip(&table.columns);
            let parts = cells.map(|((lines, &width), column)| {
                let from = match kind {
                    PlainKind::TableHead => high - lines.len(),
                    _ => 0,
                };
                let line = at.checked_sub(from).and_then(|at| lines.get(at));
                let line = line.map_or("", String::as_str);
                match column.numeric {
                    true => text::pad_left(line, width),
                    false => text::pad(line, width),
                }
            });
            let line = parts.collect::<Vec<_>>().join(&" ".repeat(GAP));
            self.put(kind, &line);
        }
    }
}

/// The columns of each column of a table: of its longest text where all have room; else numbers take what they need
/// with their headings wrapped, and texts share the rest.
fn widths(table: &DocTable, columns: usize) -> Vec<usize> {
    let longest = |at: usize, of: fn(&str) -> usize, titles: bool| {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|cell| of(&text::line(&cell.text)));
        let title = titles.then(|| of(&table.columns[at].title));
        cells.chain(title).max().unwrap_or(0)
    };
    let word = |text: &str| text.split_whitespace().map(text::width).max().unwrap_or(0);
    let all = 0..table.columns.len();
    let natural: Vec<usize> = all
        .clone()
        .map(|at| longest(at, text::width, true))
        .collect();
    let room = columns.saturating_sub(GAP * natural.len().saturating_sub(1));
    if natural.iter().sum::<usize>() <= room {
        return natural;
    }
    let title_word = |at: usize| word(&table.columns[at].title);
    let least = |at: usize| match table.columns[at].numeric {
        true => longest(at, text::width, false).max(title_word(at)),
        false => natural[at].min(longest(at, word, false).max(title_word(at)).max(NARROW)),
    };
    let mut widths: Vec<usize> = all.clone().map(least).collect();
    let mut left = room.saturating_sub(widths.iter().sum());
    // Texts are widened before headings over numbers, the narrowest first, a column at a time.
    while left > 0 {
        let short = |at: &usize| widths[*at] < natural[*at];
        let order = |at: &usize| (table.columns[*at].numeric, widths[*at]);
        let Some(next) = all.clone().filter(short).min_by_key(order) else {
            break;
        };
        widths[next] += 1;
        left -= 1;
    }
    widths
}

fn words(texts: &[DocText]) -> String {
    let all: String = texts.iter().map(|one| one.text.as_str()).collect();
    text::line(&all).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> DocTable {
        let columns = ["Organisation", ">Promised", ">Usual slip in days"].map(str::to_owned);
        let mut table = DocTable::new("Promises".to_owned(), &columns);
        let cells = ["Pakistan Stone Development Company", "12", "136.5"];
        table.row(cells.iter().map(|&cell| cell.to_owned()));
        table
    }

    fn drawn(columns: usize) -> Vec<String> {
        let mut lines = PlainText(Vec::new());
        lines.table(&table(), columns);
        lines.0.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_table_with_room_has_a_line_a_row() {
        assert_eq!(
            drawn(80)[2..],
            [
                "Organisation                        Promised  Usual slip in days",
                "Pakistan Stone Development Company        12               136.5",
            ]
        );
    }

    #[test]
    fn a_table_without_room_wraps_headings_and_texts_and_keeps_its_columns() {
        assert_eq!(
            drawn(40)[2..],
            [
                "                                   Usual",
                "                                    slip",
                "                                      in",
                "Organisation             Promised   days",
                "Pakistan Stone                 12  136.5",
                "Development Company",
            ]
        );
        for columns in 34..80 {
            let lines = drawn(columns);
            let fits = lines.iter().all(|line| text::width(line) <= columns);
            assert!(fits, "{columns}: {lines:#?}");
        }
    }
}
