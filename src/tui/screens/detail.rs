//! The pane with the text about the row under the cursor.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{Model, Regions};
use crate::tui::details::about;
use crate::tui::widgets::spans::{clear, line, lines, own};

/// How far the text beside the list can be scrolled.
pub fn most(model: &Model) -> u16 {
    let area = model.regions().detail;
    let Some(row) = model.row().filter(|_| area.area() > 0) else {
        return 0;
    };
    let all = about(model, &row.key, usize::from(area.width.saturating_sub(2))).len();
    u16::try_from(all.saturating_sub(usize::from(area.height))).unwrap_or(u16::MAX)
}

/// Draws the pane, with a rule between it and the list.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let area = parts.detail;
    if area.area() == 0 {
        return;
    }
    rule(model, frame, parts);
    let Some(row) = model.row() else {
        return;
    };
    let inside = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let all = about(model, &row.key, usize::from(inside.width));
    let height = usize::from(inside.height);
    let most = all.len().saturating_sub(height);
    let top = usize::from(model.list().scroll).min(most);
    lines(frame, inside, &all, top);
    if most > 0 {
        more(model, frame, inside, top, all.len());
    }
}

pub(super) fn rule(model: &Model, frame: &mut Frame, parts: &Regions) {
    let (area, theme) = (parts.detail, &model.theme);
    if parts.beside {
        for y in area.top()..area.bottom() {
            let at = Rect::new(area.x.saturating_sub(1), y, 1, 1);
            line(
                frame,
                at,
                Line::from(Span::styled(theme.signs.wall, theme.quiet)),
            );
        }
    } else if area.y > 0 {
        let at = Rect::new(area.x, area.y - 1, area.width, 1);
        let rule = theme.signs.rule.repeat(usize::from(area.width));
        line(frame, at, Line::from(Span::styled(rule, theme.quiet)));
    }
}

/// Says that there is more than is seen, on the last line at the right, with the arrow that shows it.
pub(super) fn more(model: &Model, frame: &mut Frame, area: Rect, top: usize, all: usize) {
    let (above, below) = (&model.theme.signs.above, &model.theme.signs.below);
    let under = all - top - usize::from(area.height);
    let text = match (top, under) {
        (0, under) => format!(" {below}{under} → "),
        (top, 0) => format!(" {above}{top} ← "),
        (top, under) => format!(" {above}{top} {below}{under} "),
    };
    corner(model, frame, area, &text);
}

/// The same where the arrows up and down scroll.
pub(super) fn further(model: &Model, frame: &mut Frame, area: Rect, top: usize, all: usize) {
    let (above, below) = (&model.theme.signs.above, &model.theme.signs.below);
    let under = all - top - usize::from(area.height);
    let text = match (top, under) {
        (0, under) => format!(" {below} {under} more "),
        (top, 0) => format!(" {above} {top} "),
        (top, under) => format!(" {above} {top} {below} {under} "),
    };
    corner(model, frame, area, &text);
}

/// A word on the last line at the right.
fn corner(model: &Model, frame: &mut Frame, area: Rect, text: &str) {
    let wide = crate::text::width(text) as u16;
    if wide < area.width && area.height > 0 {
        let at = Rect::new(area.right() - wide, area.bottom() - 1, wide, 1);
        clear(frame, at);
        line(frame, at, Line::from(own(text.to_owned(), model.theme.key)));
    }
}
