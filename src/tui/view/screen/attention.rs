//! Everything that needs somebody, the worst first, and why.

use ratatui::terminal::Frame;

use super::super::widget::chips::chips;
use super::super::widget::table::{Cell, Column, Table};
use super::super::widget::words;
use super::detail;
use crate::roadmap::Kind;
use crate::tui::model::{Key, Model, Regions, Row};

/// Draws the list.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let columns = vec![
        Column::text("", 1),
        Column::rest("what", 22),
        Column::text("roadmap", 12).rank(1).most(16),
        Column::text("needs", 16).most(44),
    ];
    let table = Table::new(columns, parts.list.width);
    let flags = table.width(3);
    table.head(model, frame, parts.head);
    table.rows(model, frame, parts.list, |row| cells(model, row, flags));
    if model.list().rows.is_empty() {
        let nothing = if model.list().filter.is_empty() {
            "Nothing needs anybody: every milestone is on its date and was heard of."
        } else {
            "Nothing fits the filter: Esc clears it."
        };
        super::nothing(model, frame, parts.list, nothing);
    }
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row, flags: usize) -> Vec<Cell> {
    let theme = &model.theme;
    let (sign, style) = match model.known.severity_of(&row.key) {
        Some(severity) => words::severity(model, severity),
        None => (" ", theme.text),
    };
    vec![
        Cell::own(sign, style),
        Cell::data(&title(model, &row.key), theme.text),
        Cell::data(row.key.roadmap().unwrap_or_default(), theme.quiet),
        Cell(chips(model, &row.key, flags)),
    ]
}

/// What an entry is called in a list of entries of many kinds.
pub(super) fn title(model: &Model, key: &Key) -> String {
    let (Key::Entry(_, kind, item), Some(entry)) = (key, model.known.entry_of(key)) else {
        return match key {
            Key::Roadmap(id) => {
                let name = model
                    .known
                    .roadmap(id)
                    .map_or(id.as_str(), |file| file.name());
                format!("the roadmap: {name}")
            }
            key => key.address(),
        };
    };
    let keys: &[&str] = match kind {
        Kind::Milestone => &["title"],
        Kind::Owner => &["role", "org"],
        Kind::Placement => &["trade"],
        Kind::Risk | Kind::Decision => &["text"],
        _ => &["name", "text"],
    };
    let personal = *kind == Kind::Feedback
        && entry.value("quotable") != Some(crate::roadmap::Value::Truth(true));
    let name = keys.iter().find_map(|key| entry.value(key));
    let name = name.map_or_else(|| item.clone(), |value| value.plain());
    let name = words::private(model, &name, !personal).to_owned();
    match kind {
        Kind::Milestone => name,
        kind => format!("{}: {name}", kind.key()),
    }
}
