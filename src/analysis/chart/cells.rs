//! A chart in the cells of a terminal: characters with styles, for the screens and for text without pictures.

use super::{Chart, ChartAxis, ChartShape, ChartStyle, ChartSymbol};
use crate::text;

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChartCell {
    /// What stands in it.
    pub character: char,
    /// In which style; none where nothing is drawn.
    pub style: Option<ChartStyle>,
}

/// A chart drawn in cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChartCells {
    /// What stands left of each row: the names of the rows, or of the ticks of the y axis.
    pub labels: Vec<String>,
    /// The rows, from top to bottom.
    pub rows: Vec<Vec<ChartCell>>,
    /// The names along the x axis.
    pub axis: String,
}

const EMPTY: ChartCell = ChartCell {
    character: ' ',
    style: None,
};

impl ChartCells {
    /// Draws a chart in so many columns, the labels left of it in at most `label_columns`, and as many rows as the
    /// y axis has, or `rows` where it counts none.
    pub(crate) fn draw(chart: &Chart, columns: usize, label_columns: usize, rows: usize) -> Self {
        let rows = match &chart.y {
            ChartAxis::Slots { labels } => labels.len(),
            _ => rows.max(2),
        };
        let names = chart
            .y
            .ticks()
            .into_iter()
            .map(|(_, name)| text::width(name));
        let label_columns = names.max().unwrap_or(0).min(label_columns);
        let width = columns.saturating_sub(label_columns + 2).max(8);
        let mut canvas = ChartCanvas {
            chart,
            width,
            cells: vec![vec![EMPTY; width]; rows],
        };
        chart.shapes.iter().for_each(|shape| canvas.shape(shape));
        Self {
            labels: labels(chart, rows, label_columns),
            axis: axis(chart, width, label_columns),
            rows: canvas.cells,
        }
    }

    /// As lines of text.
    pub(crate) fn lines(&self) -> Vec<String> {
        let row = |(label, cells): (&String, &Vec<ChartCell>)| {
            let cells: String = cells.iter().map(|cell| cell.character).collect();
            format!("{label} │{cells}").trim_end().to_owned()
        };
        let rows = self.labels.iter().zip(&self.rows).map(row);
        rows.chain([self.axis.trim_end().to_owned()]).collect()
    }
}

struct ChartCanvas<'c> {
    chart: &'c Chart,
    width: usize,
    cells: Vec<Vec<ChartCell>>,
}

