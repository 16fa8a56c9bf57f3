//! What the mouse does: the wheel moves, a click selects, a click on what is selected opens it.

use super::act::act;
use super::fill;
use super::message::Effect;
use crate::tui::action::Action;
use crate::tui::form::FormInput;
use crate::tui::input::Mouse;
use crate::tui::model::{Model, Overlay};
use crate::tui::view::screen::detail;
use ratatui::layout::{Position, Rect};

/// How many rows one turn of the wheel moves.
const NOTCH: isize = 3;

/// Does what the mouse asks for.
pub fn point(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    if !model.mouse {
        return Vec::new();
    }
    model.toast = None;
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
        Some(Overlay::Help(reader) | Overlay::About(_, reader)) => {
            reader.top = reader.top.saturating_add_signed(by)
        }
        Some(_) => {}
        None if over_detail => {
            let most = detail::most(model);
            let list = model.list_mut();
            list.scroll = list.scroll.saturating_add_signed(by as i16).min(most);
        }
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
    if !inside(regions.list, at) {
        return Vec::new();
    }
    let row = model.list().top + usize::from(at.y - regions.list.y);
    if row >= model.list().rows.len() {
        return Vec::new();
    }
    if row == model.list().index() {
        return act(model, Action::Open);
    }
    model.list_mut().select_index(row);
    model.settle();
    Vec::new()
}

fn inside(part: Rect, at: Position) -> bool {
    part.contains(at)
}
