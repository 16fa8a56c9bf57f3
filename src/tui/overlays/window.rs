//! Windows over the screen: their frame, and the keys that work in them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::app::{Model, Overlay, PageLine, RowId, ScrollState, TextPage};
use crate::tui::details::about as text_about;
use crate::tui::widgets::pane::{Scroll, scrollbar};
use crate::tui::widgets::spans::{clear, cut, line, own};

/// The keys that work in a window, for the bottom line.
pub(crate) fn keys(overlay: &Overlay) -> Vec<(String, String)> {
    let pairs: &[(&str, &str)] = match overlay {
        Overlay::Help(_) => &[
            ("letters", "search"),
            ("↑↓ PgDn", "scroll"),
            ("Esc", "close"),
        ],
        Overlay::Details(..) => &[("↑↓ PgDn", "scroll"), ("Esc", "close"), ("m", "menu")],
        Overlay::Text(..) => &[("↑↓ PgDn", "scroll"), ("Esc", "close")],
        Overlay::Import(_) => &[
            ("Enter", "write it"),
            ("e", "columns"),
            ("↑↓ PgDn", "scroll"),
            ("Esc", "leave it"),
        ],
        Overlay::Reply(_) => &[
            ("Enter", "write it"),
            ("↑↓ PgDn", "scroll"),
            ("Esc", "back to the words"),
        ],
        Overlay::Menu(_) => &[("↑↓", "choose"), ("Enter", "do it"), ("Esc", "close")],
        Overlay::Filter(..) => &[
            ("Enter", "keep the filter"),
            ("Esc", "undo it"),
            ("-word", "not"),
            ("|", "or"),
            ("F1", "help"),
        ],
        Overlay::Conflict(_) => &[
            ("←→", "choose"),
            ("Enter", "it holds"),
            ("PgDn", "read on"),
            ("Esc", "later"),
        ],
        Overlay::Kinds(_) | Overlay::Choices(_) => {
            &[("↑↓", "choose"), ("Enter", "go on"), ("Esc", "close")]
        }
        Overlay::Palette(_) => &[
            ("↑↓", "choose"),
            ("Enter", "do it, go there"),
            ("Esc", "close"),
        ],
        Overlay::Form(open) if open.dialog.is_remark() => &[
            ("Ctrl-s", "save"),
            ("F9", "refer it"),
            ("Tab", "next"),
            ("Enter", "choose, go on"),
            (
                "Esc",
                if open.is_to_keep() {
                    "leave (kept)"
                } else {
                    "leave"
                },
            ),
            ("F2", "list"),
            ("F1", "keys"),
        ],
        Overlay::Form(open) if !open.is_to_keep() => &[
            ("Ctrl-s", "save"),
            ("Tab", "next"),
            ("Enter", "choose, go on"),
            ("Esc", "leave"),
            ("F2", "list"),
            ("F1", "keys"),
        ],
        Overlay::Form(_) => &[
            ("Ctrl-s", "save"),
            ("Tab", "next"),
            ("Enter", "choose, go on"),
            ("Esc", "leave (it is kept)"),
            ("F2", "list"),
            ("F1", "keys"),
        ],
        Overlay::Tour(_) => &[("Enter", "go on"), ("←", "back"), ("Esc", "leave the tour")],
    };
    pairs
        .iter()
        .map(|(key, label)| ((*key).to_owned(), (*label).to_owned()))
        .collect()
}

/// The keys of a window as they lie on a line of so many columns: the first column of each, the key, its label.
pub(crate) fn laid(overlay: &Overlay, columns: u16) -> Vec<(usize, String, String)> {
    let mut column = 1;
    let mut shown = Vec::new();
    for (key, label) in keys(overlay) {
        let next = column + text::width(&key) + text::width(&label) + 3;
        if next > usize::from(columns) {
            break;
        }
        shown.push((column, key, label));
        column = next;
    }
    shown
}

/// Draws an empty window of at most that size in the middle of the screen and returns what is inside its frame.
pub(crate) fn frame(
    model: &Model,
    frame: &mut Frame,
    title: &str,
    columns: u16,
    lines: u16,
) -> Rect {
    let area = outside(frame.area(), columns, lines);
    // A blank at either side sets it apart from what lies below; of that no scraps are left at the edges.
    let screen = frame.area();
    let around = match area.x - screen.x {
        0..=3 => Rect {
            x: screen.x,
            width: screen.width,
            ..area
        },
        _ => Rect {
            x: area.x - 1,
            width: area.width + 2,
            ..area
        },
    };
    clear(frame, around);
    frame.buffer_mut().set_style(area, model.theme.raised);
    border(model, frame, title, area);
    within(area)
}

/// What is inside the frame of a window of at most that size in the middle of a screen.
pub(crate) fn inside(screen: Rect, columns: u16, lines: u16) -> Rect {
    within(outside(screen, columns, lines))
}

fn outside(screen: Rect, columns: u16, lines: u16) -> Rect {
    // The line of the keys stays in sight.
    let high = screen.height.saturating_sub(1);
    let (width, height) = (columns.min(screen.width), lines.min(high));
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (high - height) / 2,
        width,
        height,
    }
}

