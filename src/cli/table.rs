//! A table for people: columns under headings, as wide as they need, cut only where a terminal is too narrow.
//!
//! Ids, dates and numbers are never cut: people copy and type them. The title gives way first, then the flags, then
//! other texts; where that is not enough, columns are left out and named below.

mod widths;

use crate::text;
use widths::Class;

/// The space between two columns.
const GAP: &str = "  ";

/// Rows under headings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    headings: Vec<String>,
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
    least: Vec<String>,
    matrix: bool,
}

impl Table {
    /// A table with these headings; one that begins with `>` heads numbers, which stand to the right.
    pub(crate) fn new(headings: &[&str]) -> Self {
        Self {
            headings: headings
                .iter()
                .map(|heading| heading.trim_start_matches('>').to_uppercase())
                .collect(),
            right: headings
                .iter()
                .map(|heading| heading.starts_with('>'))
                .collect(),
            ..Self::default()
        }
    }

    /// A table whose columns all weigh the same: none is left out, the widest are cut.
    pub(crate) fn matrix(headings: &[&str]) -> Self {
        Self {
            matrix: true,
            ..Self::new(headings)
        }
    }

    /// The columns that are left out first on a narrow terminal, the least of them in front.
    pub(crate) fn leave_out_first(mut self, headings: &[&str]) -> Self {
        self.least = headings
            .iter()
            .map(|heading| heading.to_uppercase())
            .collect();
        self
    }

    /// Adds a row. Cells are cleaned here.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        let clean = |cell: String| text::line(&cell).into_owned();
        self.rows.push(cells.into_iter().map(clean).collect());
    }

    /// The table as text, in at most so many columns where that can be; headings pass through `heading`.
    pub(crate) fn text(&self, columns: usize, heading: impl Fn(&str) -> String) -> String {
        let widths = self.widths(columns);
        let mut text = String::new();
        text.push_str(&heading(&self.line(&self.headings, &widths)));
        text.push('\n');
        for row in &self.rows {
            text.push_str(&self.line(row, &widths));
            text.push('\n');
        }
        let left_out: Vec<_> = (self.headings.iter().zip(&widths))
            .filter(|(_, width)| width.is_none())
            .map(|(heading, _)| heading.to_lowercase())
            .collect();
        if !left_out.is_empty() {
            let note = format!("Not shown for lack of room: {}.", left_out.join(", "));
            text.push_str(&format!(
                "{}\n",
                text::wrap(&note, columns.max(20)).join("\n")
            ));
        }
        text
    }

    fn line(&self, cells: &[String], widths: &[Option<usize>]) -> String {
        let cells = cells.iter().zip(widths).zip(&self.right);
        let fitted: Vec<String> = cells
            .filter_map(|((cell, width), &right)| {
                let width = (*width)?;
                Some(match right {
                    true => text::pad_left(cell, width),
                    false => text::pad(cell, width),
                })
            })
            .collect();
        fitted.join(GAP).trim_end().to_owned()
    }

    /// The width of each column; none of one that is left out.
    fn widths(&self, columns: usize) -> Vec<Option<usize>> {
        let columns_of: Vec<widths::PrintedColumn> = (self.headings.iter().enumerate())
            .map(|(column, heading)| {
                let cells = || self.rows.iter().filter_map(move |row| row.get(column));
                let class = match self.matrix {
                    true if column > 0 => Class::Text,
                    true => Class::Key,
                    false => Class::of(heading, self.right[column], cells()),
                };
                let widest = cells().map(|cell| text::width(cell)).max().unwrap_or(0);
                let least = self.least.iter().position(|least| least == heading);
                widths::PrintedColumn {
                    class,
                    heading: text::width(heading),
                    cells: widest,
                    least,
                }
            })
            .collect();
        widths::solve(&columns_of, columns, GAP.len(), !self.matrix)
    }
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
    fn ids_dates_and_numbers_are_never_cut_and_what_has_no_room_is_named() {
        let mut table = Table::new(&[
            "roadmap", "id", "title", "status", "owner", "due", ">slip", "flags",
        ]);
        let (roadmap, id, owner) = (
            "sialkot-surgical",
            "laboratory-custody-order",
            "simap-testing-lab",
        );
        table.row(
            [
                roadmap,
                id,
                "Custody of the laboratory settled",
                "blocked",
                owner,
                "2026-12-31",
                "365",
                "slipping blocked drifting pushed",
            ]
            .map(str::to_owned)
            .to_vec(),
        );
        for columns in [72, 80, 100, 120, 160] {
            let text = table.text(columns, str::to_owned);
            assert!(
                text.lines().all(|line| text::width(line) <= columns),
                "{text}"
            );
            for whole in [roadmap, id, "2026-12-31", "365"] {
                assert!(text.contains(whole), "{columns}: {text}");
            }
            assert!(!text.contains("simap-testing…"), "{columns}: {text}");
        }
        insta::assert_snapshot!(table.text(80, str::to_owned), @r"
        ROADMAP           ID                        TITLE       DUE         SLIP  FLAGS
        sialkot-surgical  laboratory-custody-order  Custody o…  2026-12-31   365  slipp…
        Not shown for lack of room: status, owner.
        ");
    }

    #[test]
    fn the_widest_column_gives_way_on_a_narrow_terminal() {
        let text = table().text(24, str::to_owned);
        assert!(text.lines().all(|line| text::width(line) <= 24), "{text}");
    }
}
