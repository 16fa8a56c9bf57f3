//! The windows over the screens: what they draw.

pub(crate) mod choice;
pub(crate) mod form;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod menu;
pub(crate) mod palette;
pub(crate) mod reply;
pub(crate) mod tour;
pub(crate) mod window;

use ratatui::layout::{Position, Rect};

use crate::tui::app::{Hit, Model, Overlay};

/// How far the text of a window can be scrolled.
pub(crate) fn extent(model: &Model, overlay: &Overlay) -> usize {
    match overlay {
        Overlay::Help(shown) => help::most(model, shown),
        Overlay::Details(key, _) => window::most(model, key),
        Overlay::Text(page, _) => window::page_most(model, page),
        Overlay::Import(_) => import::most(model),
        Overlay::Reply(_) => reply::most(model),
        Overlay::Conflict(choosing) => choice::most(model, choosing),
        _ => 0,
    }
}

/// The first line of the text of a window that is in sight.
pub(crate) fn top(model: &Model, overlay: &Overlay) -> usize {
    match overlay {
        Overlay::Help(shown) => shown.reader.top,
        Overlay::Details(_, reader)
        | Overlay::Text(_, reader)
        | Overlay::Import(reader)
        | Overlay::Reply(reader) => reader.top,
        Overlay::Conflict(choosing) => choice::top(model, choosing),
        _ => 0,
    }
}

/// What can be clicked in a window on a screen: the keys of its last line, and what it offers.
pub(crate) fn hits(overlay: &Overlay, screen: Rect) -> Vec<(Rect, Hit)> {
    let mut hits = Vec::new();
    let last = screen.height.saturating_sub(1);
    for (column, key, label) in window::laid(overlay, screen.width) {
        let (Ok(chord), Ok(x)) = (key.parse(), u16::try_from(column)) else {
            continue;
        };
        let wide = crate::text::width(&key) + 1 + crate::text::width(&label);
        let area = Rect::new(x, last, wide as u16, 1).intersection(screen);
        hits.push((area, Hit::Key(chord)));
    }
    for y in 0..last {
        let lies = |x: u16| offer_at(overlay, screen, Position::new(x, y));
        let mut columns = 0..screen.width;
        let Some((x, offer)) = columns.find_map(|x| Some((x, lies(x)?))) else {
            continue;
        };
        let width = (x..screen.width)
            .take_while(|x| lies(*x) == Some(offer))
            .count();
        hits.push((Rect::new(x, y, width as u16, 1), Hit::Offer(offer)));
    }
    hits
}

/// The offer of a window that lies there.
fn offer_at(overlay: &Overlay, screen: Rect, at: Position) -> Option<usize> {
    match overlay {
        Overlay::Menu(shown) => menu::offer_at(shown, screen, at),
        Overlay::Kinds(kinds) => menu::kind_at(kinds.index, kinds.offers.len(), screen, at),
        Overlay::Choices(ways) => menu::kind_at(ways.index, ways.offers.len(), screen, at),
        Overlay::Palette(palette) => palette::offer_at(palette, screen, at),
        _ => None,
    }
}
