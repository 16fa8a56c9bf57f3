//! The milestones of all clusters in one list: filtered, sorted, grouped, and changed several at once.

use ratatui::Frame;

use crate::commands::Command;
use crate::model::Kind;
use crate::tui::app::screen::{Screen, ScreenHint};
use crate::tui::app::{Model, Row, RowId, ScreenLayout};
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::screens::{detail, inbox, milestones};
use crate::tui::state::all_milestones;
use crate::tui::state::display_name::cluster;

/// The screen.
pub(crate) struct AllMilestonesScreen;

/// The columns of the clusters and of the flags.
const CLUSTER: usize = 2;

/// The column of the owner.
const OWNER: usize = 3;
const FLAGS: usize = 8;

impl Screen<Model> for AllMilestonesScreen {
    fn title(&self) -> &'static str {
        "Milestones"
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Milestone)
    }

    fn views(&self) -> &'static [&'static str] {
        &all_milestones::VIEWS
    }

    fn is_on_tabs(&self, model: &Model) -> bool {
        model.has_roadmaps()
    }

    fn is_of_roadmaps(&self) -> bool {
        true
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        all_milestones::rows(&model.snapshot)
    }

    fn first(&self, model: &Model, rows: &[Row]) -> Option<RowId> {
        all_milestones::first_open(&model.snapshot, rows)
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        all_milestones::arranged(&model.snapshot, model.view_options().arrangement, rows)
    }

    fn hints(&self) -> &'static [ScreenHint] {
        &[
            (&[Command::Arrange], "view"),
            (&[Command::Filter], "filter"),
            (&[Command::Mark], "select"),
        ]
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "The milestones of all clusters are listed here: {add} in a cluster adds the first."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let columns = vec![
            TableColumn::text("", 1),
            TableColumn::rest("milestone", 22),
            TableColumn::text("cluster", 12).rank(2).most(24),
            TableColumn::text("owner", milestones::owner_columns(parts.list.width))
                .rank(4)
                .most(28),
            TableColumn::number("baseline", 11).rank(7),
            TableColumn::number("forecast", 11),
            TableColumn::number("slip", 7).rank(1),
            TableColumn::number("vs original", 11).rank(6).extra(),
            TableColumn::text("flags", 16).rank(3).most(40),
        ];
        ListTable::draw(model, frame, parts, columns, &|row, table| {
            cells(model, row, table)
        });
        crate::tui::screens::empty::where_empty(model, frame, parts);
        detail::draw(model, frame, parts);
    }
}

fn cells(model: &Model, row: &Row, table: &ListTable) -> Vec<TableCell> {
    let theme = &model.theme;
    match &row.key {
        RowId::Entry(roadmap, Kind::Milestone, _) => {
            let mut cells = milestones::cells(model, row, table.width(OWNER), table.width(FLAGS));
            if cells.len() > CLUSTER {
                cells.insert(
                    CLUSTER,
                    TableCell::data(cluster(&model.snapshot, roadmap), theme.quiet),
                );
            }
            cells
        }
        RowId::Roadmap(id) => {
            vec![TableCell::data(cluster(&model.snapshot, id), theme.heading)]
        }
        RowId::Word(_, month) => vec![TableCell::data(month, theme.heading)],
        key => vec![TableCell(inbox::owner(model, key))],
    }
}
