//! The milestones of all clusters in one list: filtered, sorted, grouped, and changed several at once.

use ratatui::Frame;

use crate::commands::{Command, ScreenId};
use crate::model::Kind;
use crate::tui::app::all_milestones;
use crate::tui::app::list_state::List;
use crate::tui::app::screen::{Screen, ScreenHint};
use crate::tui::app::{Key, Known, Look, Model, Regions, Row};
use crate::tui::screens::table::{Cell, Column, Table};
use crate::tui::screens::{detail, inbox, milestones};

/// The screen.
pub(crate) struct AllMilestones;

/// The columns of the clusters and of the flags.
const CLUSTER: usize = 2;
const FLAGS: usize = 8;

impl Screen<Model> for AllMilestones {
    fn id(&self) -> ScreenId {
        ScreenId::AllMilestones
    }

    fn title(&self) -> &'static str {
        "Milestones"
    }

    fn command(&self) -> Command {
        Command::AllMilestones
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Milestone)
    }

    fn views(&self) -> &'static [&'static str] {
        &all_milestones::VIEWS
    }

    fn rows(&self, known: &Known) -> Vec<Row> {
        all_milestones::rows(known)
    }

    fn first(&self, known: &Known, rows: &[Row]) -> Option<Key> {
        all_milestones::first_open(known, rows)
    }

    fn arranged(&self, known: &Known, look: &Look, _list: &List, rows: Vec<Row>) -> Vec<Row> {
        all_milestones::arranged(known, look.arrangement, rows)
    }

    fn hints(&self) -> &'static [ScreenHint] {
        &[
            (&[Command::Arrange], "view"),
            (&[Command::Filter], "filter"),
            (&[Command::Mark], "select"),
        ]
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &Regions) {
        let columns = vec![
            Column::text("", 1),
            Column::rest("milestone", 22),
            Column::text("cluster", 12).rank(2).most(20),
            Column::text("owner", 11).rank(4).most(20),
            Column::number("baseline", 11).rank(7),
            Column::number("forecast", 11),
            Column::number("slip", 7).rank(1),
            Column::number("vs original", 11).rank(6),
            Column::text("flags", 16).rank(3).most(40),
        ];
        Table::draw(model, frame, parts, columns, &|row, table| {
            cells(model, row, table.width(FLAGS))
        });
        let why = "The milestones of all clusters are listed here: a in a cluster adds the first.";
        crate::tui::screens::where_empty(model, frame, parts, why);
        detail::draw(model, frame, parts);
    }
}

fn cells(model: &Model, row: &Row, flags: usize) -> Vec<Cell> {
    let theme = &model.theme;
    match &row.key {
        Key::Entry(roadmap, Kind::Milestone, _) => {
            let mut cells = milestones::cells(model, row, flags);
            if cells.len() > CLUSTER {
                cells.insert(CLUSTER, Cell::data(roadmap, theme.quiet));
            }
            cells
        }
        Key::Roadmap(id) => {
            let name = model
                .known
                .roadmap(id)
                .map_or(id.as_str(), |one| one.name());
            vec![Cell::data(name, theme.heading)]
        }
        Key::Word(_, month) => vec![Cell::data(month, theme.heading)],
        key => vec![Cell(inbox::owner(model, key))],
    }
}
