//! The milestones of a roadmap: a table by date, and the one under the cursor in full.

use ratatui::Frame;

use crate::dates::date::day;
use crate::model::choice::Status;
use crate::tui::app::{Model, Regions, Row};
use crate::tui::details::words;
use crate::tui::screens::chips::chips;
use crate::tui::screens::detail;
use crate::tui::screens::table::{Cell, Column, Table};

/// The column of the flags.
const NEEDS: usize = 7;

/// Draws the milestones.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let columns = vec![
        Column::text("", 1),
        Column::rest("milestone", 22),
        Column::text("owner", 11).rank(3).most(20),
        Column::number("baseline", 11).rank(6),
        Column::number("forecast", 11),
        Column::number("slip", 7).rank(4),
        Column::number("vs original", 11).rank(5),
        Column::text("flags", 16).rank(2).most(40),
    ];
    Table::draw(model, frame, parts, columns, &|row, table| {
        cells(model, row, table.width(NEEDS))
    });
    let why = "Milestones are the dated results of this roadmap: a adds the first.";
    crate::tui::screens::where_empty(model, frame, parts, why);
    detail::draw(model, frame, parts);
}

pub(super) fn cells(model: &Model, row: &Row, needs: usize) -> Vec<Cell> {
    let theme = &model.theme;
    let roadmap = row.key.roadmap().unwrap_or_default();
    let (Some(file), Some(outlook)) = (
        model.known.roadmap(roadmap),
        model.known.outlook(roadmap, row.at),
    ) else {
        return Vec::new();
    };
    let Some(milestone) = file.milestones.get(row.at) else {
        return Vec::new();
    };
    let today = day(model.known.today());
    let (sign, style) = words::status(model, milestone.status.unwrap_or(Status::Planned));
    let rests = if outlook.open {
        theme.text
    } else {
        theme.quiet
    };
    let late = outlook.open && outlook.finish.is_some_and(|finish| finish < today);
    let slip = |days: Option<i64>| match days {
        Some(days @ 1..) => Cell::own(
            words::slip(days),
            if outlook.open { theme.warning } else { rests },
        ),
        Some(days) => Cell::own(words::slip(days), theme.quiet),
        None => Cell::own("", theme.quiet),
    };
    let owner = match &milestone.owner {
        Some(owner) => Cell::data(owner, rests),
        None if outlook.open => Cell::own("none", theme.warning),
        None => Cell::own("–", theme.quiet),
    };
    vec![
        Cell::own(sign, style),
        Cell::data(milestone.title.as_deref().unwrap_or(&milestone.id), rests),
        owner,
        Cell::own(words::day_or_dash(outlook.baseline), theme.quiet),
        Cell::own(
            words::day_or_dash(outlook.finish),
            if late { theme.error } else { rests },
        ),
        slip(outlook.slip),
        slip(outlook.original_slip),
        Cell(chips(model, &row.key, needs)),
    ]
}
