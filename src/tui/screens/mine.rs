//! What the officer in the field wrote down, and what became of it.

use ratatui::Frame;

use crate::model::Kind;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, ScreenLayout};
use crate::tui::screens::feedback;
use crate::tui::state::field_mode;

/// The screen.
pub(crate) struct MineScreen;

impl Screen<Model> for MineScreen {
    fn title(&self) -> &'static str {
        "My feedback"
    }

    fn count(&self, model: &Model) -> usize {
        self.rows(model).len()
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Feedback)
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        field_mode::mine(&model.snapshot, &model.actor)
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        feedback::draw(model, frame, parts);
    }
}
