//! A table of the rows of a list: headings, columns of fixed and of free width, the row under the cursor.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::paint::{cut, line, own};
use crate::text;
use crate::tui::model::{Model, Row};

/// What a column holds and how wide it is.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading.
    pub title: &'static str,
    /// Its columns; 0 takes what the others leave.
    pub width: usize,
    /// Set to the right: numbers.
    pub right: bool,
}

impl Column {
    /// A column of text.
    pub const fn text(title: &'static str, width: usize) -> Self {
        Self {
            title,
            width,
            right: false,
        }
    }

    /// A column of numbers.
    pub const fn number(title: &'static str, width: usize) -> Self {
        Self {
            title,
            width,
            right: true,
        }
    }

    /// The column that takes what the others leave.
    pub const fn rest(title: &'static str) -> Self {
        Self {
            title,
            width: 0,
            right: false,
        }
    }
}

/// One cell: pieces of text.
#[derive(Clone, Debug, Default)]
pub struct Cell(pub Vec<Span<'static>>);

impl Cell {
    /// A text of the program's own.
    pub fn own(text: impl Into<std::borrow::Cow<'static, str>>, style: Style) -> Self {
        Self(vec![own(text, style)])
    }

    /// A text from a file.
    pub fn data(text: &str, style: Style) -> Self {
        Self(vec![super::paint::data(text, style)])
    }
}

/// The columns of a table; between two of them is one blank.
#[derive(Clone, Debug)]
pub struct Table {
    /// From the left.
    pub columns: Vec<Column>,
}

/// Before every row: the cursor and the sign of what is selected.
const MARGIN: usize = 2;

impl Table {
    fn widths(&self, area: Rect) -> Vec<usize> {
        let room = usize::from(area.width).saturating_sub(MARGIN + 1);
        let gaps = self.columns.len().saturating_sub(1);
        let fixed: usize = self.columns.iter().map(|column| column.width).sum();
        let rest = room.saturating_sub(fixed + gaps);
        self.columns
            .iter()
            .map(|column| {
                if column.width == 0 {
                    rest
                } else {
                    column.width
                }
            })
            .collect()
    }

    /// Draws the headings.
    pub fn head(&self, model: &Model, frame: &mut Frame, area: Rect) {
        let style = model.theme.quiet.add_modifier(Modifier::UNDERLINED);
        let cells = self
            .columns
            .iter()
            .map(|column| Cell::own(column.title, style))
            .collect();
        let spans = self.place(cells, &self.widths(area), style);
        let mut whole = vec![own(" ".repeat(MARGIN), Style::new())];
        whole.extend(spans);
        line(frame, area, Line::from(cut(whole, usize::from(area.width))));
    }

    /// Draws the rows that are in sight; `cells` is asked for those only.
    pub fn rows(
        &self,
        model: &Model,
        frame: &mut Frame,
        area: Rect,
        cells: impl Fn(&Row) -> Vec<Cell>,
    ) {
        let list = model.list();
        let widths = self.widths(area);
        let top = list.first_row(usize::from(area.height));
        let visible = list.rows.iter().enumerate().skip(top);
        for (offset, (index, row)) in visible.take(usize::from(area.height)).enumerate() {
            let at = Rect {
                y: area.y + offset as u16,
                height: 1,
                ..area
            };
            let under = index == list.index();
            let marked = list.marked.contains(&row.key);
            self.row(model, frame, at, cells(row), &widths, under, marked);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn row(
        &self,
        model: &Model,
        frame: &mut Frame,
        area: Rect,
        cells: Vec<Cell>,
        widths: &[usize],
        under: bool,
        marked: bool,
    ) {
        let theme = &model.theme;
        let cursor = if under { theme.signs.cursor } else { " " };
        let mark = if marked { theme.signs.mark } else { " " };
        let mut spans = vec![own(format!("{cursor}{mark}"), theme.name)];
        spans.extend(self.place(cells, widths, Style::new()));
        let columns = usize::from(area.width);
        let mut spans = cut(spans, columns);
        if under {
            let text: String = spans.iter().map(|span| span.content.as_ref()).collect();
            // One style over all of it: a bar of many reversed colours is hard to read.
            spans = vec![Span::styled(text::fit(&text, columns), theme.selected)];
        }
        line(frame, area, Line::from(spans));
    }

    fn place(&self, cells: Vec<Cell>, widths: &[usize], gap: Style) -> Vec<Span<'static>> {
        let mut spans = Vec::new();
        for (index, (cell, column)) in cells.into_iter().zip(&self.columns).enumerate() {
            let width = widths[index];
            if index > 0 {
                spans.push(own(" ", gap));
            }
            let content = cut(cell.0, width);
            let wide = super::paint::width(&content);
            let blank = own(" ".repeat(width.saturating_sub(wide)), gap);
            if column.right {
                spans.push(blank);
                spans.extend(content);
            } else {
                spans.extend(content);
                spans.push(blank);
            }
        }
        spans
    }
}
