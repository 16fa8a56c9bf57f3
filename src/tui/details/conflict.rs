//! The text about a field in conflict: its values side by side, with who gave each, when and why.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::dates::date::{plain, with_weekday};
use crate::edit::merge::{HeldValue, ONE};
use crate::model::{Field, Value};
use crate::text;
use crate::tui::app::{ConflictRow, Model, RowId};
use crate::tui::details::{added_apart, words};
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{cut, own, width};

/// The least that one value gets beside another; with less they stand below each other.
const LEAST: usize = 20;

/// Between two values.
const GAP: usize = 2;

/// What stands under the offer of another value.
const ANOTHER: &str = "type it, and why";

/// Writes the text about a field in conflict.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, key: &RowId) {
    let Some(conflict) = model.snapshot.conflict(key) else {
        return doc.text("It is settled.", model.theme.quiet);
    };
    let theme = &model.theme;
    doc.text(&title(model, conflict), theme.heading);
    doc.line(vec![own(
        format!("{}/{}", roadmap(conflict), conflict.one.path.item),
        theme.quiet,
    )]);
    doc.gap();
    if conflict.one.is_addition() {
        doc.lines
            .extend(added_apart::differences(model, conflict, doc.columns));
        doc.gap();
    }
    let (lines, _) = values(model, conflict, doc.columns, None);
    doc.lines.extend(lines);
    doc.gap();
    let key = model.keymap.label(crate::commands::Command::Choose);
    doc.text(
        &format!("Choose which holds ({key}); what is rejected is kept in the log."),
        theme.quiet,
    );
}

/// What is in conflict, in a few words.
pub(crate) fn title(model: &Model, conflict: &ConflictRow) -> String {
    let snapshot = &model.snapshot;
    let file = snapshot.folder.portfolio.file(conflict.file);
    let entry = conflict
        .one
        .entry
        .and_then(|(kind, index)| file.entry(kind, index));
    let name = entry.and_then(|entry| {
        let keys = ["title", "name", "role", "org", "trade"];
        keys.iter().find_map(|key| entry.value(key))
    });
    let name = name.map_or_else(|| conflict.one.path.item.clone(), |name| name.plain());
    match (conflict.one.is_presence(), &conflict.one.path.part) {
        (true, None) => format!("{name}: removed by one, changed by another"),
        _ if conflict.one.is_addition() => format!("{name}: added by two people"),
        _ => format!("{name}: {}", conflict.field()),
    }
}

/// The id of its file.
pub(crate) fn roadmap(conflict: &ConflictRow) -> &str {
    conflict.key.roadmap().unwrap_or_default()
}

/// A value in a line, as far as it may be shown.
pub(crate) fn value(model: &Model, conflict: &ConflictRow, side: &HeldValue) -> String {
    if conflict.one.is_addition() {
        return match &side.value {
            Some(Value::Text(word)) if word == ONE => "one entry".into(),
            _ => "two entries".into(),
        };
    }
    let stated = match (&side.value, conflict.one.is_presence()) {
        (Some(Value::Truth(true)), true) => return "remove it".into(),
        (_, true) => return "keep it".into(),
        (Some(Value::Date(date)), _) => with_weekday(*date),
        (Some(Value::Truth(truth)), _) => if *truth { "yes" } else { "no" }.into(),
        (Some(value), _) => Field::shown_of(conflict.described(), value),
        (None, _) => return "(empty)".into(),
    };
    words::private(
        model,
        &stated,
        !conflict.is_personal(&model.snapshot.folder.portfolio),
    )
    .to_owned()
}

