//! A table for people: columns under headings, as wide as they need, cut only where a terminal is too narrow.

use crate::text;

/// The narrowest that a column is made, in columns of the terminal.
const NARROWEST: usize = 6;
/// The space between two columns.
const GAP: &str = "  ";

/// Rows under headings.
#[derive(Clone, Debug, Default)]
pub struct Table {
    headings: Vec<String>,
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings; one that begins with `>` heads numbers, which stand to the right.
    pub fn new(headings: &[&str]) -> Self {
        Self {
            headings: headings
                .iter()
                .map(|heading| heading.trim_start_matches('>').to_uppercase())
                .collect(),
            right: headings
                .iter()
                .map(|heading| heading.starts_with('>'))
                .collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row. Cells are cleaned here.
    pub fn row(&mut self, cells: Vec<String>) {
        let clean = |cell: String| text::line(&cell).into_owned();
        self.rows.push(cells.into_iter().map(clean).collect());
    }

    /// The table as text, in at most so many columns where that can be; headings pass through `heading`.
    pub fn text(&self, columns: usize, heading: impl Fn(&str) -> String) -> String {
        let widths = self.widths(columns);
        let mut text = String::new();
        text.push_str(&heading(&self.line(&self.headings, &widths)));
        text.push('\n');
        for row in &self.rows {
            text.push_str(&self.line(row, &widths));
            text.push('\n');
        }
        text
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let cells = cells.iter().zip(widths).zip(&self.right);
        let fitted: Vec<String> = cells
            .map(|((cell, &width), &right)| match right {
                true => text::pad_left(cell, width),
                false => text::pad(cell, width),
            })
            .collect();
        fitted.join(GAP).trim_end().to_owned()
    }

    /// What each column needs, the widest made narrower until all fit.
    fn widths(&self, columns: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = (0..self.headings.len())
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
                let cells = cells.chain([&self.headings[column]]);
                cells.map(|cell| text::width(cell)).max().unwrap_or(0)
            })
            .collect();
        let gaps = GAP.len() * widths.len().saturating_sub(1);
        let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(columns);
        // Names must be read whole, because people type them: they give way last.
        for may_shrink in [|heading: &str| !is_name(heading), |_: &str| true] {
            while over > 0 {
                let shrinking = widths.iter_mut().zip(&self.headings);
                let widest = shrinking
                    .filter(|(width, heading)| **width > NARROWEST && may_shrink(heading))
                    .max_by_key(|(width, _)| **width);
                let Some((width, _)) = widest else {
                    break;
                };
                *width -= 1;
                over -= 1;
            }
        }
        widths
    }
}

fn is_name(heading: &str) -> bool {
    ["ROADMAP", "ID", "NEXT", "ITEM", "CHANGED"].contains(&heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["id", "title", ">days"]);
        table.row(vec![
            "lab".into(),
            "Lab granted its scope\u{7}".into(),
            "9".into(),
        ]);
        table.row(vec!["rig".into(), "测试台".into(), "120".into()]);
        table
    }

    #[test]
    fn columns_are_as_wide_as_they_need() {
        insta::assert_snapshot!(table().text(100, str::to_owned), @r"
        ID   TITLE                   DAYS
        lab  Lab granted its scope␇     9
        rig  测试台                   120
        ");
    }

    #[test]
    fn the_widest_column_gives_way_on_a_narrow_terminal() {
        let text = table().text(24, str::to_owned);
        assert!(text.lines().all(|line| text::width(line) <= 24), "{text}");
    }
}
