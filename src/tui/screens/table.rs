//! A table of the rows of a list: headings, columns as wide as what they hold where there is room and that give way
//! where there is none, the row under the cursor.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::app::{Model, Row, ScreenLayout};
use crate::tui::widgets::spans::{cut, line, own};

/// What a column holds and how wide it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableColumn {
    title: &'static str,
    /// Its columns; of the one that takes the rest, the least.
    width: usize,
    /// How far it grows where there is room to spare.
    most: usize,
    /// Set to the right: numbers.
    right: bool,
    /// Which gives way first where there is no room: the highest. 0 never does.
    rank: u8,
    /// Whether it stands only where the one that takes the rest is at ease.
    extra: bool,
    /// It takes what the others leave.
    rest: bool,
}

impl TableColumn {
    /// A column of text.
    pub(crate) const fn text(title: &'static str, width: usize) -> Self {
        Self {
            title,
            width,
            most: width,
            right: false,
            rank: 0,
            extra: false,
            rest: false,
        }
    }

    /// A column of numbers.
    pub(crate) const fn number(title: &'static str, width: usize) -> Self {
        let mut column = Self::text(title, width);
        column.right = true;
        column
    }

    /// The column that takes what the others leave, at least so many columns.
    pub(crate) const fn rest(title: &'static str, least: usize) -> Self {
        let mut column = Self::text(title, least);
        column.rest = true;
        column
    }

    /// It gives way where there is no room; of several the one of the highest rank first.
    #[must_use]
    pub(crate) const fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    /// It stands only where the column that takes the rest is not cut for it.
    #[must_use]
    pub(crate) const fn extra(mut self) -> Self {
        self.extra = true;
        self
    }

    /// It grows up to so many columns where there is room to spare, and further once the rest has all it wishes for.
    #[must_use]
    pub(crate) const fn most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    const fn grows(&self) -> bool {
        self.most > self.width
    }
}

/// What stands in a row of a table; one cell alone is a heading over the whole line.
pub(crate) type Cells<'a> = &'a dyn Fn(&Row, &ListTable) -> Vec<TableCell>;

/// One cell: pieces of text.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableCell(pub Vec<Span<'static>>);

impl TableCell {
    /// A text of the program's own.
    pub(crate) fn own(text: impl Into<std::borrow::Cow<'static, str>>, style: Style) -> Self {
        Self(vec![own(text, style)])
    }

    /// A text from a file.
    pub(crate) fn data(text: &str, style: Style) -> Self {
        Self(vec![crate::tui::widgets::spans::data(text, style)])
    }
}

/// A table laid out for a width; between two columns is one blank.
#[derive(Clone, Debug)]
pub(crate) struct ListTable {
    columns: Vec<TableColumn>,
    /// The width of each column; 0 of one that gave way.
    widths: Vec<usize>,
}

/// Before every row: the cursor and the sign of what is selected.
const MARGIN: usize = 2;

/// How wide the rest must be before others grow: so much, or two fifths of a wide table.
const ROOMY: usize = 32;

/// The columns with which the one that takes the rest is at ease, beside extra ones.
const AT_EASE: usize = 46;

/// So many rows are measured: columns must neither jump while somebody scrolls, nor cost time in a long list.
const MEASURED: usize = 100;

/// As wide as anything is asked for that is only measured.
const ANY: usize = 160;

