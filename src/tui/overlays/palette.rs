//! The palette: a line to type in, and below it what the letters find.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::app::palette::{Goal, sort};
use crate::tui::app::{Model, Palette};
use crate::tui::overlays::window;
use crate::tui::widgets::spans::{line, own};

/// The widest it gets, and the highest.
const SIZE: (u16, u16) = (100, 22);

/// So many of the names that were found decide how wide their column is.
const MEASURED: usize = 20;

/// Which of its offers lies there.
pub fn offer_at(palette: &Palette, screen: Rect, at: Position) -> Option<usize> {
    let list = list(screen);
    let index = top(palette, list.height) + usize::from(at.y.checked_sub(list.y)?);
    (list.contains(at) && index < palette.found.len()).then_some(index)
}

/// Where its offers lie on a screen of that size.
fn list(screen: Rect) -> Rect {
    let inside = window::inside(screen, wide(screen), SIZE.1);
    Rect {
        y: inside.y + 1.min(inside.height),
        height: inside.height.saturating_sub(1),
        ..inside
    }
}

/// The place of the first offer in sight.
fn top(palette: &Palette, height: u16) -> usize {
    (palette.index + 1).saturating_sub(usize::from(height))
}

fn wide(screen: Rect) -> u16 {
    screen.width.saturating_sub(4).min(SIZE.0)
}

/// Draws it.
pub fn draw(model: &Model, frame: &mut Frame, palette: &Palette) {
    let (screen, theme) = (frame.area(), &model.theme);
    let inside = window::frame(model, frame, "Do or go to", wide(screen), SIZE.1);
    let typed = text::line(palette.line.text()).into_owned();
    let before = text::width(&text::line(palette.line.before()));
    let room = usize::from(inside.width).saturating_sub(3);
    let mut spans = vec![own(format!("{} ", theme.signs.cursor), theme.key)];
    match typed.is_empty() {
        true => spans.push(own(
            "some letters of an action, a cluster or an entry",
            theme.quiet,
        )),
        false => spans.push(own(text::truncate(&typed, room), theme.text)),
    }
    line(frame, inside, Line::from(spans));
    let cursor = u16::try_from(before.min(room) + 2).unwrap_or(0);
    frame.set_cursor_position(Position::new(inside.x + cursor, inside.y));
    let area = list(screen);
    if palette.found.is_empty() && area.height > 0 {
        let nothing = own("Nothing is called so here. Esc closes.", theme.quiet);
        return line(frame, area, Line::from(nothing));
    }
    let top = top(palette, area.height);
    let names = names(palette, usize::from(area.width));
    for row in 0..usize::from(area.height) {
        let at = Rect {
            y: area.y + row as u16,
            height: 1,
            ..area
        };
        let columns = (names, usize::from(area.width));
        if let Some(content) = offer(model, palette, top + row, columns) {
            line(frame, at, content);
        }
    }
}

/// The columns of the names: as many as the likeliest of them need.
fn names(palette: &Palette, columns: usize) -> usize {
    let all = (0..palette.found.len().min(MEASURED)).filter_map(|index| palette.offer(index));
    let widest = all.map(|(words, _)| text::width(&words.id)).max();
    widest.unwrap_or(0).clamp(8, 22).min(columns / 2)
}

fn offer(
    model: &Model,
    palette: &Palette,
    index: usize,
    (names, columns): (usize, usize),
) -> Option<Line<'static>> {
    let theme = &model.theme;
    let (words, goal) = palette.offer(index)?;
    let end = match goal {
        Goal::Do(action) => model.keymap.label(*action),
        goal => sort(goal).to_owned(),
    };
    let end = text::truncate(&end, 12);
    let name = text::pad(&words.id, names);
    let room = columns.saturating_sub(text::width(&name) + text::width(&end) + 2);
    let about = text::pad(&words.label, room);
    if index == palette.index {
        let whole = text::pad(&format!("{name} {about} {end}"), columns);
        return Some(Line::from(Span::styled(whole, theme.selected)));
    }
    let end_style = match goal {
        Goal::Do(_) => theme.key,
        Goal::Go(_) => theme.quiet,
    };
    Some(Line::from(vec![
        own(format!("{name} "), theme.text),
        own(format!("{about} "), theme.quiet),
        own(end, end_style),
    ]))
}
