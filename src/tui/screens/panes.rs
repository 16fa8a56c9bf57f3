//! The panes of a screen: the frame of its list with how much it holds, and of what stands beside it.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::app::{Model, Panes, ScreenLayout};
use crate::tui::widgets::pane::{Pane, Scroll, scrollbar};

/// Draws the frame or the rule of the list, and the bar that shows where it is scrolled.
pub(crate) fn list(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    if !parts.titled || parts.list_pane.area() == 0 {
        return;
    }
    let pane = Pane {
        theme: &model.theme,
        title: &title(model, parts),
        aside: &aside(model, parts),
        focused: !model.reads_detail(),
        framed: parts.framed,
    };
    pane.draw(frame, parts.list_pane);
}

/// Draws the bar of the list where it has more rows than are seen.
pub(crate) fn list_bar(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    if model.shape().panes == Panes::Page || parts.list.area() == 0 {
        return;
    }
    let list = model.list();
    let height = usize::from(parts.list.height);
    let scroll = Scroll {
        top: list.first_row(height),
        height,
        all: list.rows.len(),
    };
    let column = edge(parts, parts.list, parts.list_pane);
    scrollbar(&model.theme, frame, column, scroll, !model.reads_detail());
}

/// Draws the frame or the rule of what stands beside or below the list; without frames, the wall between them.
pub(crate) fn beside(
    model: &Model,
    frame: &mut Frame,
    parts: &ScreenLayout,
    title: &str,
    aside: &str,
) {
    if parts.detail_pane == parts.detail {
        return;
    }
    let pane = Pane {
        theme: &model.theme,
        title,
        aside,
        focused: model.reads_detail(),
        framed: parts.framed,
    };
    pane.draw(frame, parts.detail_pane);
    if parts.beside && !parts.framed {
        let (left, pane) = (parts.detail_pane.x.saturating_sub(1), parts.detail_pane);
        for y in pane.top()..pane.bottom() {
            let at = Rect::new(left, y, 1, 1);
            let wall = ratatui::text::Span::styled(model.theme.signs.wall, model.theme.border);
            frame.render_widget(wall, at);
        }
    }
}

/// How many lines of the text beside the list are below what is seen, with the key that leads there; `None` where the
/// keys scroll it already.
pub(crate) fn more(model: &Model, below: usize) -> Option<String> {
    let key = model.keymap.label(model.reads_by());
    lines_below(below, &key).filter(|_| !model.reads_detail())
}

/// How many lines are below what is seen, with the key that leads there; `None` where there are none.
pub(crate) fn lines_below(below: usize, key: &str) -> Option<String> {
    match below {
        0 => None,
        1 => Some(format!("1 more line: {key}")),
        below => Some(format!("{below} more lines: {key}")),
    }
}

/// Draws the bar of the text beside the list.
pub(crate) fn text_bar(
    model: &Model,
    frame: &mut Frame,
    parts: &ScreenLayout,
    area: Rect,
    scroll: Scroll,
) {
    let column = Rect {
        x: edge(parts, parts.detail, parts.detail_pane).x,
        ..area
    };
    scrollbar(&model.theme, frame, column, scroll, model.reads_detail());
}

/// The column of a bar: on the frame, else the last one of what is inside, which is left blank.
fn edge(parts: &ScreenLayout, inside: Rect, pane: Rect) -> Rect {
    let right = if parts.framed { pane } else { inside };
    Rect {
        x: right.right().saturating_sub(1),
        width: 1,
        ..inside
    }
}

/// What the list of a screen is; with the names of its views where it has a list each.
fn title(model: &Model, parts: &ScreenLayout) -> String {
    let name = name(model);
    if !names_views(model, parts) {
        return name.to_owned();
    }
    let names = model.views().iter().enumerate();
    let names = names.map(|(at, view)| match at == model.view_options().arrangement {
        true => format!("[{view}]"),
        false => (*view).to_owned(),
    });
    format!("{name}: {}", names.collect::<Vec<_>>().join(" "))
}

/// Whether the title has the names of the views.
fn names_views(model: &Model, parts: &ScreenLayout) -> bool {
    let named = model.screen().is_some_and(|screen| screen.names_views());
    named && parts.list_pane.width >= NAMES
}

/// The least columns in which the views are named in the frame.
const NAMES: u16 = 78;

fn name(model: &Model) -> &'static str {
    model.screen().map_or("", |screen| screen.heading())
}

/// How many rows there are, and in which view.
fn aside(model: &Model, layout: &ScreenLayout) -> String {
    if model.shape().panes == Panes::Page {
        return String::new();
    }
    let mut parts = Vec::new();
    parts.extend(count(model));
    let view = model.views().get(model.view_options().arrangement);
    // Where the title has the names of all views, the open one is marked there.
    if let Some(view) = view.filter(|_| !names_views(model, layout)) {
        parts.push((*view).to_owned());
    }
    parts.join(&format!(" {} ", model.theme.signs.rule))
}

/// The heading of the column of what is listed; where the list has no title that names the view, the view.
pub(crate) fn view_or(model: &Model, parts: &ScreenLayout, noun: &'static str) -> &'static str {
    match parts.titled {
        true => noun,
        false => model.view(),
    }
}

/// Which row of how many the cursor is on.
pub(crate) fn count(model: &Model) -> Option<String> {
    let list = model.list();
    match list.entries() {
        _ if list.of == 0 => None,
        0 => Some(format!("0 of {}", list.of)),
        many if many == list.of => Some(format!("{} of {many}", list.number())),
        many => Some(format!("{} of {many} ({} in all)", list.number(), list.of)),
    }
}
