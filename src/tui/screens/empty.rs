//! What is told where there is nothing to see.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::app::advice::advice;
use crate::tui::app::{Model, ScreenLayout};
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::lines;

/// What the screens of a roadmap's milestones say while there are none.
pub(crate) const NO_MILESTONES: &str =
    "Milestones are the dated results of this roadmap: {add} adds the first.";

/// Says why the list is empty, where it is: by its filter, or for want of entries.
pub(crate) fn where_empty(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    if model.list().rows.is_empty() {
        nothing(model, frame, parts.list, model.why_empty());
    }
}

/// Says why there is nothing to see; `{command}` in it becomes its key.
pub(crate) fn nothing(model: &Model, frame: &mut Frame, area: Rect, why: &'static str) {
    let mut doc = RichText::new(&model.theme, usize::from(area.width));
    let why = advice(model, why);
    doc.hanging("  ", model.theme.quiet, &why, model.theme.quiet);
    lines(frame, area, &doc.lines, 0);
}
