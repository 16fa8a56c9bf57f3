//! What the mouse does: the wheel moves, a click selects, a click on what is selected opens it.

use crate::commands::Command;
use crate::tui::app::key_hints::{self, KeyHint};
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::run_command::act;
use crate::tui::app::update::{form_input, navigate, review, view_commands};
use crate::tui::app::{self, Help, Hit, Model, Overlay, Route};
use crate::tui::input::{Key as Button, KeyCombo, Mouse};
use crate::tui::state::timeline;
use crate::tui::widgets::form::FormInput;
use ratatui::layout::{Position, Rect};

/// How many rows one turn of the wheel moves.
const NOTCH: isize = 3;

/// What came of a click.
#[derive(Debug)]
pub(crate) enum PointerTarget {
    /// It was done.
    Done(Vec<Effect>),
    /// It was on a key that is shown: the same as pressing it.
    Key(KeyCombo),
}

/// Does what the mouse asks for.
pub(crate) fn point(model: &mut Model, mouse: Mouse) -> PointerTarget {
    if !model.mouse {
        return PointerTarget::Done(Vec::new());
    }
    if let Mouse::Click(column, line) = mouse
        && let Some(chord) = in_window(model, Position::new(column, line))
    {
        return PointerTarget::Key(chord);
    }
    PointerTarget::Done(moved(model, mouse))
}

/// The key that a click in a window stands for: one on the last line, or Enter on the offer that was clicked, which is
/// then under the cursor.
fn in_window(model: &mut Model, at: Position) -> Option<KeyCombo> {
    let overlay = model.overlays.last_mut()?;
    let offer = match model.drawn.hit(at)? {
        Hit::Key(chord) => return Some(*chord),
        Hit::Offer(offer) => *offer,
        Hit::EndChoice(_) | Hit::Entry(_) => return None,
    };
    match overlay {
        Overlay::Menu(shown) => shown.index = offer,
        Overlay::Kinds(kinds) => kinds.index = offer,
        Overlay::Choices(ways) => ways.index = offer,
        Overlay::Palette(palette) => palette.index = offer,
        _ => return None,
    }
    Some(KeyCombo::plain(Button::Enter))
}

fn moved(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    model.toast = None;
    model.offered = None;
    match mouse {
        Mouse::ScrollUp(column, line) => wheel(model, column, line, -NOTCH),
        Mouse::ScrollDown(column, line) => wheel(model, column, line, NOTCH),
        Mouse::Click(column, line) => return click(model, Position::new(column, line)),
        Mouse::RightClick(column, line) => return menu(model, Position::new(column, line)),
    }
    model.settle();
    Vec::new()
}

fn wheel(model: &mut Model, column: u16, line: u16, by: isize) {
    let over_detail = inside(model.layout().detail, Position::new(column, line));
    let body = model.layout().body;
    let over_head = inside(model.layout().head, Position::new(column, line));
    let zooms = over_head && model.shape().chart;
    match model.overlays.last_mut() {
        Some(Overlay::Form(_)) if !inside(body, Position::new(column, line)) => {}
        Some(Overlay::Form(open)) => {
            let input = if by < 0 {
                FormInput::Up
            } else {
                FormInput::Down
            };
            open.form.update(input);
        }
        Some(
            Overlay::Help(Help { reader, .. })
            | Overlay::Details(_, reader)
            | Overlay::Text(_, reader),
        ) => {
            reader.top = reader
                .top
                .saturating_add_signed(by)
                .min(model.drawn.window_extent);
        }
        Some(Overlay::Palette(palette)) => palette.step(by.signum()),
        Some(Overlay::Menu(menu)) => {
            let last = menu.actions.len().saturating_sub(1);
            menu.index = menu.index.saturating_add_signed(by.signum()).min(last);
        }
        Some(Overlay::Kinds(kinds)) => {
            let last = kinds.offers.len().saturating_sub(1);
            kinds.index = kinds.index.saturating_add_signed(by.signum()).min(last);
        }
        Some(_) => {}
        None if over_detail => {
            let most = model.drawn.detail_extent;
            let list = model.list_mut();
            list.scroll = list.scroll.saturating_add_signed(by as i16).min(most);
        }
        None if zooms => view_commands::zoom(model, by < 0),
        None => model.list_mut().step(by),
    }
}

