//! What the mouse does: the wheel moves, a click selects, a click on what is selected opens it.

use super::act::act;
use super::message::Effect;
use super::{fill, look, review};
use crate::commands::Command;
use crate::tui::form::FormInput;
use crate::tui::input::{Key as Button, KeyCombo, Mouse};
use crate::tui::model::hints::{self, Hint};
use crate::tui::model::{self, Dispatch, Model, Overlay, Place, timeline};
use crate::tui::view::screen::{self, detail};
use crate::tui::view::{menu, palette as view_palette, window};
use ratatui::layout::{Position, Rect};

/// How many rows one turn of the wheel moves.
const NOTCH: isize = 3;

/// What came of a click.
#[derive(Debug)]
pub enum Pointed {
    /// It was done.
    Done(Vec<Effect>),
    /// It was on a key that is shown: the same as pressing it.
    Key(KeyCombo),
}

/// Does what the mouse asks for.
pub fn point(model: &mut Model, mouse: Mouse) -> Pointed {
    if !model.mouse {
        return Pointed::Done(Vec::new());
    }
    if let Mouse::Click(column, line) = mouse
        && let Some(overlay) = model.overlays.last_mut()
        && let Some(chord) = in_window(overlay, model.size, Position::new(column, line))
    {
        return Pointed::Key(chord);
    }
    Pointed::Done(moved(model, mouse))
}

/// The key that a click in a window stands for: one on the last line, or Enter on the offer that was clicked, which is
/// then under the cursor.
fn in_window(
    overlay: &mut Overlay,
    (columns, lines): (u16, u16),
    at: Position,
) -> Option<KeyCombo> {
    if at.y + 1 == lines {
        return window::key_at(overlay, columns, at.x)?.parse().ok();
    }
    let screen = Rect::new(0, 0, columns, lines);
    let (index, offer) = match overlay {
        Overlay::Menu(shown) => {
            let offer = menu::offer_at(shown, screen, at);
            (&mut shown.index, offer)
        }
        Overlay::Kinds(kinds) => {
            let offer = menu::kind_at(kinds.index, kinds.offers.len(), screen, at);
            (&mut kinds.index, offer)
        }
        Overlay::Ways(ways) => {
            let offer = menu::kind_at(ways.index, ways.offers.len(), screen, at);
            (&mut ways.index, offer)
        }
        Overlay::Palette(palette) => {
            let offer = view_palette::offer_at(palette, screen, at);
            (&mut palette.index, offer)
        }
        _ => return None,
    };
    *index = offer?;
    Some(KeyCombo::plain(Button::Enter))
}

fn moved(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    model.toast = None;
    model.offered = None;
    match mouse {
        Mouse::ScrollUp(column, line) => wheel(model, column, line, -NOTCH),
        Mouse::ScrollDown(column, line) => wheel(model, column, line, NOTCH),
        Mouse::Click(column, line) => return click(model, Position::new(column, line)),
    }
    model.settle();
    Vec::new()
}

fn wheel(model: &mut Model, column: u16, line: u16, by: isize) {
    let over_detail = inside(model.regions().detail, Position::new(column, line));
    let body = model.regions().body;
    let over_head = inside(model.regions().head, Position::new(column, line));
    let zooms = over_head && look::has_chart(model);
    match model.overlays.last_mut() {
        Some(Overlay::Form(_)) if !inside(body, Position::new(column, line)) => {}
        Some(Overlay::Form(filling)) => {
            let input = if by < 0 {
                FormInput::Up
            } else {
                FormInput::Down
            };
            filling.form.update(input);
        }
        Some(Overlay::Help(reader) | Overlay::About(_, reader) | Overlay::Page(_, reader)) => {
            reader.top = reader.top.saturating_add_signed(by)
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
            let most = detail::most(model);
            let list = model.list_mut();
            list.scroll = list.scroll.saturating_add_signed(by as i16).min(most);
        }
        None if zooms => look::zoom(model, by < 0),
        None => model.list_mut().step(by),
    }
}

fn click(model: &mut Model, at: Position) -> Vec<Effect> {
    let regions = model.regions();
    if let Some(Overlay::Form(mut filling)) =
        model.overlays.pop_if(|top| matches!(top, Overlay::Form(_)))
    {
        let (_, area) = filling.purpose.areas(regions.body);
        let event = filling.form.point(area, at);
        return fill::press::after(model, filling, event);
    }
    if !model.overlays.is_empty() {
        return Vec::new();
    }
    if inside(regions.tabs, at) {
        return to_tab(model, at.x);
    }
    for (line, hints) in [
        (regions.keys, hints::bottom(model, regions.keys.width)),
        (regions.foot, hints::settle(model, regions.foot.width)),
    ] {
        if inside(line, at) {
            return press(model, &hints, at.x - line.x);
        }
    }
    let is_end = model.review.as_ref().is_some_and(|review| review.at_end);
    if model.place == Place::Review && is_end {
        let line = at.y.checked_sub(regions.detail.y);
        return line.map_or_else(Vec::new, |line| end(model, line));
    }
    if inside(regions.head, at) && look::has_chart(model) {
        let label = timeline::label_columns(regions.list.width) + 1;
        if let Some(column) = (at.x - regions.head.x).checked_sub(label) {
            look::bring(model, column);
        }
        return Vec::new();
    }
    if !inside(regions.list, at) {
        return Vec::new();
    }
    let row = model.list().top + usize::from(at.y - regions.list.y);
    if row >= model.list().rows.len() {
        return Vec::new();
    }
    if row == model.list().index() && model.place != Place::Review {
        let dispatch = Dispatch::here(model, Command::Open);
        return act(model, dispatch);
    }
    model.list_mut().select_index(row);
    model.settle();
    review::seen(model);
    Vec::new()
}

/// Does what the key under a column does.
fn press(model: &mut Model, hints: &[Hint], column: u16) -> Vec<Effect> {
    let under = |hint: &&Hint| (hint.column..hint.column + hint.wide()).contains(&column);
    let action = hints.iter().find(under).map(|hint| hint.action);
    let effects = action.map_or_else(Vec::new, |action| {
        let dispatch = Dispatch::here(model, action);
        act(model, dispatch)
    });
    model.settle();
    effects
}

/// Does what stands on a line of the end of a review.
fn end(model: &mut Model, line: u16) -> Vec<Effect> {
    let Some(review) = &model.review else {
        return Vec::new();
    };
    let many = review.endings(&model.known).len();
    match screen::review::ending_at(model, line) {
        Some(choice) if choice < many => review::end_with(model, choice),
        _ => Vec::new(),
    }
}

/// Goes to the tab under that column.
fn to_tab(model: &mut Model, column: u16) -> Vec<Effect> {
    let tabs = model::tabs(model, model.size.0);
    let under = tabs.into_iter().rfind(|tab| tab.column <= column);
    let width = |tab: &model::TabSpot| crate::text::width(&tab.label);
    let Some(tab) = under.filter(|tab| usize::from(column - tab.column) < width(tab)) else {
        return Vec::new();
    };
    match tab.place {
        Place::Portfolio => {
            let dispatch = Dispatch::here(model, Command::Portfolio);
            act(model, dispatch)
        }
        place => {
            model.go(place);
            model.settle();
            Vec::new()
        }
    }
}

fn inside(part: Rect, at: Position) -> bool {
    part.contains(at)
}
