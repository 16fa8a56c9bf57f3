//! Draws a form into a rectangle of any size. It changes nothing: what is in view follows from where the cursor is.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::draw_blank::{Block, Columns, block, more};
use super::draw_popup;
use super::sheet::{Focus, Form};
use super::style::FormStyle;
use crate::text;

/// Draws a form and says where the terminal's own cursor belongs, so that input methods open there.
///
/// From 40×10 up everything is in view or scrolls into it; below that what fits is drawn.
pub fn draw(form: &Form, area: Rect, buffer: &mut Buffer, style: &FormStyle) -> Option<Position> {
    let area = area.intersection(*buffer.area());
    if area.width < 8 || area.height < 2 {
        return None;
    }
    let mut paper = Paper { buffer, area };
    let (above, below) = surroundings(form, area, style);
    for (row, (line, style)) in above.iter().enumerate() {
        paper.put(row, line, *style);
    }
    let body = Rect {
        y: area.y + above.len() as u16,
        height: area.height - (above.len() + below.len()) as u16,
        ..area
    };
    for (row, (line, style)) in below.iter().enumerate() {
        paper.put(above.len() + usize::from(body.height) + row, line, *style);
    }
    draw_body(form, body, area, paper.buffer, style)
}

/// The columns that a value has in a form of that width.
pub fn value_columns(form: &Form, width: u16) -> usize {
    Columns::of(form, usize::from(width)).value
}

struct Paper<'b> {
    buffer: &'b mut Buffer,
    area: Rect,
}

impl Paper<'_> {
    fn put(&mut self, row: usize, line: &str, style: Style) {
        let (x, y) = (self.area.x, self.area.y + row as u16);
        let columns = usize::from(self.area.width);
        self.buffer
            .set_stringn(x, y, text::cut(line, columns), columns, style);
    }
}

type Lines = Vec<(String, Style)>;

/// The lines above the fields (title, lead) and below them (advice, help), as many as there is room for.
fn surroundings(form: &Form, area: Rect, style: &FormStyle) -> (Lines, Lines) {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let spare = (height / 3).max(1);
    let mut above = Vec::new();
    if height >= 4 {
        above.push((form.title.clone(), style.title));
    }
    if height >= 8 {
        let lead = form.lead.iter().flat_map(|line| text::wrap(line, width));
        above.extend(lead.take(spare - 1).map(|line| (line, style.warning)));
    }
    let mut below = Lines::new();
    if height >= 6 {
        let lines = form.advice.lines.iter();
        let lines: Vec<String> = lines.flat_map(|line| text::wrap(line, width)).collect();
        let room = spare.saturating_sub(above.len() - 1).max(1);
        below.extend(
            lines
                .iter()
                .take(room)
                .map(|line| (line.clone(), style.warning)),
        );
        if lines.len() > room {
            let left = lines.len() - room + 1;
            below.pop();
            below.push((format!("… and {left} more"), style.warning));
        }
    }
    if height >= 3 {
        below.push(help(form, style));
    }
    (above, below)
}

fn help(form: &Form, style: &FormStyle) -> (String, Style) {
    if let Some(refused) = &form.refused {
        return (refused.clone(), style.error);
    }
    let line = match form.focused_blank() {
        Some(blank) if blank.asked.many => format!("{}; commas between several", blank.asked.help),
        Some(blank) => blank.asked.help.clone(),
        None => "Enter shows the rest of the fields".to_owned(),
    };
    (line, style.hint)
}

fn draw_body(
    form: &Form,
    body: Rect,
    area: Rect,
    buffer: &mut Buffer,
    style: &FormStyle,
) -> Option<Position> {
    let columns = Columns::of(form, usize::from(body.width));
    let height = usize::from(body.height);
    let sheet = Sheet::of(form, &columns, height, style);
    let popup_rows = form.popup.as_ref().map_or(0, draw_popup::rows);
    let below = usize::from(area.bottom() - body.y);
    let top = sheet.top(height, below, popup_rows);
    for (row, line) in sheet.rows.iter().skip(top).take(height).enumerate() {
        let y = body.y + row as u16;
        buffer.set_line(body.x, y, &line.0, columns.label_end() as u16);
        let x = body.x + columns.value_start() as u16;
        buffer.set_line(x, y, &line.1, columns.value as u16);
    }
    let (row, column) = sheet.cursor?;
    let x = body.x + (columns.value_start() + column).min(usize::from(body.width) - 1) as u16;
    let y = body.y + row.checked_sub(top).filter(|row| *row < height)? as u16;
    if let Some(popup) = &form.popup {
        let start = body.x + columns.value_start() as u16;
        let room = Rect {
            x: start,
            y: y + 1,
            width: area.right() - start,
            height: area.bottom().saturating_sub(y + 1),
        };
        return draw_popup::draw(form, popup, room, buffer, style).or(Some(Position { x, y }));
    }
    Some(Position { x, y })
}

/// All rows of the fields, the label and the value of each.
struct Sheet {
    rows: Vec<(Line<'static>, Line<'static>)>,
    /// The rows of the field that has the cursor.
    focus: std::ops::Range<usize>,
    /// Row and column of the cursor.
    cursor: Option<(usize, usize)>,
}

impl Sheet {
    fn of(form: &Form, columns: &Columns, height: usize, style: &FormStyle) -> Self {
        let mut sheet = Sheet {
            rows: Vec::new(),
            focus: 0..0,
            cursor: None,
        };
        for place in (0..form.blanks.len()).filter(|&place| form.is_shown(place)) {
            let focused = form.focus == Focus::Blank(place);
            sheet.add(block(form, place, columns, height, style), focused);
        }
        if form.folded() > 0 {
            sheet.add(more(form, style), form.focus == Focus::More);
        }
        sheet
    }

    fn add(&mut self, block: Block, focused: bool) {
        let start = self.rows.len();
        self.rows.extend(block.rows);
        if focused {
            self.focus = start..self.rows.len();
            self.cursor = block.cursor.map(|(row, column)| (start + row, column));
        }
    }

    /// The first row in view: the focused field about in the middle, all of it where it fits, and room below it
    /// for what is open over the form.
    fn top(&self, height: usize, below: usize, popup_rows: usize) -> usize {
        let most = self.rows.len().saturating_sub(height);
        let taken = self.focus.len();
        let before = height.saturating_sub(taken) / 2;
        let mut top = self.focus.start.saturating_sub(before).min(most);
        if self.focus.end > top + height {
            top = self.focus.end - height;
        }
        let row = self.cursor.map_or(self.focus.start, |(row, _)| row);
        if popup_rows > 0 {
            top = top
                .max((row + 1 + popup_rows).saturating_sub(below))
                .min(row);
        }
        top.clamp((row + 1).saturating_sub(height), row)
    }
}
