//! Help: every key, from the one table of commands, searched by typing. Those that work here stand out.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::commands::{CommandSpec, HelpSection, TABLE};
use crate::text::{self, SearchWords};
use crate::tui::app::{Help, Model};
use crate::tui::overlays::window;
use crate::tui::widgets::spans::{line, lines, own};

/// The columns of the keys.
const KEYS: usize = 18;

/// The widest it gets.
const WIDEST: u16 = 90;

/// Draws help: the line that is typed in, and below it what was found.
pub(crate) fn draw(model: &Model, frame: &mut Frame, shown: &Help) {
    let wide = wide(frame.area().width);
    let all = content(model, shown, usize::from(wide.saturating_sub(4)));
    // As high as all of it, so that the window stays where it is while somebody types.
    let inside = window::frame(model, frame, "Keys", wide, u16::MAX);
    search_line(model, frame, inside, shown);
    let below = Rect {
        y: inside.y + 1.min(inside.height),
        height: inside.height.saturating_sub(1),
        ..inside
    };
    let most = all.len().saturating_sub(usize::from(below.height));
    let top = shown.reader.top.min(most);
    lines(frame, below, &all, top);
    window::more_below(model, frame, inside, most - top);
}

fn search_line(model: &Model, frame: &mut Frame, inside: Rect, shown: &Help) {
    let theme = &model.theme;
    let typed = text::line(shown.line.text()).into_owned();
    let room = usize::from(inside.width).saturating_sub(3);
    let mut spans = vec![own(format!("{} ", theme.signs.cursor), theme.key)];
    match typed.is_empty() {
        true => spans.push(own("type to search", theme.quiet)),
        false => spans.push(own(text::truncate(&typed, room), theme.text)),
    }
    line(frame, inside, Line::from(spans));
    let before = text::width(&text::line(shown.line.before()));
    let cursor = u16::try_from(before.min(room) + 2).unwrap_or(0);
    frame.set_cursor_position(Position::new(inside.x + cursor, inside.y));
}

fn wide(columns: u16) -> u16 {
    columns.saturating_sub(2).min(WIDEST)
}

/// How far help can be scrolled on this screen.
pub(crate) fn most(model: &Model, shown: &Help) -> usize {
    let wide = wide(model.size.0);
    let all = content(model, shown, usize::from(wide.saturating_sub(4))).len();
    all.saturating_sub(usize::from(model.size.1.saturating_sub(4)))
}

/// The keys of a command, as they are shown.
fn keys(model: &Model, spec: &CommandSpec) -> String {
    let keys = model.keymap.keys(spec.action).iter();
    let keys: Vec<_> = keys.map(|key| key.label()).collect();
    keys.join("  ")
}

/// Whether a command has every word that is looked for: in its keys, its label, its help or its synonyms.
fn is_found(model: &Model, spec: &CommandSpec, words: &SearchWords) -> bool {
    let heading = spec.part.heading();
    let all = format!(
        "{} {} {} {} {} {heading}",
        keys(model, spec),
        spec.label,
        spec.help,
        spec.words,
        spec.id
    );
    words.are_in(&all)
}

fn content(model: &Model, shown: &Help, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let words = SearchWords::new(shown.line.text());
    let mut all = Vec::new();
    for part in HelpSection::ALL {
        let found = TABLE.iter().filter(|spec| spec.part == part);
        let found: Vec<_> = found.filter(|spec| is_found(model, spec, &words)).collect();
        if found.is_empty() {
            continue;
        }
        if !all.is_empty() {
            all.push(Line::default());
        }
        all.push(Line::from(own(part.heading(), theme.heading)));
        all.extend(found.iter().flat_map(|spec| entry(model, spec, columns)));
    }
    let last = match all.is_empty() {
        true => "No key has all these words. Esc takes the search back.",
        false => "What stands back does not apply to what is selected now.",
    };
    all.push(Line::default());
    all.push(Line::from(own(last, theme.quiet)));
    all
}

/// A command with its keys, and its help as wide as there is room.
fn entry(model: &Model, spec: &CommandSpec, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let here = spec.applies(&model.context());
    let style = if here { theme.text } else { theme.quiet };
    let key_style = if here { theme.key } else { theme.quiet };
    let help = text::wrap(spec.help, columns.saturating_sub(KEYS + 2).max(10));
    let rows = help.into_iter().enumerate().map(|(row, help)| {
        let keys = match row {
            0 => text::pad(&keys(model, spec), KEYS),
            _ => " ".repeat(KEYS),
        };
        Line::from(vec![own(keys, key_style), own(format!(" {help}"), style)])
    });
    rows.collect()
}