pub(super) fn within(area: Rect) -> Rect {
    Rect {
        x: area.x + 2.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

pub(super) fn border(model: &Model, frame: &mut Frame, title: &str, area: Rect) {
    let theme = &model.theme;
    let [left_top, right_top, left_bottom, right_bottom] = theme.signs.corners;
    let inner = usize::from(area.width.saturating_sub(2));
    let title = format!(" {} ", text::truncate(title, inner.saturating_sub(3)));
    let rest = inner.saturating_sub(text::width(&title) + 1);
    let style = theme.frame;
    let top = vec![
        own(format!("{left_top}{}", theme.signs.rule), style),
        own(title, theme.heading),
        own(
            format!("{}{right_top}", theme.signs.rule.repeat(rest)),
            style,
        ),
    ];
    line(frame, area, Line::from(cut(top, usize::from(area.width))));
    for y in area.y + 1..area.bottom().saturating_sub(1) {
        for x in [area.x, area.right() - 1] {
            line(
                frame,
                Rect::new(x, y, 1, 1),
                Line::from(Span::styled(theme.signs.wall, style)),
            );
        }
    }
    if area.height > 1 {
        let bottom = format!(
            "{left_bottom}{}{right_bottom}",
            theme.signs.rule.repeat(inner)
        );
        let at = Rect::new(area.x, area.bottom() - 1, area.width, 1);
        line(frame, at, Line::from(Span::styled(bottom, style)));
    }
}

/// Draws a text within a window; of one that is longer it says how far it goes on, and the bar where it is scrolled.
fn text_within(
    model: &Model,
    screen: &mut Frame,
    inside: Rect,
    all: &[Line<'static>],
    reader: ScrollState,
) {
    let scroll = Scroll::to(reader.top, usize::from(inside.height), all.len());
    crate::tui::widgets::spans::lines(screen, inside, all, scroll.top);
    more_below(model, screen, inside, scroll.below());
    let bar = Rect {
        x: inside.right() + 1,
        ..inside
    };
    scrollbar(&model.theme, screen, bar, scroll, true);
}

/// Says on the frame of a window how many lines are below those in sight.
pub(crate) fn more_below(model: &Model, frame: &mut Frame, inside: Rect, lines: usize) {
    if lines == 0 {
        return;
    }
    let says = format!(" ↓{lines} ");
    let columns = text::width(&says) as u16;
    let at = Rect {
        x: inside.right().saturating_sub(columns),
        y: inside.bottom(),
        width: columns.min(inside.width),
        height: 1,
    };
    let at = at.intersection(frame.area());
    line(frame, at, Line::from(own(says, model.theme.key)));
}

/// The widest that a text is easy to read.
pub(crate) const WIDEST: u16 = 100;

/// A text that came of something.
pub(crate) fn page(model: &Model, screen: &mut Frame, page: &TextPage, reader: ScrollState) {
    let wide = screen.area().width.min(WIDEST);
    let all = page_lines(model, page, wide);
    let high = u16::try_from(all.len() + 2).unwrap_or(u16::MAX);
    let inside = frame(model, screen, &page.title, wide, high);
    text_within(model, screen, inside, &all, reader);
}

/// How far that text can be scrolled.
pub(crate) fn page_most(model: &Model, page: &TextPage) -> usize {
    let all = page_lines(model, page, model.size.0.min(WIDEST)).len();
    all.saturating_sub(usize::from(model.size.1.saturating_sub(3)))
}

fn page_lines(model: &Model, page: &TextPage, wide: u16) -> Vec<Line<'static>> {
    let room = usize::from(wide.saturating_sub(4)).max(8);
    let theme = &model.theme;
    let styled = |line: &PageLine| {
        let style = match line {
            PageLine::Section(_) => theme.heading,
            PageLine::Heading(_) => theme.name,
            PageLine::Quiet(_) => theme.quiet,
            PageLine::Plain(_) => Style::new(),
        };
        let wrapped = match line.text() {
            "" => vec![String::new()],
            text => indented(text, room),
        };
        wrapped
            .into_iter()
            .map(move |line| Line::styled(line, style))
    };
    page.lines.iter().flat_map(styled).collect()
}

/// A line in so many columns; what is wrapped of it is indented as its beginning is.
fn indented(line: &str, room: usize) -> Vec<String> {
    let words = line.trim_start_matches(' ');
    let lead = &line[..line.len() - words.len()];
    match lead.len() * 2 < room {
        true => {
            let wrapped = text::wrap(words, room - lead.len()).into_iter();
            wrapped.map(|line| format!("{lead}{line}")).collect()
        }
        false => text::wrap(line, room),
    }
}

/// Everything about one entry, in a window over nearly all of the screen.
pub(crate) fn about(model: &Model, screen: &mut Frame, key: &RowId, reader: ScrollState) {
    let wide = screen.area().width.min(WIDEST);
    let all = text_about(model, key, usize::from(wide.saturating_sub(4)));
    let high = u16::try_from(all.len() + 2).unwrap_or(u16::MAX);
    let inside = frame(model, screen, &key.address(), wide, high);
    text_within(model, screen, inside, &all, reader);
}

/// How far that text can be scrolled.
pub(crate) fn most(model: &Model, key: &RowId) -> usize {
    let wide = model.size.0.min(WIDEST);
    let all = text_about(model, key, usize::from(wide.saturating_sub(4))).len();
    all.saturating_sub(usize::from(model.size.1.saturating_sub(3)))
}
