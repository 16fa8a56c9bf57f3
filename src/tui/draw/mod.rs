//! What is drawn. `draw(&Model, &mut Frame)` changes nothing and reads nothing but the model.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::text::Line;

use crate::tui::app::{Drawn, Hit, Model, Overlay, layout, regions};
use crate::tui::overlays;
use crate::tui::overlays::{choice, form, help, menu, palette, tour, window};
use crate::tui::screens::{self, chrome};

/// Draws the whole screen; says what can be clicked on it and how far its texts scroll.
pub fn draw(model: &Model, frame: &mut Frame) -> Drawn {
    let area = frame.area();
    let (columns, lines) = layout::LEAST;
    if area.width < columns || area.height < lines {
        too_small(model, frame, area);
        paint(model, frame);
        return Drawn::default();
    }
    let parts = regions(
        &model.place,
        (area.width, area.height),
        model.list().rows.len(),
    );
    chrome::title(model, frame, parts.title);
    chrome::tabs(model, frame, parts.tabs);
    screens::draw(model, frame, &parts);
    chrome::said(model, frame, parts.said);
    chrome::keys(model, frame, parts.keys);
    for overlay in &model.overlays {
        match overlay {
            Overlay::Help(shown) => help::draw(model, frame, shown),
            Overlay::About(key, reader) => {
                window::about(model, frame, key, *reader);
                if model.toast.is_some() {
                    chrome::said(model, frame, parts.said);
                }
            }
            Overlay::Page(page, reader) => window::page(model, frame, page, *reader),
            Overlay::Menu(menu) => menu::draw(model, frame, menu),
            Overlay::Filter(line, _) => chrome::filter(model, frame, parts.said, line),
            Overlay::Ask(ask) => window::ask(model, frame, ask),
            Overlay::Form(filling) => {
                form::draw(model, frame, &parts, filling);
                // What was said may be longer than its line: the form must not hide it.
                chrome::said(model, frame, parts.said);
            }
            Overlay::Palette(palette) => palette::draw(model, frame, palette),
            Overlay::Kinds(kinds) => menu::kinds(model, frame, kinds),
            Overlay::Choice(choosing) => choice::draw(model, frame, choosing),
            Overlay::Tour(page) => tour::draw(model, frame, *page),
            Overlay::Ways(ways) => menu::ways(model, frame, ways),
        }
    }
    paint(model, frame);
    drawn(model, area)
}

/// Gives what has no colour of its own that of the theme: the terminal's own may be the other way round.
fn paint(model: &Model, frame: &mut Frame) {
    let Style { fg, bg, .. } = model.theme.surface;
    for cell in &mut frame.buffer_mut().content {
        if let Some(ink) = fg.filter(|_| cell.fg == Color::Reset) {
            cell.fg = ink;
        }
        if let Some(paper) = bg.filter(|_| cell.bg == Color::Reset) {
            cell.bg = paper;
        }
    }
}

/// What the frame shows, as far as keys and clicks need to know.
fn drawn(model: &Model, area: Rect) -> Drawn {
    let mut drawn = Drawn::default();
    match model.overlays.last() {
        Some(overlay) => {
            drawn.window_extent = overlays::extent(model, overlay);
            drawn.window_top = overlays::top(model, overlay).min(drawn.window_extent);
            drawn.hits = overlays::hits(overlay, area);
        }
        None => {
            drawn.detail_extent = screens::detail_extent(model);
            let endings = screens::review::endings(model).into_iter();
            drawn.hits = endings.map(|(area, at)| (area, Hit::Ending(at))).collect();
        }
    }
    drawn
}

/// One line that says which size is needed.
fn too_small(model: &Model, frame: &mut Frame, area: Rect) {
    let (columns, lines) = layout::LEAST;
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