#[cfg(test)]
thread_local! {
    /// How many rows were made on this thread.
    static MADE: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl ListTable {
    /// Lays columns out in so many columns of the screen.
    pub(crate) fn new(columns: Vec<TableColumn>, width: u16) -> Self {
        let any = vec![usize::MAX; columns.len()];
        let widths = laid(&columns, &any, width);
        Self { columns, widths }
    }

    /// The same, each column as wide as what it holds where there is room: nothing is cut beside a blank.
    pub(crate) fn fitted(
        model: &Model,
        columns: Vec<TableColumn>,
        width: u16,
        cells: Cells<'_>,
    ) -> Self {
        let titles = columns.iter().map(|column| text::width(column.title));
        let mut wishes: Vec<usize> = titles.collect();
        let widths = vec![ANY; columns.len()];
        let mut table = Self { columns, widths };
        for row in model.list().rows.iter().take(MEASURED) {
            let cells = table.made(row, cells);
            if cells.len() == 1 {
                continue;
            }
            for (wish, cell) in wishes.iter_mut().zip(&cells) {
                *wish = (*wish).max(crate::tui::widgets::spans::width(&cell.0));
            }
        }
        table.widths = laid(&table.columns, &wishes, width);
        table
    }

    /// Draws the rows of the list of this screen below their headings.
    pub(crate) fn draw(
        model: &Model,
        frame: &mut Frame,
        parts: &ScreenLayout,
        columns: Vec<TableColumn>,
        cells: Cells<'_>,
    ) {
        let table = Self::fitted(model, columns, parts.list.width, cells);
        table.head(model, frame, parts.head);
        table.rows(model, frame, parts.list, cells);
    }

    /// The width of a column, for what fills it; 0 where it gave way.
    pub(crate) fn width(&self, column: usize) -> usize {
        self.widths.get(column).copied().unwrap_or(0)
    }

    /// Draws the headings.
    pub(crate) fn head(&self, model: &Model, frame: &mut Frame, area: Rect) {
        let style = model.theme.quiet.add_modifier(Modifier::UNDERLINED);
        let cells = self
            .columns
            .iter()
            .map(|column| TableCell::own(column.title, style));
        let mut spans = vec![own(" ".repeat(MARGIN), Style::new())];
        spans.extend(self.place(cells.collect(), style));
        line(frame, area, Line::from(cut(spans, usize::from(area.width))));
    }

    /// Draws headings that are known only when they are drawn, one for each column.
    pub(crate) fn headings(
        &self,
        frame: &mut Frame,
        area: Rect,
        cells: Vec<TableCell>,
        gap: Style,
    ) {
        let mut spans = vec![own(" ".repeat(MARGIN), Style::new())];
        spans.extend(self.place(cells, gap));
        line(frame, area, Line::from(cut(spans, usize::from(area.width))));
    }

    /// Draws the rows that are in sight; `cells` is asked for those only; one cell alone
    /// is a heading over the whole line.
    pub(crate) fn rows(&self, model: &Model, frame: &mut Frame, area: Rect, cells: Cells<'_>) {
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
            match <[TableCell; 1]>::try_from(self.made(row, cells)) {
                // A heading among the rows takes all of its line.
                Ok([heading]) => spans.extend(heading.0),
                Err(cells) => spans.extend(self.place(cells, Style::new())),
            }
            let mut spans = cut(spans, usize::from(area.width));
            if index == list.index() {
                spans = bar(model, spans, usize::from(area.width));
            }
            line(frame, at, Line::from(spans));
        }
    }

    /// The cells of a row: what a list costs.
    fn made(&self, row: &Row, cells: Cells<'_>) -> Vec<TableCell> {
        #[cfg(test)]
        MADE.set(MADE.get() + 1);
        cells(row, self)
    }

    fn lead(&self, model: &Model, index: usize, row: &Row) -> Vec<Span<'static>> {
        let (theme, list) = (&model.theme, model.list());
        let sign = |holds: bool, sign: &'static str| if holds { sign } else { " " };
        let cursor = sign(index == list.index(), theme.signs.cursor);
        let mark = sign(list.marked.contains(&row.key), theme.signs.mark);
        vec![own(format!("{cursor}{mark}"), theme.name)]
    }

    fn place(&self, cells: Vec<TableCell>, gap: Style) -> Vec<Span<'static>> {
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
            let wide = crate::tui::widgets::spans::width(&content);
            let field = own(" ".repeat(width.saturating_sub(wide)), gap);
            if column.right {
                spans.push(field);
                spans.extend(content);
            } else {
                spans.extend(content);
                spans.push(field);
            }
        }
        spans
    }
}

/// The widths of columns that wish for so much: first those are left out that have no room, then what is to spare
/// is shared out.
fn laid(columns: &[TableColumn], wishes: &[usize], width: u16) -> Vec<usize> {
    let room = usize::from(width).saturating_sub(MARGIN + 1);
    let least = columns.iter().zip(wishes);
    let mut widths: Vec<usize> = least
        .map(|(column, wish)| column.width.min(*wish))
        .collect();
    while needed(&widths) > room {
        let ranked = columns.iter().enumerate();
        let next = ranked.filter(|(at, column)| widths[*at] > 0 && column.rank > 0);
        match next.max_by_key(|(_, column)| column.rank) {
            Some((at, _)) => widths[at] = 0,
            None => break,
        }
    }
    ease(columns, wishes, &mut widths, room);
    grow(columns, wishes, &mut widths, room);
    widths
}

/// Leaves out the extra columns beside which the one that takes the rest would be cut to less than is at ease.
fn ease(columns: &[TableColumn], wishes: &[usize], widths: &mut [usize], room: usize) {
    let Some(rest) = columns.iter().position(|column| column.rest) else {
        return;
    };
    loop {
        let spare = room.saturating_sub(needed(widths));
        if widths[rest] + spare >= wishes[rest].min(AT_EASE) {
            return;
        }
        let extra = (0..columns.len()).filter(|at| columns[*at].extra && widths[*at] > 0);
        match extra.max_by_key(|at| columns[*at].rank) {
            Some(at) => widths[at] = 0,
            None => return,
        }
    }
}

