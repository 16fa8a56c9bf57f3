//! Help: every key, from the one table of actions, those that work here first.

use ratatui::Frame;
use ratatui::text::Line;

use crate::commands::{HelpSection, TABLE};
use crate::text;
use crate::tui::app::{Model, Reader};
use crate::tui::overlays::window;
use crate::tui::widgets::spans::{lines, own};

/// Draws help.
pub fn draw(model: &Model, frame: &mut Frame, reader: Reader) {
    let screen = frame.area();
    let wide = screen.width.saturating_sub(2).min(90);
    let columns = usize::from(wide.saturating_sub(4));
    let all = content(model, columns);
    let high = u16::try_from(all.len() + 2).unwrap_or(u16::MAX);
    let inside = window::frame(model, frame, "Keys", wide, high);
    let most = all.len().saturating_sub(usize::from(inside.height));
    lines(frame, inside, &all, reader.top.min(most));
}

/// How far help can be scrolled on this screen.
pub fn most(model: &Model) -> usize {
    let wide = model.size.0.saturating_sub(2).min(90);
    let all = content(model, usize::from(wide.saturating_sub(4))).len();
    all.saturating_sub(usize::from(model.size.1.saturating_sub(3)))
}

fn content(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let context = model.context();
    let mut all = Vec::new();
    for part in HelpSection::ALL {
        if !all.is_empty() {
            all.push(Line::default());
        }
        all.push(Line::from(own(part.heading(), theme.heading)));
        for line in TABLE.iter().filter(|line| line.part == part) {
            let keys: Vec<_> = model
                .keymap
                .keys(line.action)
                .iter()
                .map(|key| key.label())
                .collect();
            let keys = text::pad(&keys.join("  "), 18);
            let here = line.applies(&context);
            let style = if here { theme.text } else { theme.quiet };
            let key_style = if here { theme.key } else { theme.quiet };
            let words = text::wrap(line.help, columns.saturating_sub(20).max(10));
            for (row, words) in words.into_iter().enumerate() {
                let keys = if row == 0 {
                    keys.clone()
                } else {
                    " ".repeat(18)
                };
                all.push(Line::from(vec![
                    own(keys, key_style),
                    own(" ", style),
                    own(words, style),
                ]));
            }
        }
    }
    all.push(Line::default());
    all.push(Line::from(own(
        "What stands back does not apply to what is selected now.",
        theme.quiet,
    )));
    all
}
