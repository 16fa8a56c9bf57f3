//! What is drawn. `draw(&Model, &mut Frame)` changes nothing and reads nothing but the model.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;

use crate::commands::ScreenId;
use crate::tui::app::{Drawn, Model, Overlay, layout};
use crate::tui::overlays;
use crate::tui::overlays::{choice, form, help, import, menu, palette, reply, tour, window};
use crate::tui::screens::{self, chrome, panes};

/// Draws the whole screen; says what can be clicked on it and how far its texts scroll.
pub(crate) fn draw(model: &Model, frame: &mut Frame) -> Drawn {
    let area = frame.area();
    let (columns, lines) = layout::LEAST;
    if area.width < columns || area.height < lines {
        too_small(model, frame, area);
        paint(frame, area, model.theme.surface);
        return Drawn::default();
    }
    let parts = layout(
        &model.shape(),
        (area.width, area.height),
        model.list().rows.len(),
    );
    chrome::title(model, frame, parts.title);
    chrome::tabs(model, frame, parts.tabs);
    let listed = model.context().screen != ScreenId::Welcome;
    if listed {
        panes::list(model, frame, &parts);
    }
    screens::draw(model, frame, &parts);
    if listed {
        panes::list_bar(model, frame, &parts);
    }
    chrome::toast(model, frame, parts.toast);
    chrome::keys(model, frame, parts.keys);
    if listed {
        let [next, worst, waiting] = parts.dashboard;
        let beside = [parts.detail_pane, parts.picture];
        for pane in [parts.list_pane, next, worst, waiting]
            .into_iter()
            .chain(beside)
        {
            paint(frame, pane, model.theme.panel);
        }
    }
    if model
        .overlays
        .iter()
        .any(|overlay| !matches!(overlay, Overlay::Filter(..)))
    {
        dim(model, frame);
        chrome::keys(model, frame, parts.keys);
    }
    for overlay in &model.overlays {
        match overlay {
            Overlay::Help(shown) => help::draw(model, frame, shown),
            Overlay::Details(key, reader) => window::about(model, frame, key, *reader),
            Overlay::Text(page, reader) => window::page(model, frame, page, *reader),
            Overlay::Import(reader) => import::draw(model, frame, *reader),
            Overlay::Reply(reader) => reply::draw(model, frame, *reader),
            Overlay::Menu(menu) => menu::draw(model, frame, menu),
            Overlay::Filter(line, _) => chrome::filter(model, frame, parts.toast, line),
            Overlay::Form(open) => {
                form::draw(model, frame, &parts, open);
                // What was said may be longer than its line: the form must not hide it.
                chrome::toast(model, frame, parts.toast);
            }
            Overlay::Palette(palette) => palette::draw(model, frame, palette),
            Overlay::Kinds(kinds) => menu::kinds(model, frame, kinds),
            Overlay::Conflict(choosing) => choice::draw(model, frame, choosing),
            Overlay::Tour(page) => tour::draw(model, frame, *page),
            Overlay::Choices(ways) => menu::ways(model, frame, ways),
        }
    }
    // What is said of a key is said over the window that did not take it.
    let typed = matches!(model.overlays.last(), None | Some(Overlay::Filter(..)));
    if model.toast.is_some() && !typed {
        chrome::toast(model, frame, parts.toast);
    }
    paint(frame, area, model.theme.surface);
    drawn(model, area)
}

/// Gives what has no colour of its own that of the theme: the terminal's own may be the other way round.
fn paint(frame: &mut Frame, area: Rect, style: Style) {
    let buffer = frame.buffer_mut();
    for at in area.intersection(buffer.area).positions() {
        let cell = &mut buffer[at];
        if let Some(ink) = style.fg.filter(|_| cell.fg == Color::Reset) {
            cell.fg = ink;
        }
        if let Some(paper) = style.bg.filter(|_| cell.bg == Color::Reset) {
            cell.bg = paper;
        }
    }
}

/// Lets what lies behind a window stand back: it keeps its signs and loses its colours.
fn dim(model: &Model, frame: &mut Frame) {
    let style = model.theme.dimmed;
    for cell in &mut frame.buffer_mut().content {
        cell.modifier
            .remove(Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED);
        cell.bg = Color::Reset;
        if style.fg.is_some() {
            cell.fg = Color::Reset;
        }
        cell.set_style(style);
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
            drawn.hits = screens::hits(model);
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
mod presenting_tests;
#[cfg(test)]
mod tests;

#[cfg(test)]
mod width_tests;
