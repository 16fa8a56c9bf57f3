//! The entries of a review, with what became of each: beside the text where there is room.

use ratatui::layout::Rect;
use ratatui::terminal::Frame;

use super::super::super::widget::table::{Cell, Column, Table};
use super::super::super::widget::words;
use crate::tui::model::naming::title;
use crate::tui::model::review::{Item, Review};
use crate::tui::model::{Model, Row};

/// Draws the entries.
pub fn draw(model: &Model, review: &Review, frame: &mut Frame, area: Rect) {
    let columns = vec![
        Column::text("", 1),
        Column::rest("what", 20),
        Column::text("", 12).rank(1),
    ];
    let table = Table::new(columns, area.width);
    table.rows(
        model,
        frame,
        area,
        &|row, _| match review.items.get(row.at) {
            Some(item) => cells(model, review, row, item),
            None => Vec::new(),
        },
    );
}

fn cells(model: &Model, review: &Review, row: &Row, item: &Item) -> Vec<Cell> {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let name = title(&model.known, &row.key, model.present);
    if let Some(act) = item.acts.last() {
        return vec![
            Cell::own(signs.mark, theme.good),
            Cell::data(&name, theme.quiet),
            Cell::own(act.how.word(), theme.good),
        ];
    }
    if !review.waits(&model.known, item) {
        return vec![
            Cell::own(signs.mark, theme.quiet),
            Cell::data(&name, theme.quiet),
            Cell::own("seen to", theme.quiet),
        ];
    }
    let (sign, style) = match model.known.severity_of(&row.key) {
        Some(severity) => words::severity(model, severity),
        None => (" ", theme.text),
    };
    let roadmap = row.key.roadmap().unwrap_or_default();
    vec![
        Cell::own(sign, style),
        Cell::data(&name, theme.text),
        Cell::data(roadmap, theme.quiet),
    ]
}
