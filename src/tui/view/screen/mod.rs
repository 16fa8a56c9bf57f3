//! The screens: one file each.

pub mod agenda;
pub mod attention;
pub mod capabilities;
pub mod compare;
pub mod conflicts;
pub mod detail;
pub mod feedback;
pub mod field;
pub mod inbox;
pub mod indicators;
pub mod log;
pub mod milestones;
pub mod overview;
pub mod portfolio;
pub mod problems;
pub mod review;
pub mod stakeholders;
pub mod timeline;
pub mod trend;
pub mod welcome;

use ratatui::Frame;

use crate::tui::action::Screen;
use crate::tui::model::{Model, Regions};

/// Draws the screen that the person is on.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    match model.context().screen {
        Screen::Welcome => welcome::draw(model, frame, parts.body),
        Screen::Problems => problems::draw(model, frame, parts),
        Screen::Conflicts => conflicts::draw(model, frame, parts),
        Screen::Field => field::draw(model, frame, parts),
        Screen::Mine => feedback::draw(model, frame, parts),
        Screen::Review => review::draw(model, frame, parts),
        Screen::Portfolio => portfolio::draw(model, frame, parts),
        Screen::Attention => attention::draw(model, frame, parts),
        Screen::Overview => overview::draw(model, frame, parts),
        Screen::Milestones => milestones::draw(model, frame, parts),
        Screen::Timeline => timeline::draw(model, frame, parts),
        Screen::Inbox => inbox::draw(model, frame, parts),
        Screen::Agenda => agenda::draw(model, frame, parts),
        Screen::Log => log::draw(model, frame, parts),
        Screen::Capabilities => capabilities::draw(model, frame, parts),
        Screen::Stakeholders => stakeholders::draw(model, frame, parts),
        Screen::Indicators => indicators::draw(model, frame, parts),
        Screen::Compare => compare::draw(model, frame, parts),
        Screen::Trend => trend::draw(model, frame, parts),
        Screen::Feedback => feedback::draw(model, frame, parts),
    }
}

#[cfg(test)]
mod tests;

/// Says why the list is empty, where it is: by its filter, or because there is nothing yet.
fn where_empty(model: &Model, frame: &mut Frame, parts: &Regions, why: &'static str) {
    let list = model.list();
    if !list.rows.is_empty() {
        return;
    }
    let why = match list.filter.is_empty() {
        true => why,
        false => "Nothing fits the filter: Esc clears it.",
    };
    nothing(model, frame, parts.list, why);
}

/// Says why there is nothing to see.
fn nothing(model: &Model, frame: &mut Frame, area: ratatui::layout::Rect, why: &'static str) {
    use super::widget::doc::Doc;
    use super::widget::paint::lines;
    let mut doc = Doc::new(&model.theme, usize::from(area.width));
    doc.hanging("  ", model.theme.quiet, why, model.theme.quiet);
    lines(frame, area, &doc.lines, 0);
}
