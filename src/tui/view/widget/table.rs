//! A table of the rows of a list: headings, columns that give way where there is no room, the row under the cursor.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::terminal::Frame;
use ratatui::text::{Line, Span};

use super::paint::{cut, line, own};
use crate::text;
use crate::tui::model::{Model, Row};

/// What a column holds and how wide it is.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    title: &'static str,
    /// Its columns; of the one that takes the rest, the least.
    width: usize,
    /// How far it grows where there is room to spare.
    most: usize,
    /// Set to the right: numbers.
    right: bool,
    /// Which gives way first where there is no room: the highest. 0 never does.
    rank: u8,
    /// It takes what the others leave.
    rest: bool,
}

impl Column {
    /// A column of text.
    pub const fn text(title: &'static str, width: usize) -> Self {
        Self {
            title,
            width,
            most: width,
            right: false,
            rank: 0,
            rest: false,
        }
    }

    /// A column of numbers.
    pub const fn number(title: &'static str, width: usize) -> Self {
        let mut column = Self::text(title, width);
        column.right = true;
        column
    }

    /// The column that takes what the others leave, at least so many columns.
    pub const fn rest(title: &'static str, least: usize) -> Self {
        let mut column = Self::text(title, least);
        column.rest = true;
        column
    }

    /// It gives way where there is no room; of several the one of the highest rank first.
    #[must_use]
    pub const fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    /// It grows up to so many columns where there is room to spare.
    #[must_use]
    pub const fn most(mut self, most: usize) -> Self {
        self.most = most;
        self
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

/// A table laid out for a width; between two columns is one blank.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Column>,
    /// The width of each column; 0 of one that gave way.
    widths: Vec<usize>,
}

/// Before every row: the cursor and the sign of what is selected.
const MARGIN: usize = 2;

/// How wide the rest must be before others grow.
const ROOMY: usize = 32;

impl Table {
    /// Lays columns out in so many columns of the screen.
    pub fn new(columns: Vec<Column>, width: u16) -> Self {
        let room = usize::from(width).saturating_sub(MARGIN + 1);
        let mut kept: Vec<bool> = columns.iter().map(|_| true).collect();
        while needed(&columns, &kept) > room {
            let ranked = columns.iter().enumerate();
            let next = ranked.filter(|(at, column)| kept[*at] && column.rank > 0);
            match next.max_by_key(|(_, column)| column.rank) {
                Some((at, _)) => kept[at] = false,
                None => break,
            }
        }
        let mut spare = room.saturating_sub(needed(&columns, &kept));
        let mut widths: Vec<usize> = (columns.iter().zip(&kept))
            .map(|(column, kept)| if *kept { column.width } else { 0 })
            .collect();
        grow(&columns, &mut widths, &mut spare);
        Self { columns, widths }
    }

    /// The width of a column, for what fills it; 0 where it gave way.
    pub fn width(&self, column: usize) -> usize {
        self.widths.get(column).copied().unwrap_or(0)
    }

    /// Draws the headings.
    pub fn head(&self, model: &Model, frame: &mut Frame, area: Rect) {
        let style = model.theme.quiet.add_modifier(Modifier::UNDERLINED);
        let cells = self
            .columns
            .iter()
            .map(|column| Cell::own(column.title, style));
        let mut spans = vec![own(" ".repeat(MARGIN), Style::new())];
        spans.extend(self.place(cells.collect(), style));
        line(frame, area, Line::from(cut(spans, usize::from(area.width))));
    }

    /// Draws headings that are known only when they are drawn, one for each column.
    pub fn headings(&self, frame: &mut Frame, area: Rect, cells: Vec<Cell>, gap: Style) {
        let mut spans = vec![own(" ".repeat(MARGIN), Style::new())];
        spans.extend(self.place(cells, gap));
        line(frame, area, Line::from(cut(spans, usize::from(area.width))));
    }

