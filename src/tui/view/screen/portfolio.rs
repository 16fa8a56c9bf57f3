//! Home: a line a cluster, and the one under the cursor with its becauses.

use ratatui::Frame;

use super::super::widget::table::{Cell, Column, Table};
use super::super::widget::words;
use super::detail;
use crate::health::Group;
use crate::roadmap::date::day;
use crate::tui::model::{Model, Regions, Row};

/// Draws the clusters.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let table = Table {
        columns: vec![
            Column::rest("cluster"),
            Column::text("dates", 5),
            Column::text("upkeep", 6),
            Column::text("loop", 4),
            Column::number("open", 4),
            Column::number("done", 5),
            Column::text("next", usize::from(parts.list.width / 4).clamp(8, 30)),
            Column::number("said", 4),
            Column::number("review", 6),
        ],
    };
    table.head(model, frame, parts.head);
    table.rows(model, frame, parts.list, |row| cells(model, row));
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row) -> Vec<Cell> {
    let (known, theme) = (&model.known, &model.theme);
    let today = day(known.today());
    let (Some(file), Some(summary)) = (
        known.folder.portfolio.roadmaps.get(row.at),
        known.summaries.get(row.at),
    ) else {
        return Vec::new();
    };
    let next = summary.next.first().map(|place| {
        let expected = known
            .plan
            .outlook(row.at, *place)
            .and_then(|one| one.expected);
        let when = expected.map_or("no date".into(), |day| words::away(day, today));
        let title = file.milestones[*place].title.as_deref().unwrap_or_default();
        (
            format!("{when} {title}"),
            expected.is_some_and(|day| day < today),
        )
    });
    let (next, late) = next.unwrap_or_default();
    vec![
        Cell::data(file.name(), theme.heading),
        letter(model, row.at, Group::Dates),
        letter(model, row.at, Group::Upkeep),
        letter(model, row.at, Group::Loop),
        Cell::own(summary.open.to_string(), theme.text),
        Cell::own(format!("{}/{}", summary.due_done, summary.due), theme.text),
        Cell::data(&next, if late { theme.error } else { theme.text }),
        Cell::own(summary.feedback_open.to_string(), theme.text),
        Cell::own(
            summary
                .reviewed
                .map_or("none".into(), |days| format!("{days} d")),
            theme.quiet,
        ),
    ]
}

/// The health letter of a group, with its shape.
fn letter(model: &Model, at: usize, group: Group) -> Cell {
    let condition = model.known.health.roadmaps.get(at);
    match condition.and_then(|condition| condition.letters.of(group)) {
        Some(health) => {
            let (text, style) = words::health(model, health);
            Cell::own(text, style)
        }
        None => Cell::default(),
    }
}
