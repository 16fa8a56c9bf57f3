//! What people changed apart, and a person has yet to choose.

use ratatui::Frame;

use crate::model::Kind;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, ScreenLayout};
use crate::tui::details::{added_apart, conflict};
use crate::tui::screens::detail;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::display_name::cluster;
use crate::tui::state::rows;

/// The screen.
pub(crate) struct ConflictsScreen;

impl Screen<Model> for ConflictsScreen {
    fn title(&self) -> &'static str {
        "Conflicts"
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Conflict)
    }

    fn is_on_tabs(&self, model: &Model) -> bool {
        self.count(model) > 0
    }

    fn count(&self, model: &Model) -> usize {
        model.snapshot.conflicts.len()
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        rows::conflicts(&model.snapshot)
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "No conflicts: nobody has changed the same field in two places."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let columns = vec![
            TableColumn::rest("field", 24),
            TableColumn::text("ours", 16).rank(2).most(36),
            TableColumn::text("theirs", 16).rank(3).most(36),
            TableColumn::text("cluster", 12).rank(1).most(24),
        ];
        ListTable::draw(model, frame, parts, columns, &|row, _| cells(model, row));
        crate::tui::screens::empty::where_empty(model, frame, parts);
        detail::draw(model, frame, parts);
    }
}

fn cells(model: &Model, row: &Row) -> Vec<TableCell> {
    let theme = &model.theme;
    let Some(conflict) = model.snapshot.conflict(&row.key) else {
        return vec![TableCell::default()];
    };
    let values = match conflict.one.is_addition() {
        true => added_apart::names(model, conflict),
        false => {
            let sides = conflict.one.sides.iter();
            sides
                .map(|side| conflict::value(model, conflict, side))
                .collect()
        }
    };
    let value = |at: usize| values.get(at).map_or("", String::as_str);
    let others = match values.len() {
        0..=2 => value(1).to_owned(),
        many => format!("{} +{}", value(1), many - 2),
    };
    vec![
        TableCell::data(&conflict::title(model, conflict), theme.heading),
        TableCell::data(value(0), theme.text),
        TableCell::data(&others, theme.text),
        TableCell::data(
            cluster(&model.snapshot, conflict::roadmap(conflict)),
            theme.quiet,
        ),
    ]
}
