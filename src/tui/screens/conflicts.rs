//! What people changed apart, and a person has yet to choose.

use ratatui::Frame;

use crate::tui::app::{Model, Regions, Row};
use crate::tui::details::conflict;
use crate::tui::screens::detail;
use crate::tui::screens::table::{Cell, Column, Table};

/// Draws the list.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let columns = vec![
        Column::rest("field", 24),
        Column::text("ours", 16).rank(2).most(28),
        Column::text("theirs", 16).rank(3).most(28),
        Column::text("roadmap", 12).rank(1).most(20),
    ];
    Table::draw(model, frame, parts, columns, &|row, _| cells(model, row));
    let why = "No conflicts: nobody has changed the same field in two places.";
    crate::tui::screens::where_empty(model, frame, parts, why);
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row) -> Vec<Cell> {
    let theme = &model.theme;
    let Some(clash) = model.known.clash(&row.key) else {
        return vec![Cell::default()];
    };
    let value = |at: usize| {
        let side = clash.one.sides.get(at);
        side.map_or_else(String::new, |side| conflict::value(model, clash, side))
    };
    let others = match clash.one.sides.len() {
        0..=2 => value(1),
        many => format!("{} +{}", value(1), many - 2),
    };
    vec![
        Cell::data(&conflict::title(model, clash), theme.heading),
        Cell::data(&value(0), theme.text),
        Cell::data(&others, theme.text),
        Cell::data(conflict::roadmap(clash), theme.quiet),
    ]
}
