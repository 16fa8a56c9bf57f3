//! The ladder as a bar of its five rungs: those that are reached, those up to the target, those beyond.

use ratatui::text::Span;

use crate::model::{Level, WordEnum};
use crate::tui::theme::Theme;
use crate::tui::widgets::spans::own;

/// The rungs above none.
pub(crate) const RUNGS: [Level; 5] = [
    Level::Buy,
    Level::Assimilate,
    Level::Use,
    Level::Adapt,
    Level::Create,
];

/// The ladder in five columns.
pub(crate) fn bar(theme: &Theme, now: Level, target: Option<Level>) -> Vec<Span<'static>> {
    // In ASCII the sign between parts of a line is that of an empty bar: what lies beyond the target is then blank.
    let beyond = match theme.signs.dot == theme.signs.empty {
        true => " ",
        false => theme.signs.dot,
    };
    let rung = |level: &Level| match *level {
        level if level <= now => own(theme.signs.full, theme.name),
        level if Some(level) <= target => own(theme.signs.empty, theme.text),
        _ => own(beyond, theme.quiet),
    };
    RUNGS.iter().map(rung).collect()
}

/// `use → adapt`; the target alone is left out where there is none, or it is reached.
pub(crate) fn words(theme: &Theme, now: Level, target: Option<Level>) -> String {
    match target.filter(|target| *target != now) {
        Some(target) => format!("{} {} {}", now.word(), theme.signs.arrow, target.word()),
        None => now.word().to_owned(),
    }
}
