//! What is drawn. `draw(&Model, &mut Frame)` changes nothing and reads nothing but the model.

pub mod about;
pub mod bars;
pub mod choice;
pub mod form;
pub mod help;
pub mod menu;
pub mod palette;
pub mod screen;
pub mod tour;
pub mod widget;
pub mod window;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::model::{Model, Overlay, regions};

/// Draws the whole screen.
pub fn draw(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    let (columns, lines) = regions::LEAST;
    if area.width < columns || area.height < lines {
        return too_small(model, frame, area);
    }
    let parts = regions(
        &model.place,
        (area.width, area.height),
        model.list().rows.len(),
    );
    bars::title(model, frame, parts.title);
    bars::tabs(model, frame, parts.tabs);
    screen::draw(model, frame, &parts);
    bars::said(model, frame, parts.said);
    bars::keys(model, frame, parts.keys);
    for overlay in &model.overlays {
        match overlay {
            Overlay::Help(reader) => help::draw(model, frame, *reader),
            Overlay::About(key, reader) => {
                window::about(model, frame, key, *reader);
                if model.toast.is_some() {
                    bars::said(model, frame, parts.said);
                }
            }
            Overlay::Page(page, reader) => window::page(model, frame, page, *reader),
            Overlay::Menu(menu) => menu::draw(model, frame, menu),
            Overlay::Filter(line, _) => bars::filter(model, frame, parts.said, line),
            Overlay::Ask(ask) => window::ask(model, frame, ask),
            Overlay::Form(filling) => {
                form::draw(model, frame, &parts, filling);
                // What was said may be longer than its line: the form must not hide it.
                bars::said(model, frame, parts.said);
            }
            Overlay::Palette(palette) => palette::draw(model, frame, palette),
            Overlay::Kinds(kinds) => menu::kinds(model, frame, kinds),
            Overlay::Choice(choosing) => choice::draw(model, frame, choosing),
            Overlay::Tour(page) => tour::draw(model, frame, *page),
            Overlay::Ways(ways) => menu::ways(model, frame, ways),
        }
    }
}

/// One line that says which size is needed.
fn too_small(model: &Model, frame: &mut Frame, area: Rect) {
    let (columns, lines) = regions::LEAST;
    let says = format!("{columns}x{lines} needed");
    let line = Line::styled(says, model.theme.text);
    frame.render_widget(
        line,
        Rect {
            height: area.height.min(1),
            ..area
        },
    );
}

#[cfg(test)]
mod tests;
