//! The menu: what can be done here, in words.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::commands::{Command, HelpSection, command_spec};
use crate::text;
use crate::tui::app::{ChoiceMenu, KindMenu, Menu, Model};
use crate::tui::overlays::window;
use crate::tui::widgets::spans::{line, own};

/// One line of the menu: a heading, or an offer by its place.
enum MenuItem {
    Heading(HelpSection),
    Offer(usize),
}

/// The first line of the menu in sight, and where its lines lie on a screen.
fn layout(menu: &Menu, shown: &[MenuItem], screen: Rect) -> (usize, Rect) {
    let inside = window::inside(screen, wide(screen), high(shown.len()));
    let at = shown
        .iter()
        .position(|line| matches!(line, MenuItem::Offer(offer) if *offer == menu.index))
        .unwrap_or(0);
    ((at + 2).saturating_sub(usize::from(inside.height)), inside)
}

fn wide(screen: Rect) -> u16 {
    screen.width.saturating_sub(4).min(76)
}

fn high(lines: usize) -> u16 {
    u16::try_from(lines + 2).unwrap_or(u16::MAX)
}

/// The offer of the menu that lies there.
pub(crate) fn offer_at(menu: &Menu, screen: Rect, at: Position) -> Option<usize> {
    let shown = shown(menu);
    let (top, inside) = layout(menu, &shown, screen);
    if !inside.contains(at) {
        return None;
    }
    match shown.get(top + usize::from(at.y - inside.y))? {
        MenuItem::Offer(offer) => Some(*offer),
        MenuItem::Heading(_) => None,
    }
}

/// Draws the menu.
pub(crate) fn draw(model: &Model, frame: &mut Frame, menu: &Menu) {
    let shown = shown(menu);
    let screen = frame.area();
    let (top, inside) = layout(menu, &shown, screen);
    let title = "What can be done here";
    window::frame(model, frame, title, wide(screen), high(shown.len()));
    let rest = shown.len().saturating_sub(top + usize::from(inside.height));
    window::more_below(model, frame, inside, rest);
    let visible = shown.iter().skip(top).take(usize::from(inside.height));
    let visible = visible.enumerate();
    for (row, one) in visible {
        let area = Rect {
            y: inside.y + row as u16,
            height: 1,
            ..inside
        };
        line(
            frame,
            area,
            offer(model, menu, one, usize::from(inside.width)),
        );
    }
}

fn shown(menu: &Menu) -> Vec<MenuItem> {
    let mut lines = Vec::new();
    let mut part = None;
    for (index, action) in menu.actions.iter().enumerate() {
        let its = command_spec(*action).part;
        if part.replace(its) != Some(its) {
            lines.push(MenuItem::Heading(its));
        }
        lines.push(MenuItem::Offer(index));
    }
    lines
}

fn offer(model: &Model, menu: &Menu, shown: &MenuItem, columns: usize) -> Line<'static> {
    let theme = &model.theme;
    match shown {
        MenuItem::Heading(part) => Line::from(own(part.heading(), theme.quiet)),
        MenuItem::Offer(index) => {
            let action = menu.actions[*index];
            let about = command_spec(action);
            let key = text::pad(&model.keymap.label(action), 10);
            let help = match (action, &model.undo, &model.redo) {
                (Command::Undo, Some(words), _) => format!("Undo: {}", text::line(words)),
                (Command::Redo, _, Some(words)) => format!("Make again: {}", text::line(words)),
                _ => about.help.to_owned(),
            };
            let help = text::pad(&help, columns.saturating_sub(12));
            let spans = vec![
                own("  ", theme.text),
                own(key, theme.key),
                own(help, theme.text),
            ];
            Line::from(match *index == menu.index {
                true => theme.select(spans, columns, theme.selected),
                false => spans,
            })
        }
    }
}

/// The size of a window of so many offers.
fn offers_size(many: usize, screen: Rect) -> (u16, u16) {
    (screen.width.saturating_sub(4).min(72), high(many))
}

/// Which of so many offers with digits lies there, with one under the cursor.
pub(crate) fn kind_at(index: usize, many: usize, screen: Rect, at: Position) -> Option<usize> {
    let (wide, high) = offers_size(many, screen);
    let inside = window::inside(screen, wide, high);
    let top = (index + 1).saturating_sub(usize::from(inside.height));
    let index = top + usize::from(at.y.checked_sub(inside.y)?);
    (inside.contains(at) && index < many).then_some(index)
}

/// Draws what can be added.
pub(crate) fn kinds(model: &Model, frame: &mut Frame, kinds: &KindMenu) {
    let offered = kinds.offers.iter();
    let lines = offered.map(|one| (one.letter.to_string(), one.words.as_str()));
    offers(model, frame, "Add", &lines.collect::<Vec<_>>(), kinds.index);
}

/// Draws the ways to go on.
pub(crate) fn ways(model: &Model, frame: &mut Frame, ways: &ChoiceMenu) {
    let digit = |index: usize| match index {
        0..9 => (index + 1).to_string(),
        _ => " ".to_owned(),
    };
    let offered = ways.offers.iter().enumerate();
    let lines = offered.map(|(index, (words, _))| (digit(index), words.as_str()));
    offers(
        model,
        frame,
        &ways.title,
        &lines.collect::<Vec<_>>(),
        ways.index,
    );
}

/// Draws offers with the key of each, the one of that place under the cursor.
fn offers(model: &Model, frame: &mut Frame, title: &str, offers: &[(String, &str)], at: usize) {
    let theme = &model.theme;
    let (wide, high) = offers_size(offers.len(), frame.area());
    let inside = window::frame(model, frame, title, wide, high);
    let height = usize::from(inside.height);
    let top = (at + 1).saturating_sub(height);
    let visible = offers.iter().enumerate().skip(top).take(height);
    for (row, (index, (digit, words))) in visible.enumerate() {
        let words = text::pad(words, usize::from(inside.width).saturating_sub(3));
        let area = Rect {
            y: inside.y + row as u16,
            height: 1,
            ..inside
        };
        let spans = vec![own(format!(" {digit} "), theme.key), own(words, theme.text)];
        let spans = match index == at {
            true => theme.select(spans, usize::from(inside.width), theme.selected),
            false => spans,
        };
        line(frame, area, Line::from(spans));
    }
}
