//! The pane with the text about the row under the cursor.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::app::{Model, RowId, ScreenLayout};
use crate::tui::details::about;
use crate::tui::screens::panes;
use crate::tui::state::display_name;
use crate::tui::widgets::pane::Scroll;
use crate::tui::widgets::spans::lines;

/// How far the text beside the list can be scrolled.
pub(crate) fn most(model: &Model) -> u16 {
    let area = model.layout().detail;
    let Some(row) = model.row().filter(|_| area.area() > 0) else {
        return 0;
    };
    let all = about(model, &row.key, usize::from(inside(area).width)).len();
    u16::try_from(all.saturating_sub(usize::from(area.height))).unwrap_or(u16::MAX)
}

/// What is left of a pane for its text: a blank at either side.
pub(super) fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2),
        ..area
    }
}

/// Draws the pane.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let area = parts.detail;
    if area.area() == 0 {
        return;
    }
    let Some(row) = model.row() else {
        return panes::beside(model, frame, parts, "Details", "");
    };
    let inside = inside(area);
    let all = about(model, &row.key, usize::from(inside.width));
    let wanted = usize::from(model.list().scroll);
    let scroll = Scroll::to(wanted, usize::from(inside.height), all.len());
    let title = display_name::sort(&row.key);
    panes::beside(
        model,
        frame,
        parts,
        &title,
        &aside(model, &row.key, scroll.below()),
    );
    lines(frame, inside, &all, scroll.top);
    panes::text_bar(model, frame, parts, inside, scroll);
}

/// The address of what is told about; where there is more to read, how much, with the key that leads there.
fn aside(model: &Model, key: &RowId, below: usize) -> String {
    panes::more(model, below).unwrap_or_else(|| match key {
        RowId::Problem(..) | RowId::Task(_) => String::new(),
        key => key.address(),
    })
}
