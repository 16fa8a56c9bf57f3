//! What the reply of an owner would change, before anything is written.

use ratatui::Frame;

use crate::report::chase::items;
use crate::text;
use crate::tui::app::{Model, ScrollState, TextPage};
use crate::tui::overlays::window;

/// Draws the preview.
pub(crate) fn draw(model: &Model, frame: &mut Frame, reader: ScrollState) {
    window::page(model, frame, &page(model), reader);
}

/// How far it can be scrolled.
pub(crate) fn most(model: &Model) -> usize {
    window::page_most(model, &page(model))
}

fn page(model: &Model) -> TextPage {
    let title = "Reply".to_owned();
    let Some(view) = &model.reply else {
        return TextPage {
            title,
            lines: Vec::new(),
        };
    };
    let first = match view.understood {
        0 => "Nothing was understood: Esc goes back to the words, to correct them.".to_owned(),
        many => format!(
            "Nothing is written yet. Enter writes what was understood ({}) as one act.",
            items(many)
        ),
    };
    let lines = view.lines.iter().map(|line| text::line(line).into_owned());
    TextPage::of(title, [first, String::new()].into_iter().chain(lines))
}