/// The values side by side, or below each other where there is no room; and where each begins. With `chosen`
/// another value is offered behind them, and the one of that place is under the cursor.
pub(crate) fn values(
    model: &Model,
    conflict: &ConflictRow,
    columns: usize,
    chosen: Option<usize>,
) -> (Vec<Line<'static>>, Vec<usize>) {
    let theme = &model.theme;
    let sides = &conflict.one.sides;
    let another = chosen.is_some() && conflict.one.takes_another();
    let count = sides.len() + usize::from(another);
    let each = (columns + GAP) / count.max(1);
    let beside = each >= LEAST + GAP;
    let wide = if beside { each - GAP } else { columns };
    let head = |at: usize, words: &str| {
        let style = match chosen {
            Some(chosen) if chosen == at => theme.selected,
            _ => theme.name,
        };
        (text::pad(&format!(" {} {words}", at + 1), wide), style)
    };
    let mut cells: Vec<Vec<(String, Style)>> = Vec::new();
    for (at, side) in sides.iter().enumerate() {
        let cell = match (conflict.one.is_addition(), at) {
            (true, at) => {
                let answer = value(model, conflict, side);
                let mut cell = vec![head(at, &answer)];
                let words = added_apart::answers(conflict)[at.min(1)].clone();
                cell.extend(
                    text::wrap(&words, wide)
                        .into_iter()
                        .map(|words| (words, theme.quiet)),
                );
                if let Some(by) = side.by.as_deref() {
                    let by = words::private(model, by, false);
                    let on = side
                        .on
                        .map_or_else(String::new, |on| format!(", {}", plain(on)));
                    let words = text::wrap(&format!("answered so by {by}{on}"), wide);
                    cell.extend(words.into_iter().map(|words| (words, theme.text)));
                }
                cell
            }
            (false, at) => {
                let mut cell = vec![head(at, if at == 0 { "ours" } else { "theirs" })];
                cell.extend(told(model, conflict, side, wide));
                cell
            }
        };
        cells.push(cell);
    }
    if another {
        let mut cell = vec![head(sides.len(), "another value")];
        cell.extend(
            text::wrap(ANOTHER, wide)
                .into_iter()
                .map(|words| (words, theme.quiet)),
        );
        cells.push(cell);
    }
    match beside {
        true => (side_by_side(&cells, wide), vec![0; count]),
        false => stacked(cells),
    }
}

/// A value in full, then who gave it, when and why.
fn told(
    model: &Model,
    conflict: &ConflictRow,
    side: &HeldValue,
    wide: usize,
) -> Vec<(String, Style)> {
    let theme = &model.theme;
    let mut lines: Vec<(String, Style)> = Vec::new();
    let mut say = |words: &str, style: Style| {
        lines.extend(
            text::wrap(words, wide)
                .into_iter()
                .map(|line| (line, style)),
        );
    };
    say(&value(model, conflict, side), theme.heading);
    let by = side
        .by
        .as_deref()
        .map(|by| words::private(model, by, false));
    match (by, side.on) {
        (Some(by), Some(on)) => say(&format!("{by}, {}", plain(on)), theme.text),
        (Some(by), None) => say(by, theme.text),
        (None, Some(on)) => say(&plain(on), theme.text),
        (None, None) => say("not known who or when", theme.quiet),
    }
    let why = match (&side.code, &side.why) {
        (Some(code), Some(why)) => format!("{code}: {why}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    };
    if !why.is_empty() {
        say(&why, theme.quiet);
    }
    lines
}

fn side_by_side(cells: &[Vec<(String, Style)>], wide: usize) -> Vec<Line<'static>> {
    let high = cells.iter().map(Vec::len).max().unwrap_or(0);
    let row = |at: usize| {
        let mut spans = Vec::new();
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                spans.push(own(" ".repeat(GAP), Style::new()));
            }
            let (words, style) = cell.get(at).cloned().unwrap_or_default();
            let piece = cut(vec![own(words, style)], wide);
            let rest = wide.saturating_sub(width(&piece));
            spans.extend(piece);
            spans.push(own(" ".repeat(rest), Style::new()));
        }
        Line::from(spans)
    };
    (0..high).map(row).collect()
}

fn stacked(cells: Vec<Vec<(String, Style)>>) -> (Vec<Line<'static>>, Vec<usize>) {
    let (mut lines, mut starts) = (Vec::new(), Vec::new());
    for cell in cells {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        starts.push(lines.len());
        lines.extend(
            cell.into_iter()
                .map(|(words, style)| Line::from(own(words, style))),
        );
    }
    (lines, starts)
}