/// The columns of the screen that those take which have a width, blanks between them included.
fn needed(widths: &[usize]) -> usize {
    let kept = widths.iter().filter(|width| **width > 0);
    kept.map(|width| width + 1).sum::<usize>().saturating_sub(1)
}

/// Shares out what is to spare: first to numbers, of which a part says something else, then to the rest, then to what
/// may grow, then to the rest again; what nobody wishes for is the rest's too.
fn grow(columns: &[TableColumn], wishes: &[usize], widths: &mut [usize], room: usize) {
    let spare = &mut room.saturating_sub(needed(widths));
    let mut give = |which: fn(&TableColumn) -> bool, most: &dyn Fn(usize) -> usize| {
        for (at, column) in columns.iter().enumerate() {
            if which(column) && (widths[at] > 0 || column.rest) {
                let more = most(at).saturating_sub(widths[at]).min(*spare);
                widths[at] += more;
                *spare -= more;
            }
        }
    };
    let wish = |at: usize| wishes[at].min(columns[at].most);
    give(|column| column.right, &wish);
    give(|column| column.rest, &|at| {
        wishes[at].min(ROOMY.max(room * 2 / 5))
    });
    give(|column| !column.rest, &wish);
    give(|column| column.rest, &|at| wishes[at]);
    give(|column| !column.rest, &|at| match columns[at].grows() {
        true => wishes[at].min(columns[at].most.saturating_mul(2)),
        false => 0,
    });
    give(|column| column.rest, &|_| usize::MAX);
}

/// Pieces as the row under the cursor, over so many columns.
pub(crate) fn bar(model: &Model, spans: Vec<Span<'static>>, columns: usize) -> Vec<Span<'static>> {
    let style = match model.reads_detail() {
        true => model.theme.resting,
        false => model.theme.selected,
    };
    model.theme.select(spans, columns, style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_harness::TestHarness;

    #[test]
    fn a_frame_makes_the_rows_in_sight_however_many_there_are() {
        let text = "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"rig\"\ntitle = \"Test rig\"\n\
            status = \"active\"\nbaseline = 2026-06-30\nforecast = 2026-11-30\n\
            [[feedback]]\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = \"officer\"\ntext = \"Slow\"\n";
        let ids: Vec<String> = (0..600).map(|at| format!("c{at:03}")).collect();
        let files: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), text)).collect();
        let mut harness = TestHarness::of(&files);
        harness.model.size = (200, 60);
        for keys in ["P", "A", "A r", "I", "D", "M", "C", "C Right"] {
            for end in ["Home", "End"] {
                harness.press(keys).press(end);
                assert!(harness.model.list().rows.len() >= 600, "{keys}");
                MADE.set(0);
                harness.screen(200, 60);
                let made = MADE.get();
                assert!((1..=MEASURED + 60).contains(&made), "{keys} {end}: {made}");
            }
        }
    }

    #[test]
    fn columns_give_way_by_rank_and_grow_where_there_is_room() {
        let columns = || {
            vec![
                TableColumn::rest("what", 20),
                TableColumn::text("owner", 10).rank(1),
                TableColumn::text("slip", 8).rank(2).most(12),
            ]
        };
        let widths = |width| ListTable::new(columns(), width).widths;
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

    #[test]
    fn nothing_is_cut_beside_a_blank() {
        let columns = || {
            vec![
                TableColumn::rest("what", 20),
                TableColumn::text("owner", 10).rank(1).most(12),
                TableColumn::text("slip", 8).rank(2),
            ]
        };
        let widths = |wishes: &[usize], width| laid(&columns(), wishes, width);
        assert_eq!(
            widths(&[60, 6, 5], 43),
            [27, 6, 5],
            "what the others do not need is the rest's"
        );
        assert_eq!(widths(&[60, 30, 5], 90), [60, 20, 5]);
        assert_eq!(widths(&[30, 30, 5], 103), [69, 24, 5]);
        assert_eq!(
            widths(&[60, 6, 4], 35),
            [20, 6, 4],
            "they give way later where they need little"
        );
        assert_eq!(widths(&[5, 5, 5], 3), [5, 0, 0]);
        let columns = [
            TableColumn::rest("what", 20),
            TableColumn::text("more", 8).rank(1).extra(),
        ];
        let widths = |wish, width| laid(&columns, &[wish, 8], width);
        assert_eq!(
            widths(60, 50),
            [47, 0],
            "a title is not cut for what is extra"
        );
        assert_eq!(widths(30, 50), [38, 8]);
        assert_eq!(widths(60, 60), [48, 8]);
        let columns = [
            TableColumn::rest("what", 20),
            TableColumn::number("sum", 8).most(14),
        ];
        let widths = laid(&columns, &[60, 10], 38);
        assert_eq!(widths, [24, 10], "of a number nothing is cut");
    }
}
