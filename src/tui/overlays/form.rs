//! A form over the screen: what it is about above it, where there is room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::tui::app::{Model, OpenDialog, RowId, ScreenLayout};
use crate::tui::details::about;
use crate::tui::overlays::window;
use crate::tui::state::display_name;
use crate::tui::theme::Theme;
use crate::tui::widgets::form::{FormStyle, draw as draw_form};
use crate::tui::widgets::spans::{clear, lines};

/// Draws a form.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout, open: &OpenDialog) {
    let areas = open.areas(parts.body);
    if let (Some(above), Some(key)) = (areas.above, open.dialog.about()) {
        match areas.above_framed {
            true => framed_above(model, frame, above, key),
            false => {
                let whole = Rect {
                    x: parts.body.x,
                    width: parts.body.width,
                    ..above
                };
                clear(frame, whole);
                let told = about(model, key, usize::from(above.width));
                lines(frame, above, &told, 0);
            }
        }
    }
    clear(frame, areas.outside);
    frame
        .buffer_mut()
        .set_style(areas.outside, model.theme.raised);
    if areas.framed {
        window::border(model, frame, &open.form.title, areas.outside);
    }
    let cursor = draw_form(&open.form, areas.form, frame.buffer_mut(), &style(model));
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// What the form is about, in a frame of its own that says how much there is more.
fn framed_above(model: &Model, frame: &mut Frame, area: Rect, key: &RowId) {
    clear(frame, area);
    frame.buffer_mut().set_style(area, model.theme.raised);
    window::border(model, frame, &display_name::sort(key), area);
    let inside = window::within(area);
    let told = about(model, key, usize::from(inside.width));
    lines(frame, inside, &told, 0);
    let hidden = told.len().saturating_sub(usize::from(inside.height));
    window::more_below(model, frame, inside, hidden);
}

/// The ground of what can be typed in: another than that of the form, else a line below it.
fn boxed(theme: &Theme) -> Style {
    match (theme.panel.bg, theme.raised.bg) {
        (Some(ground), around) if Some(ground) != around && ground != Color::Reset => {
            Style::new().bg(ground)
        }
        _ => Style::new().add_modifier(Modifier::UNDERLINED),
    }
}

/// The looks of forms in this theme.
pub(crate) fn style(model: &Model) -> FormStyle {
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
        button: theme.key,
        boxed: boxed(theme),
        popup: theme.text,
        cursor: signs.cursor,
        changed: signs.dot,
        wall: signs.wall,
        nothing: signs.nothing,
        dot: signs.dot,
    }
}
