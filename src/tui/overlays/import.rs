//! What a file of another program would change, before anything is written.

use ratatui::Frame;

use crate::text;
use crate::tui::app::{Model, ScrollState, TextPage};
use crate::tui::overlays::window;
use crate::tui::state::import::ImportWork;

/// Draws the preview.
pub(crate) fn draw(model: &Model, frame: &mut Frame, reader: ScrollState) {
    window::page(model, frame, &page(model), reader);
}

/// How far it can be scrolled.
pub(crate) fn most(model: &Model) -> usize {
    window::page_most(model, &page(model))
}

fn page(model: &Model) -> TextPage {
    let Some(view) = &model.import else {
        return TextPage {
            title: "Import".to_owned(),
            lines: Vec::new(),
        };
    };
    let first = match &view.work {
        ImportWork::Nothing => "Nothing to write: all of it stands already.".to_owned(),
        ImportWork::Refused(why) => format!("It cannot be written: {why}"),
        ImportWork::Edits(..) => "Nothing is written yet. Enter writes it as one act.".to_owned(),
        ImportWork::New(id, _) => {
            format!("Nothing is written yet. Enter makes the roadmap {id} with it.")
        }
    };
    let lines = view.lines.iter().map(|line| text::line(line).into_owned());
    let title = format!("Import {}", text::line(view.name()));
    TextPage::of(title, [first, String::new()].into_iter().chain(lines))
}
