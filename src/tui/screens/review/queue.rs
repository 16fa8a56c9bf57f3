//! The entries of a review, with what became of each: beside the text where there is room.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::app::{Model, Row};
use crate::tui::details::words;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::display_name::{cluster, title};
use crate::tui::state::review::{Item, ReviewSession};

/// Draws the entries.
pub(crate) fn draw(model: &Model, review: &ReviewSession, frame: &mut Frame, area: Rect) {
    let mut columns = vec![TableColumn::text("", 1), TableColumn::rest("what", 20)];
    let is_one = is_one_roadmap(review);
    if !is_one {
        columns.push(TableColumn::text("", 12).rank(1).most(20));
    }
    let cells = |row: &Row, _: &ListTable| match review.items.get(row.at) {
        Some(item) => cells(model, review, row, item, is_one),
        None => Vec::new(),
    };
    let table = ListTable::fitted(model, columns, area.width, &cells);
    table.rows(model, frame, area, &cells);
}

/// Whether all is of one roadmap: nobody needs to be told of which.
fn is_one_roadmap(review: &ReviewSession) -> bool {
    let mut roadmaps = review.items.iter().map(|item| item.key.roadmap());
    let first = roadmaps.next();
    roadmaps.all(|roadmap| Some(roadmap) == first)
}

fn cells(
    model: &Model,
    review: &ReviewSession,
    row: &Row,
    item: &Item,
    is_one: bool,
) -> Vec<TableCell> {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let name = title(&model.snapshot, &row.key, model.present);
    let done = match item.acts.last() {
        Some(act) => Some((act.how.word(), theme.good)),
        None if !review.waits(&model.snapshot, item) => Some(("no flag left", theme.quiet)),
        None => None,
    };
    let Some((word, style)) = done else {
        let (sign, style) = match model.snapshot.severity_of(&row.key) {
            Some(severity) => words::severity(model, severity),
            None => (" ", theme.text),
        };
        let roadmap = row.key.roadmap().unwrap_or_default();
        return vec![
            TableCell::own(sign, style),
            TableCell::data(&name, theme.text),
            TableCell::data(cluster(&model.snapshot, roadmap), theme.quiet),
        ];
    };
    let mark = TableCell::own(signs.mark, style);
    if is_one {
        let mut what = TableCell::own(format!("{word}: "), style);
        what.0.extend(TableCell::data(&name, theme.quiet).0);
        return vec![mark, what];
    }
    vec![
        mark,
        TableCell::data(&name, theme.quiet),
        TableCell::own(word, style),
    ]
}
