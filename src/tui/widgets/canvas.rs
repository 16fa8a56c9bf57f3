//! A grid of signs, one column each, that charts are drawn on. What is drawn outside of it is left out.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::tui::widgets::spans::own;

/// A grid of signs.
#[derive(Clone, Debug)]
pub(crate) struct Canvas {
    columns: usize,
    cells: Vec<Option<(char, Style)>>,
}

impl Canvas {
    /// An empty grid.
    pub(crate) fn new(columns: usize, rows: usize) -> Self {
        Self {
            columns,
            cells: vec![None; columns * rows],
        }
    }

    fn place(&self, x: i64, y: i64) -> Option<usize> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let place = y.checked_mul(self.columns)?.checked_add(x)?;
        (x < self.columns && place < self.cells.len()).then_some(place)
    }

    /// Puts a sign over whatever stands there.
    pub(crate) fn put(&mut self, x: i64, y: i64, sign: char, style: Style) {
        if let Some(place) = self.place(x, y) {
            self.cells[place] = Some((sign, style));
        }
    }

    /// Puts a sign where nothing stands yet.
    pub(crate) fn under(&mut self, x: i64, y: i64, sign: char, style: Style) {
        if self.is_free(x, y) {
            self.put(x, y, sign, style);
        }
    }

    /// Whether nothing stands there; `false` outside.
    pub(crate) fn is_free(&self, x: i64, y: i64) -> bool {
        self.place(x, y)
            .is_some_and(|place| self.cells[place].is_none())
    }

    /// Puts a sign on every column from `from` up to but not `to`, over whatever stands there.
    pub(crate) fn across(&mut self, from: i64, to: i64, y: i64, sign: char, style: Style) {
        for x in self.columns_of(from, to) {
            self.put(x, y, sign, style);
        }
    }

    /// Puts a sign on every row from `from` up to but not `to`, where nothing stands yet.
    pub(crate) fn down(&mut self, x: i64, from: i64, to: i64, sign: char, style: Style) {
        let rows = self.cells.len() / self.columns.max(1);
        let last = to.min(i64::try_from(rows).unwrap_or(i64::MAX));
        for y in from.max(0)..last {
            self.under(x, y, sign, style);
        }
    }

    /// The columns of a stretch that are on the grid.
    fn columns_of(&self, from: i64, to: i64) -> std::ops::Range<i64> {
        let last = i64::try_from(self.columns).unwrap_or(i64::MAX);
        from.max(0)..to.min(last)
    }

    /// One row, as pieces of one style each.
    pub(crate) fn row(&self, y: usize) -> Vec<Span<'static>> {
        let start = (y * self.columns).min(self.cells.len());
        let end = (start + self.columns).min(self.cells.len());
        let mut spans: Vec<Span<'static>> = Vec::new();
        let mut text = String::new();
        let mut style = Style::new();
        for cell in &self.cells[start..end] {
            let (sign, of) = cell.unwrap_or((' ', Style::new()));
            if of != style && !text.is_empty() {
                spans.push(own(std::mem::take(&mut text), style));
            }
            style = of;
            text.push(sign);
        }
        if !text.is_empty() {
            spans.push(own(text, style));
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(canvas: &Canvas, y: usize) -> String {
        let row = canvas.row(y);
        row.iter().map(|span| span.content.as_ref()).collect()
    }

    #[test]
    fn what_lies_outside_is_left_out_however_far() {
        let mut canvas = Canvas::new(5, 2);
        let plain = Style::new();
        canvas.across(i64::MIN, i64::MAX, 0, '-', plain);
        canvas.across(2, 4, 9, '-', plain);
        canvas.down(1, i64::MIN, i64::MAX, '|', plain);
        for (x, y) in [(-1, 0), (5, 0), (0, 2), (0, -1), (i64::MAX, i64::MAX)] {
            canvas.put(x, y, 'x', plain);
        }
        assert_eq!(text(&canvas, 0), "-----");
        assert_eq!(text(&canvas, 1), " |   ");
        assert_eq!(text(&canvas, 2), "");
    }

    #[test]
    fn a_grid_of_nothing_draws_nothing() {
        let mut canvas = Canvas::new(0, 3);
        canvas.down(0, 0, 3, '|', Style::new());
        assert!(canvas.row(0).is_empty());
    }
}