    /// Draws the rows that are in sight; `cells` is asked for those only; one cell alone
    /// is a heading over the whole line.
    pub fn rows(
        &self,
        model: &Model,
        frame: &mut Frame,
        area: Rect,
        cells: impl Fn(&Row) -> Vec<Cell>,
    ) {
        let list = model.list();
        let top = list.first_row(usize::from(area.height));
        let visible = list.rows.iter().enumerate().skip(top);
        for (offset, (index, row)) in visible.take(usize::from(area.height)).enumerate() {
            let at = Rect {
                y: area.y + offset as u16,
                height: 1,
                ..area
            };
            let mut spans = self.lead(model, index, row);
            match <[Cell; 1]>::try_from(cells(row)) {
                // A heading among the rows takes all of its line.
                Ok([heading]) => spans.extend(heading.0),
                Err(cells) => spans.extend(self.place(cells, Style::new())),
            }
            let mut spans = cut(spans, usize::from(area.width));
            if index == list.index() {
                spans = vec![bar(model, &spans, usize::from(area.width))];
            }
            line(frame, at, Line::from(spans));
        }
    }

    fn lead(&self, model: &Model, index: usize, row: &Row) -> Vec<Span<'static>> {
        let (theme, list) = (&model.theme, model.list());
        let sign = |holds: bool, sign: &'static str| if holds { sign } else { " " };
        let cursor = sign(index == list.index(), theme.signs.cursor);
        let mark = sign(list.marked.contains(&row.key), theme.signs.mark);
        vec![own(format!("{cursor}{mark}"), theme.name)]
    }

    fn place(&self, cells: Vec<Cell>, gap: Style) -> Vec<Span<'static>> {
        let mut spans = Vec::new();
        for (index, (cell, column)) in cells.into_iter().zip(&self.columns).enumerate() {
            let width = self.widths[index];
            if width == 0 {
                continue;
            }
            if !spans.is_empty() {
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

/// The columns of the screen that the kept ones need, blanks between them included.
fn needed(columns: &[Column], kept: &[bool]) -> usize {
    let kept = columns.iter().zip(kept).filter(|(_, kept)| **kept);
    let widths = kept.map(|(column, _)| column.width + 1);
    widths.sum::<usize>().saturating_sub(1)
}

/// Shares out what is to spare: first to the rest, then to what may grow, then to the rest again.
fn grow(columns: &[Column], widths: &mut [usize], spare: &mut usize) {
    let rest = columns.iter().position(|column| column.rest);
    let mut give = |widths: &mut [usize], at: usize, most: usize| {
        let more = most.saturating_sub(widths[at]).min(*spare);
        widths[at] += more;
        *spare -= more;
    };
    if let Some(at) = rest {
        give(widths, at, ROOMY);
    }
    for (at, column) in columns.iter().enumerate() {
        if widths[at] > 0 && !column.rest {
            give(widths, at, column.most);
        }
    }
    if let Some(at) = rest {
        give(widths, at, usize::MAX);
    }
}

/// Pieces as one bar in the style of the cursor: a bar of many reversed colours is hard to read.
pub fn bar(model: &Model, spans: &[Span<'static>], columns: usize) -> Span<'static> {
    let text: String = spans.iter().map(|span| span.content.as_ref()).collect();
    Span::styled(text::fit(&text, columns), model.theme.selected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_give_way_by_rank_and_grow_where_there_is_room() {
        let columns = || {
            vec![
                Column::rest("what", 20),
                Column::text("owner", 10).rank(1),
                Column::text("slip", 8).rank(2).most(12),
            ]
        };
        let widths = |width| Table::new(columns(), width).widths;
        assert_eq!(
            widths(10),
            [20, 0, 0],
            "the rest stays, and is cut when drawn"
        );
        assert_eq!(widths(35), [21, 10, 0]);
        assert_eq!(widths(43), [20, 10, 8]);
        assert_eq!(widths(73), [46, 10, 12]);
        assert_eq!(widths(103), [76, 10, 12]);
    }
}
