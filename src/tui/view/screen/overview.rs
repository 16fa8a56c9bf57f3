//! A roadmap at a glance.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::about::about;
use super::super::widget::paint::lines;
use crate::tui::model::{Key, Model, Regions};

/// Draws the overview.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let Some(id) = model.place.roadmap() else {
        return;
    };
    let inside = Rect {
        x: parts.body.x + 1,
        width: parts.body.width.saturating_sub(2),
        ..parts.body
    };
    let all = about(
        model,
        &Key::Roadmap(id.to_owned()),
        usize::from(inside.width),
    );
    lines(frame, inside, &all, usize::from(model.list().scroll));
}
