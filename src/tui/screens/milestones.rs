//! The milestones of a roadmap: a table by date, and the one under the cursor in full.

use ratatui::Frame;

use crate::dates::date::day;
use crate::model::choice::Status;
use crate::model::{Kind, ReferenceTarget};
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, ScreenLayout};
use crate::tui::details::words;
use crate::tui::screens::chips::chips;
use crate::tui::screens::detail;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::rows;

/// The column of the owner.
const OWNER: usize = 2;

/// The column of the flags.
const NEEDS: usize = 7;

/// The tab.
pub(crate) struct MilestonesTab;

impl Screen<Model> for MilestonesTab {
    fn title(&self) -> &'static str {
        "Milestones"
    }

    fn holds(&self) -> &'static [Kind] {
        &[Kind::Milestone]
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Milestone)
    }

    fn rows_of(&self, model: &Model, roadmap: &str) -> Vec<Row> {
        let roadmap = model.snapshot.roadmap(roadmap);
        roadmap.map_or_else(Vec::new, |roadmap| {
            rows::milestones(&model.snapshot, roadmap)
        })
    }

    fn empty(&self, _model: &Model) -> &'static str {
        crate::tui::screens::empty::NO_MILESTONES
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the milestones.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::rest("milestone", 22),
        TableColumn::text("owner", owner_columns(parts.list.width))
            .rank(3)
            .most(28),
        TableColumn::number("baseline", 11).rank(6),
        TableColumn::number("forecast", 11),
        TableColumn::number("slip", 7).rank(4),
        TableColumn::number("vs original", 11).rank(5).extra(),
        TableColumn::text("flags", 16).rank(2).most(40),
    ];
    ListTable::draw(model, frame, parts, columns, &|row, table| {
        cells(model, row, table.width(OWNER), table.width(NEEDS))
    });
    crate::tui::screens::empty::where_empty(model, frame, parts);
    detail::draw(model, frame, parts);
}

/// From so many columns on an office can be told from others by the beginning of its name.
const OFFICE: usize = 18;

/// The columns that an owner has at least in a list of that width.
pub(super) fn owner_columns(list: u16) -> usize {
    if list < 100 { 11 } else { OFFICE }
}

/// An owner in so many columns: by office where there is room for it, else by the short name of the file.
fn owner_name(model: &Model, roadmap: &str, owner: &str, columns: usize) -> String {
    if columns < OFFICE {
        return owner.to_owned();
    }
    let from = model.snapshot.position(roadmap);
    words::named(model, from, ReferenceTarget::Owner, owner)
}

/// The cells of a milestone: its owner in so many columns, its flags in so many.
pub(super) fn cells(
    model: &Model,
    row: &Row,
    owner_columns: usize,
    needs: usize,
) -> Vec<TableCell> {
    let theme = &model.theme;
    let roadmap = row.key.roadmap().unwrap_or_default();
    let (Some(file), Some(outlook)) = (
        model.snapshot.roadmap(roadmap),
        model.snapshot.outlook(roadmap, row.at),
    ) else {
        return Vec::new();
    };
    let Some(milestone) = file.milestones.get(row.at) else {
        return Vec::new();
    };
    let today = day(model.snapshot.today());
    let (sign, style) = words::status(model, milestone.status.unwrap_or(Status::Planned));
    let rests = if outlook.open {
        theme.text
    } else {
        theme.quiet
    };
    let late = outlook.open && outlook.finish.is_some_and(|finish| finish < today);
    let slip = |days: Option<i64>| match days {
        Some(days @ 1..) => TableCell::own(
            words::slip(days),
            if outlook.open { theme.warning } else { rests },
        ),
        Some(days) => TableCell::own(words::slip(days), theme.quiet),
        None => TableCell::own("", theme.quiet),
    };
    let owner = match &milestone.owner {
        Some(owner) => TableCell::data(&owner_name(model, roadmap, owner, owner_columns), rests),
        None if outlook.open => TableCell::own("none", theme.warning),
        None => TableCell::own("–", theme.quiet),
    };
    vec![
        TableCell::own(sign, style),
        TableCell::data(milestone.title.as_deref().unwrap_or(&milestone.id), rests),
        owner,
        TableCell::own(words::day_or_dash(outlook.baseline), theme.quiet),
        TableCell::own(
            words::day_or_dash(outlook.finish),
            if late { theme.error } else { rests },
        ),
        slip(outlook.slip),
        slip(outlook.original_slip),
        TableCell(chips(model, &row.key, needs)),
    ]
}
