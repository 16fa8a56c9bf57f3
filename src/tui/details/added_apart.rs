//! What two people added apart under one id: who added which, and the fields that differ.

use std::collections::BTreeSet;

use ratatui::text::Line;

use crate::edit::diff::OrderedValue;
use crate::model::{Conflict, Field, Value};
use crate::text;
use crate::tui::app::{ConflictRow, Model};
use crate::tui::details::words;
use crate::tui::widgets::spans::own;

/// What either answer does, in a sentence.
pub(crate) fn answers(conflict: &ConflictRow) -> [String; 2] {
    let id = &conflict.one.path.item;
    [
        "the same thing: merged, each field that differs is then settled by itself".into(),
        format!("two different things: the other gets an id of its own ({id}-2)"),
    ]
}

/// What either side added and who did, in a few words; nothing of it while presenting.
pub(crate) fn names(model: &Model, conflict: &ConflictRow) -> Vec<String> {
    let name = |(table, by): (Option<&Value>, Option<&str>)| {
        let keys = ["title", "name", "role", "org", "trade", "text"];
        let name = keys.iter().find_map(|key| held(table, key));
        let name = name.map_or_else(|| conflict.one.path.item.clone(), Value::plain);
        let told = match by {
            Some(by) => format!("{name}, by {by}"),
            None => name,
        };
        words::private(model, &told, false).to_owned()
    };
    sides(model, conflict).into_iter().map(name).collect()
}

/// What every side added, the one that stands first, with who did.
fn sides<'m>(
    model: &'m Model,
    conflict: &ConflictRow,
) -> Vec<(Option<&'m Value>, Option<&'m str>)> {
    let file = model.snapshot.folder.portfolio.file(conflict.file);
    let conflicts = conflict.one.conflicts.iter();
    let conflicts: Vec<&Conflict> = conflicts
        .filter_map(|index| file.conflicts.get(*index))
        .collect();
    let first = conflicts
        .first()
        .map(|one| (one.ours.as_ref(), one.ours_by.as_deref()));
    let others = conflicts
        .iter()
        .map(|one| (one.theirs.as_ref(), one.theirs_by.as_deref()));
    first.into_iter().chain(others).collect()
}

/// Who added which, and the fields that differ; nothing of them while presenting.
pub(crate) fn differences(
    model: &Model,
    conflict: &ConflictRow,
    columns: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let sides = sides(model, conflict);
    let kind = conflict.one.entry.map(|(kind, _)| kind);
    let keys: BTreeSet<&str> = sides
        .iter()
        .flat_map(|(table, _)| pairs(*table))
        .map(|(key, _)| key.as_str())
        .collect();
    let differing: Vec<&str> = keys
        .into_iter()
        .filter(|key| {
            let values = sides
                .iter()
                .map(|(table, _)| OrderedValue(held(*table, key).cloned()));
            values.collect::<BTreeSet<_>>().len() > 1
        })
        .collect();
    let mut lines = Vec::new();
    for (at, (table, by)) in sides.iter().enumerate() {
        let by = words::private(model, by.unwrap_or("somebody"), false).to_owned();
        let stands = if at == 0 { " (stands for now)" } else { "" };
        lines.push(Line::from(own(
            format!("added by {by}{stands}"),
            theme.name,
        )));
        for key in &differing {
            let field = kind.and_then(|kind| kind.field(key));
            let value = held(*table, key);
            let value = value.map_or("(empty)".into(), |value| Field::shown_of(field, value));
            let value = words::private(model, &value, false);
            let told = format!("  {}: {value}", Field::words_of(field, key));
            let wrapped = text::wrap(&told, columns).into_iter();
            lines.extend(wrapped.map(|line| Line::from(own(line, theme.text))));
        }
    }
    lines
}

fn pairs(table: Option<&Value>) -> &[(String, Value)] {
    match table {
        Some(Value::Table(pairs)) => pairs,
        _ => &[],
    }
}

fn held<'v>(table: Option<&'v Value>, key: &str) -> Option<&'v Value> {
    let mut pairs = pairs(table).iter();
    pairs
        .find(|(known, _)| known == key)
        .map(|(_, value)| value)
}
