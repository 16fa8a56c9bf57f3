//! The head of a table of stakeholders against technologies: the names of the technologies over their columns, or a
//! letter each with the names beside it where a column is too narrow for a name.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use crate::text::{self, letters};
use crate::tui::app::Model;
use crate::tui::screens::table::{ListTable, TableCell};
use crate::tui::state::involvement::Involvement;
use crate::tui::widgets::spans::{line, own};

/// From so many columns on a name can be read over its column.
const READABLE: usize = 12;

/// What work for no technology is called.
const OTHER: &str = "other work";

/// Draws the head on all lines of `area`.
pub(super) fn draw(
    model: &Model,
    frame: &mut Frame,
    area: Rect,
    roles: &Involvement,
    table: &ListTable,
) {
    let roadmap = model.route.roadmap();
    let Some(file) = roadmap.and_then(|id| model.snapshot.roadmap(id)) else {
        return;
    };
    let names = roles.columns.iter().map(|column| {
        let capability = column.and_then(|at| file.capabilities.get(at));
        capability.map_or(OTHER, |one| one.name.as_deref().unwrap_or(&one.id))
    });
    let names: Vec<&str> = names.collect();
    let lines = usize::from(area.height);
    let narrowest = (0..names.len()).map(|at| table.width(at + 1)).min();
    let heads: Vec<Vec<String>> = match narrowest {
        Some(columns) if columns < READABLE => {
            legend(model, frame, area, &names);
            let letters = letters().take(names.len());
            letters
                .map(|letter| at_bottom(vec![letter], lines))
                .collect()
        }
        _ => {
            let names = names.iter().enumerate();
            names
                .map(|(at, name)| at_bottom(broken(name, table.width(at + 1), lines), lines))
                .collect()
        }
    };
    columns(model, frame, area, (roles, table), &heads);
}

/// The heads over their columns.
fn columns(
    model: &Model,
    frame: &mut Frame,
    area: Rect,
    (roles, table): (&Involvement, &ListTable),
    heads: &[Vec<String>],
) {
    let theme = &model.theme;
    let lines = usize::from(area.height);
    for at_line in 0..lines {
        let last = at_line + 1 == lines;
        if !last && heads.iter().all(|head| head[at_line].is_empty()) {
            continue;
        }
        let style = match last {
            true => theme.quiet.add_modifier(Modifier::UNDERLINED),
            false => theme.quiet,
        };
        let mut cells = vec![TableCell::own(if last { model.view() } else { "" }, style)];
        for (at, head) in heads.iter().enumerate() {
            let lone = roles.lone.get(at) == Some(&true);
            let mark = if lone && last { "!" } else { "" };
            let style = if lone { theme.warning } else { style };
            cells.push(TableCell::own(format!("{}{mark}", head[at_line]), style));
        }
        let counts = match (lines, last) {
            (1, _) | (_, true) => ["open", "answer"],
            _ => ["", ""],
        };
        cells.extend(counts.map(|word| TableCell::own(word, style)));
        let at = Rect {
            y: area.y + at_line as u16,
            height: 1,
            ..area
        };
        table.headings(frame, at, cells, style);
    }
}

/// Says on the lines above the letters what each stands for.
fn legend(model: &Model, frame: &mut Frame, area: Rect, names: &[&str]) {
    let theme = &model.theme;
    let lines = usize::from(area.height).saturating_sub(1);
    if lines == 0 || names.is_empty() {
        return;
    }
    let each = names.len().div_ceil(lines);
    let room = usize::from(area.width).saturating_sub(2) / each;
    let mut letters = letters();
    for (at, names) in names.chunks(each).enumerate() {
        let mut spans = vec![own("  ", theme.quiet)];
        for (name, letter) in names.iter().zip(&mut letters) {
            let name = text::pad(&format!("{letter} {name}"), room.saturating_sub(1));
            spans.push(own(format!("{name} "), theme.quiet));
        }
        let at = Rect {
            y: area.y + at as u16,
            height: 1,
            ..area
        };
        line(frame, at, Line::from(spans));
    }
}

/// So many lines, the given ones at the end: next to what is below them.
fn at_bottom(mut told: Vec<String>, lines: usize) -> Vec<String> {
    while told.len() < lines {
        told.insert(0, String::new());
    }
    told
}

/// A name over at most so many lines, broken between words; the last line holds what is left, cut.
fn broken(name: &str, columns: usize, lines: usize) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let fits = |end: &usize| text::width(&rest[..*end]) <= columns;
        let mut ends = rest.match_indices(' ').map(|(at, _)| at);
        let end = ends.rfind(fits).filter(|_| text::width(rest) > columns);
        match end {
            Some(end) if told.len() + 1 < lines => {
                told.push(rest[..end].to_owned());
                rest = rest[end..].trim_start();
            }
            _ => {
                told.push(text::truncate(rest, columns));
                break;
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{at_bottom, broken};

    #[test]
    fn a_name_is_broken_between_words_only_and_cut_at_the_end() {
        assert_eq!(
            broken("Testing of fabrics", 12, 2),
            ["Testing of", "fabrics"]
        );
        assert_eq!(broken("Lab", 12, 2), ["Lab"]);
        assert_eq!(broken("electronics", 6, 2), ["elect…"]);
        assert_eq!(broken("Testing of fabrics", 12, 1), ["Testing of…"]);
        assert_eq!(at_bottom(vec!["Lab".into()], 2), ["", "Lab"]);
    }
}