fn click(model: &mut Model, at: Position) -> Vec<Effect> {
    let regions = model.layout();
    if let Some(Overlay::Form(mut open)) =
        model.overlays.pop_if(|top| matches!(top, Overlay::Form(_)))
    {
        let area = open.areas(regions.body).form;
        let event = open.form.point(area, at);
        return form_input::after(model, open, event);
    }
    if !model.overlays.is_empty() {
        return Vec::new();
    }
    if inside(regions.tabs, at) {
        return to_tab(model, at.x);
    }
    for (line, hints) in [
        (regions.keys, key_hints::bottom(model, regions.keys.width)),
        (regions.foot, key_hints::settle(model, regions.foot.width)),
    ] {
        if inside(line, at) {
            return press(model, &hints, at.x - line.x);
        }
    }
    if let Some(Hit::EndChoice(choice)) = model.drawn.hit(at) {
        let choice = *choice;
        return review::end_with(model, choice);
    }
    if let Some(Hit::Entry(key)) = model.drawn.hit(at) {
        let key = key.clone();
        navigate::go(model, key);
        model.settle();
        return Vec::new();
    }
    if model.route == Route::Review && model.review.as_ref().is_some_and(|one| one.at_end) {
        return Vec::new();
    }
    if inside(regions.head, at) && model.shape().chart {
        let label = timeline::label_columns(regions.list.width) + 1;
        if let Some(column) = (at.x - regions.head.x).checked_sub(label) {
            view_commands::bring(model, column);
        }
        return Vec::new();
    }
    if inside(regions.detail_pane, at) && model.route != Route::Review {
        if model.row().is_some() {
            model.list_mut().reads = true;
        }
        return Vec::new();
    }
    if !inside(regions.list, at) {
        return Vec::new();
    }
    let read = std::mem::take(&mut model.list_mut().reads);
    let row = model.list().top + usize::from(at.y - regions.list.y);
    if row >= model.list().rows.len() {
        return Vec::new();
    }
    if row == model.list().index() && model.route != Route::Review {
        if read {
            return Vec::new();
        }
        let dispatch = model.dispatch(Command::Open);
        return act(model, dispatch);
    }
    model.list_mut().select_index(row);
    model.settle();
    review::seen(model);
    Vec::new()
}

/// Opens the menu of the row that lies there, which is then under the cursor; of an entry that a window shows.
fn menu(model: &mut Model, at: Position) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Details(..)) => {}
        Some(_) => return Vec::new(),
        None => {
            let list = model.layout().list;
            let place = at.y.checked_sub(list.y).filter(|_| list.contains(at));
            let row = place.map(|place| model.list().top + usize::from(place));
            let Some(row) = row.filter(|row| *row < model.list().rows.len()) else {
                return Vec::new();
            };
            if model.route != Route::Review || !model.review.as_ref().is_some_and(|one| one.at_end)
            {
                model.list_mut().select_index(row);
                model.settle();
                review::seen(model);
            }
        }
    }
    let dispatch = model.dispatch(Command::Menu);
    act(model, dispatch)
}

/// Does what the key under a column does.
fn press(model: &mut Model, hints: &[KeyHint], column: u16) -> Vec<Effect> {
    let under = |hint: &&KeyHint| (hint.column..hint.column + hint.wide()).contains(&column);
    let action = hints.iter().find(under).map(|hint| hint.action);
    let effects = action.map_or_else(Vec::new, |action| {
        let dispatch = model.dispatch(action);
        act(model, dispatch)
    });
    model.settle();
    effects
}

/// Goes to the tab under that column.
fn to_tab(model: &mut Model, column: u16) -> Vec<Effect> {
    let tabs = app::tabs(model, model.size.0);
    let under = tabs.into_iter().rfind(|tab| tab.column <= column);
    let width = |tab: &app::TabLayout| crate::text::width(&tab.label);
    let Some(tab) = under.filter(|tab| usize::from(column - tab.column) < width(tab)) else {
        return Vec::new();
    };
    match tab.route {
        Route::Portfolio => {
            let dispatch = model.dispatch(Command::Portfolio);
            act(model, dispatch)
        }
        route => {
            model.go(route);
            model.settle();
            Vec::new()
        }
    }
}

fn inside(part: Rect, at: Position) -> bool {
    part.contains(at)
}
