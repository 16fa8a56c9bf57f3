//! The palette: a line to type in, and below it what the words find.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::text::{self, SearchWords};
use crate::tui::app::palette::sort;
use crate::tui::app::palette_rows::{Goal, PaletteRow};
use crate::tui::app::{CommandPalette, Model};
use crate::tui::overlays::window;
use crate::tui::theme::Theme;
use crate::tui::widgets::spans::{line, own};

/// The widest it gets, and the highest.
const SIZE: (u16, u16) = (100, 22);

/// The columns of the key of a command, or of the kind of an entry.
const END: usize = 12;

/// So many of the names that were found decide how wide their column is.
const MEASURED: usize = 20;

/// Which of its offers lies there.
pub(crate) fn offer_at(palette: &CommandPalette, screen: Rect, at: Position) -> Option<usize> {
    let list = list(screen);
    let index = top(palette, list.height) + usize::from(at.y.checked_sub(list.y)?);
    (list.contains(at) && index < palette.found.len()).then_some(index)
}

/// Where its offers lie on a screen of that size.
fn list(screen: Rect) -> Rect {
    let inside = window::inside(screen, wide(screen), SIZE.1);
    Rect {
        y: inside.y + 1.min(inside.height),
        height: inside.height.saturating_sub(1),
        ..inside
    }
}

/// The place of the first offer in sight.
fn top(palette: &CommandPalette, height: u16) -> usize {
    (palette.index + 1).saturating_sub(usize::from(height))
}

fn wide(screen: Rect) -> u16 {
    screen.width.saturating_sub(4).min(SIZE.0)
}

/// Draws it.
pub(crate) fn draw(model: &Model, frame: &mut Frame, palette: &CommandPalette) {
    let (screen, theme) = (frame.area(), &model.theme);
    let inside = window::frame(model, frame, "Do or go to", wide(screen), SIZE.1);
    let typed = text::line(palette.line.text()).into_owned();
    let before = text::width(&text::line(palette.line.before()));
    let room = usize::from(inside.width).saturating_sub(3);
    let mut spans = vec![own(format!("{} ", theme.signs.cursor), theme.key)];
    match typed.is_empty() {
        true => spans.push(own(
            "words of a command, a cluster or an entry",
            theme.quiet,
        )),
        false => spans.push(own(text::truncate(&typed, room), theme.text)),
    }
    line(frame, inside, Line::from(spans));
    let cursor = u16::try_from(before.min(room) + 2).unwrap_or(0);
    frame.set_cursor_position(Position::new(inside.x + cursor, inside.y));
    let area = list(screen);
    if palette.found.is_empty() && area.height > 0 {
        let nothing = own("Nothing has all these words. Esc closes.", theme.quiet);
        return line(frame, area, Line::from(nothing));
    }
    let top = top(palette, area.height);
    let all = usize::from(area.width);
    let columns = PaletteColumns {
        name: names(palette, all),
        cluster: clusters(palette, all),
        end: END.min(all / 4),
        all,
    };
    for row in 0..usize::from(area.height) {
        let at = Rect {
            y: area.y + row as u16,
            height: 1,
            ..area
        };
        if let Some(content) = self::row(model, palette, top + row, columns) {
            line(frame, at, content);
        }
    }
}

/// The columns of the labels of commands: as many as the likeliest of them need.
fn names(palette: &CommandPalette, columns: usize) -> usize {
    let all = (0..palette.found.len().min(MEASURED)).filter_map(|index| palette.row(index));
    let commands = all.filter(|row| matches!(row.goal, Goal::Do(_)));
    let widest = commands.map(|row| text::width(&row.name)).max();
    widest.unwrap_or(0).clamp(8, 22).min(columns / 3)
}

/// The columns of the clusters of what is found.
fn clusters(palette: &CommandPalette, columns: usize) -> usize {
    let all = (0..palette.found.len().min(MEASURED)).filter_map(|index| palette.row(index));
    let widest = all.map(|row| text::width(&row.cluster)).max();
    widest.unwrap_or(0).min(columns / 4)
}

/// How the width is shared out.
#[derive(Clone, Copy)]
struct PaletteColumns {
    name: usize,
    cluster: usize,
    end: usize,
    all: usize,
}

fn row(
    model: &Model,
    palette: &CommandPalette,
    index: usize,
    columns: PaletteColumns,
) -> Option<Line<'static>> {
    let theme = &model.theme;
    let row = palette.row(index)?;
    let (end, end_style) = match &row.goal {
        Goal::Do(action) => (model.keymap.label(*action), theme.key),
        goal @ Goal::Go(_) => (sort(goal), theme.quiet),
    };
    let text_style = if row.here { theme.text } else { theme.quiet };
    let words = palette.words();
    let mut spans = match &row.goal {
        Goal::Do(_) => {
            let about = columns.all.saturating_sub(columns.name + columns.end + 2);
            let mut spans = marked(&row.name, columns.name, &words, (text_style, theme));
            spans.push(own(" ", text_style));
            spans.extend(marked(&row.about, about, &words, (theme.quiet, theme)));
            spans
        }
        Goal::Go(_) => {
            let cluster = columns.cluster.min(text::width(&row.cluster));
            let about = columns.all.saturating_sub(cluster + columns.end + 2);
            let mut spans = named(row, about, &words, theme);
            spans.push(own(" ", text_style));
            spans.extend(marked(&row.cluster, cluster, &words, (theme.quiet, theme)));
            spans
        }
    };
    let end = text::pad_left(&text::truncate(&end, columns.end), columns.end);
    spans.push(own(format!(" {end}"), end_style));
    if index == palette.index {
        for span in &mut spans {
            span.style = span.style.patch(theme.selected);
        }
    }
    Some(Line::from(spans))
}

/// The title of an entry in so many columns; its id behind it where a word was found only there.
fn named(
    row: &PaletteRow,
    columns: usize,
    words: &SearchWords,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let by_id = words.marks(&row.about).is_empty() && !words.marks(&row.name).is_empty();
    let id = match by_id && row.name != row.about {
        true => text::truncate(&row.name, columns / 3),
        false => String::new(),
    };
    let gap = if id.is_empty() { 0 } else { 2 };
    let room = columns.saturating_sub(text::width(&id) + gap);
    let title = text::truncate(&row.about, room);
    let mut spans = marked(&title, text::width(&title), words, (theme.text, theme));
    if gap > 0 {
        spans.push(own("  ", theme.quiet));
        spans.extend(marked(&id, text::width(&id), words, (theme.quiet, theme)));
    }
    let used = text::width(&title) + gap + text::width(&id);
    spans.push(own(" ".repeat(columns.saturating_sub(used)), theme.text));
    spans
}

/// A text in so many columns, with what was found in it set off.
fn marked(
    content: &str,
    columns: usize,
    words: &SearchWords,
    (style, theme): (Style, &Theme),
) -> Vec<Span<'static>> {
    let content = text::pad(content, columns);
    let found = style.patch(theme.key).add_modifier(Modifier::UNDERLINED);
    let mut spans = Vec::new();
    let mut at = 0;
    for range in words.marks(&content) {
        spans.push(own(content[at..range.start].to_owned(), style));
        spans.push(own(content[range.clone()].to_owned(), found));
        at = range.end;
    }
    spans.push(own(content[at..].to_owned(), style));
    spans
}
