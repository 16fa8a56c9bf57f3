//! A form over the screen: what it is about above it, where there is room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{Filling, Model, Regions};
use crate::tui::details::about;
use crate::tui::widgets::form::{FormStyle, draw as draw_form};
use crate::tui::widgets::spans::{clear, line, lines};

/// Draws a form.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions, filling: &Filling) {
    let body = parts.body;
    clear(frame, body);
    let (above, area) = filling.purpose.areas(body);
    if let (Some(above), Some(key)) = (above, filling.purpose.about()) {
        let told = about(model, key, usize::from(above.width));
        lines(frame, above, &told, 0);
        let rule = model.theme.signs.rule.repeat(usize::from(body.width));
        let at = Rect {
            y: above.bottom(),
            height: 1,
            ..body
        };
        line(frame, at, Line::from(Span::styled(rule, model.theme.frame)));
    }
    let cursor = draw_form(&filling.form, area, frame.buffer_mut(), &style(model));
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// The looks of forms in this theme.
pub fn style(model: &Model) -> FormStyle {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    FormStyle {
        title: theme.heading,
        label: theme.quiet,
        focus: theme.name,
        value: theme.text,
        selected: theme.selected,
        chip: theme.field,
        hint: theme.quiet,
        error: theme.error,
        warning: theme.warning,
        popup: theme.text,
        cursor: signs.cursor,
        changed: signs.dot,
        wall: signs.wall,
        nothing: signs.nothing,
        dot: signs.dot,
    }
}
