//! Draws a form into a rectangle of any size. It changes nothing: what is in view follows from where the cursor is.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::model::Value;
use crate::text;
use crate::tui::widgets::form::draw_blank::FormColumns;
use crate::tui::widgets::form::draw_popup;
use crate::tui::widgets::form::form::Form;
use crate::tui::widgets::form::layout::{FormLayout, buttons};
use crate::tui::widgets::form::month_picker::MonthPicker;
use crate::tui::widgets::form::style::FormStyle;

/// Draws a form and says where the terminal's own cursor belongs, so that input methods open there.
///
/// From 40×10 up everything is in view or scrolls into it; below that what fits is drawn.
pub(crate) fn draw(
    form: &Form,
    area: Rect,
    buffer: &mut Buffer,
    style: &FormStyle,
) -> Option<Position> {
    let area = area.intersection(*buffer.area());
    let layout = FormLayout::of(form, area, style)?;
    let mut paper = FormCanvas { buffer, area };
    for (row, (line, style)) in layout.above.iter().enumerate() {
        paper.put(row, line, *style);
    }
    let body = layout.body;
    let popup = form.popup.as_ref().filter(|_| layout.cursor.is_some());
    let covered = popup.map(|popup| draw_popup::area(popup, layout.room));
    for (y, (line, style)) in (body.bottom()..).zip(&layout.below) {
        // Half a sentence beside a popup helps nobody.
        if covered.is_none_or(|covered| !(covered.y..covered.bottom()).contains(&y)) {
            paper.put(usize::from(y - area.y), line, *style);
        }
    }
    for (y, row) in (body.y..).zip(layout.in_view()) {
        let columns = &layout.columns;
        let labels = match row.value.spans.is_empty() {
            true => usize::from(body.width),
            false => columns.label_end(),
        };
        buffer.set_line(body.x, y, &row.label, labels as u16);
        let x = body.x + columns.value_start() as u16;
        if row.boxed {
            let wide = (columns.value as u16).min(body.right().saturating_sub(x));
            buffer.set_style(Rect::new(x, y, wide, 1), style.boxed);
        }
        buffer.set_line(x, y, &row.value, columns.value as u16);
    }
    if let Some(row) = layout.buttons {
        buffer.set_line(row.x, row.y, &buttons(form, style), row.width);
    }
    if let (Some(area), Some(field)) = (layout.month, form.focused_field()) {
        let day = field
            .value()
            .as_ref()
            .and_then(Value::as_date)
            .or(field.asked.stands);
        let today = form.calendar.today;
        draw_popup::draw_month(
            &MonthPicker::new(day.unwrap_or(today), today),
            area,
            buffer,
            style,
        );
    }
    let over = popup.and_then(|popup| draw_popup::draw(form, popup, layout.room, buffer, style));
    over.or(layout.cursor)
}

/// The columns that a value has in a form of that width.
pub(crate) fn value_columns(form: &Form, width: u16) -> usize {
    FormColumns::of(form, usize::from(width)).value
}

struct FormCanvas<'b> {
    buffer: &'b mut Buffer,
    area: Rect,
}

impl FormCanvas<'_> {
    fn put(&mut self, row: usize, line: &str, style: Style) {
        let (x, y) = (self.area.x, self.area.y + row as u16);
        let columns = usize::from(self.area.width);
        self.buffer
            .set_stringn(x, y, text::truncate(line, columns), columns, style);
    }
}
