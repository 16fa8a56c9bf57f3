//! The milestones of a roadmap: a table by date, and the one under the cursor in full.

use ratatui::Frame;

use super::super::widget::chips::chips;
use super::super::widget::table::{Cell, Column, Table};
use super::super::widget::words;
use super::detail;
use crate::roadmap::choice::Status;
use crate::roadmap::date::day;
use crate::tui::model::{Model, Regions, Row};

/// From this width on, the agreed date and the slip from the first agreed one have columns of their own.
const WIDE: u16 = 92;

/// Draws the milestones.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let wide = parts.list.width >= WIDE;
    let flags = if wide { 30 } else { 17 };
    let mut columns = vec![
        Column::text("", 1),
        Column::rest("milestone"),
        Column::text("owner", 13),
    ];
    if wide {
        columns.push(Column::number("agreed", 11));
    }
    columns.push(Column::number("expected", 11));
    columns.push(Column::number("slip", 6));
    if wide {
        columns.push(Column::number("vs original", 11));
    }
    columns.push(Column::text("needs", flags));
    let table = Table { columns };
    table.head(model, frame, parts.head);
    table.rows(model, frame, parts.list, |row| {
        cells(model, row, wide, flags)
    });
    if model.list().rows.is_empty() {
        super::nothing(
            model,
            frame,
            parts.list,
            "No milestone yet: a adds the first one.",
        );
    }
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row, wide: bool, flags: usize) -> Vec<Cell> {
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
        None if outlook.open => Cell::own("nobody", theme.warning),
        None => Cell::own("–", theme.quiet),
    };
    let mut cells = vec![
        Cell::own(sign, style),
        Cell::data(milestone.title.as_deref().unwrap_or(&milestone.id), rests),
        owner,
    ];
    if wide {
        cells.push(Cell::own(words::day_or_dash(outlook.baseline), theme.quiet));
    }
    cells.push(Cell::own(
        words::day_or_dash(outlook.finish),
        if late { theme.error } else { rests },
    ));
    cells.push(slip(outlook.own_slip));
    if wide {
        cells.push(slip(outlook.original_slip));
    }
    cells.push(Cell(chips(model, &row.key, flags)));
    cells
}