impl ChartCanvas<'_> {
    fn column(&self, x: f64) -> Option<usize> {
        let (least, most) = self.chart.x.extent();
        let share = (x - least) / (most - least);
        let column = (share * (self.width - 1) as f64).round();
        (0.0..self.width as f64)
            .contains(&column)
            .then_some(column as usize)
    }

    fn row(&self, y: f64) -> Option<usize> {
        let rows = self.cells.len();
        if self.chart.y.is_slots() {
            return Some(y.round() as usize).filter(|row| *row < rows && y >= -0.5);
        }
        let (least, most) = self.chart.y.extent();
        let share = (most - y) / (most - least);
        let row = (share * (rows - 1) as f64).round();
        (0.0..rows as f64).contains(&row).then_some(row as usize)
    }

    fn put(&mut self, column: usize, row: usize, character: char, style: ChartStyle) {
        if let Some(cell) = self
            .cells
            .get_mut(row)
            .and_then(|cells| cells.get_mut(column))
        {
            *cell = ChartCell {
                character,
                style: Some(style),
            };
        }
    }

    fn shape(&mut self, shape: &ChartShape) {
        match shape {
            ChartShape::Band { .. } => {}
            ChartShape::Bar {
                y, from, to, style, ..
            } => self.bar(*y, *from, *to, *style),
            ChartShape::Mark {
                x,
                y,
                symbol,
                style,
                ..
            } => {
                if let (Some(column), Some(row)) = (self.column(*x), self.row(*y)) {
                    self.put(column, row, sign(*symbol), *style);
                }
            }
            ChartShape::Line {
                points,
                style,
                dashed,
                ..
            } => {
                points
                    .windows(2)
                    .for_each(|pair| self.line(pair[0], pair[1], *style, *dashed));
            }
            ChartShape::Rule { x, style, .. } => {
                let Some(column) = self.column(*x) else {
                    return;
                };
                for row in 0..self.cells.len() {
                    if self.cells[row][column] == EMPTY {
                        self.put(column, row, '┊', *style);
                    }
                }
            }
            ChartShape::Text { x, y, text, .. } => self.text(*x, *y, text),
        }
    }

    fn bar(&mut self, y: f64, from: f64, to: f64, style: ChartStyle) {
        let (least, most) = self.chart.x.extent();
        let ends = (self.column(from.max(least)), self.column(to.min(most)));
        let (Some(first), Some(last), Some(row)) = (ends.0, ends.1, self.row(y)) else {
            return;
        };
        let character = match style {
            ChartStyle::Done => '█',
            ChartStyle::Projected => '╌',
            ChartStyle::Dropped => '░',
            ChartStyle::Planned => '▒',
            _ => '▓',
        };
        (first..=last).for_each(|column| self.put(column, row, character, style));
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), style: ChartStyle, dashed: bool) {
        let (Some(first), Some(last)) = (self.column(from.0), self.column(to.0)) else {
            return;
        };
        let steps = last.abs_diff(first).max(1);
        for step in 0..=steps {
            let share = step as f64 / steps as f64;
            let x = from.0 + (to.0 - from.0) * share;
            let y = from.1 + (to.1 - from.1) * share;
            let place = self.column(x).zip(self.row(y));
            if let Some((column, row)) =
                place.filter(|(column, row)| self.cells[*row][*column] == EMPTY)
            {
                self.put(column, row, if dashed { '·' } else { '─' }, style);
            }
        }
    }

    fn text(&mut self, x: f64, y: f64, words: &str) {
        let (Some(column), Some(row)) = (self.column(x), self.row(y)) else {
            return;
        };
        // One cell a character: words whose letters are wider or join are left to writers of pictures.
        let narrow = words
            .chars()
            .all(|one| text::width(one.encode_utf8(&mut [0; 4])) == 1);
        for (offset, character) in words.chars().filter(|_| narrow).enumerate() {
            self.put(column + 2 + offset, row, character, ChartStyle::Muted);
        }
    }
}

fn sign(symbol: ChartSymbol) -> char {
    match symbol {
        ChartSymbol::Diamond => '◆',
        ChartSymbol::HollowDiamond => '◇',
        ChartSymbol::Circle => '●',
        ChartSymbol::Triangle => '▲',
        ChartSymbol::Square => '■',
        ChartSymbol::Cross => '×',
        ChartSymbol::Bar => '▓',
        ChartSymbol::Dashes => '┊',
    }
}

fn labels(chart: &Chart, rows: usize, columns: usize) -> Vec<String> {
    let mut labels = vec![" ".repeat(columns); rows];
    let (least, most) = chart.y.extent();
    for (at, name) in chart.y.ticks() {
        let row = match chart.y.is_slots() {
            true => at as usize,
            false => ((most - at) / (most - least) * (rows - 1) as f64).round() as usize,
        };
        if let Some(label) = labels.get_mut(row) {
            *label = text::pad(&text::line(name), columns);
        }
    }
    labels
}

/// The names along the x axis, each where it stands, as far as they do not touch.
fn axis(chart: &Chart, width: usize, label_columns: usize) -> String {
    let (least, most) = chart.x.extent();
    let mut line = " ".repeat(label_columns + 2);
    for (at, name) in chart.x.ticks() {
        let column = ((at - least) / (most - least) * (width - 1) as f64)
            .round()
            .max(0.0) as usize;
        let start = label_columns + 2 + column;
        let used = text::width(&line);
        let first = used == label_columns + 2;
        if start + text::width(name) <= label_columns + 2 + width && (first || start > used) {
            line.push_str(&" ".repeat(start - used));
            line.push_str(&text::line(name));
        }
    }
    line
}
