//! Everything that needs somebody, the worst first, and why.

use ratatui::terminal::Frame;

use super::super::widget::chips::chips;
use super::super::widget::table::{Cell, Column, Table};
use super::super::widget::words;
use super::detail;
use crate::tui::model::naming::title;
use crate::tui::model::{Model, Regions, Row};

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
        Cell::data(&title(&model.known, &row.key, model.present), theme.text),
        Cell::data(row.key.roadmap().unwrap_or_default(), theme.quiet),
        Cell(chips(model, &row.key, flags)),
    ]
}
