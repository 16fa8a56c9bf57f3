//! A form over the screen: what it is about above it, where there is room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::about::about;
use super::widget::paint::{line, lines};
use crate::tui::form::{FormStyle, draw as draw_form};
use crate::tui::model::{Filling, Model, Regions};

/// The lines that a short form gets.
const SHORT: u16 = 12;

/// The widest that a form is drawn.
const WIDEST: u16 = 110;

/// Draws a form.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions, filling: &Filling) {
    let body = parts.body;
    frame.render_widget(Clear, body);
    let mut area = body;
    let short = !filling.purpose.is_long();
    if short
        && body.height > SHORT + 4
        && let Some(key) = filling.purpose.about()
    {
        let above = Rect {
            height: body.height - SHORT - 1,
            ..body
        };
        let inside = margin(above);
        lines(
            frame,
            inside,
            &about(model, key, usize::from(inside.width)),
            0,
        );
        let rule = model.theme.signs.rule.repeat(usize::from(body.width));
        let at = Rect {
            y: above.bottom(),
            height: 1,
            ..body
        };
        line(frame, at, Line::from(Span::styled(rule, model.theme.frame)));
        area = Rect {
            y: above.bottom() + 1,
            height: SHORT,
            ..body
        };
    }
    let inside = margin(area);
    let cursor = draw_form(&filling.form, inside, frame.buffer_mut(), &style(model));
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn margin(area: Rect) -> Rect {
    Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2).min(WIDEST),
        ..area
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
