//! Home: a line a cluster, and the one under the cursor with its becauses.

use ratatui::Frame;

use crate::dates::date::day;
use crate::health::RuleGroup;
use crate::tui::app::{Model, Regions, Row};
use crate::tui::details::words;
use crate::tui::screens::detail;
use crate::tui::screens::table::{Cell, Column, Table};
use crate::tui::widgets::spans::{data, own};

/// The column of what is expected next.
const NEXT: usize = 6;

/// Draws the clusters.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let columns = vec![
        Column::rest("cluster", 20),
        Column::text("schedule", 8),
        Column::text("updates", 7),
        Column::text("feedback", 8),
        Column::number("open", 4).rank(2),
        Column::number("done", 5).rank(4),
        Column::text("next", 8).rank(1).most(40),
        Column::number("said", 4).rank(3),
        Column::number("review", 6).rank(5),
    ];
    Table::draw(model, frame, parts, columns, &|row, table| {
        cells(model, row, table.width(NEXT))
    });
    let why = "No roadmap yet: N makes the first one.";
    crate::tui::screens::where_empty(model, frame, parts, why);
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row, next_width: usize) -> Vec<Cell> {
    let (known, theme) = (&model.known, &model.theme);
    let (Some(file), Some(summary)) = (
        known.folder.portfolio.roadmaps.get(row.at),
        known.summaries.get(row.at),
    ) else {
        return unread(model, row);
    };
    let review = summary
        .reviewed
        .map_or("none".into(), |days| format!("{days} d"));
    vec![
        Cell::data(file.name(), theme.heading),
        letter(model, row.at, RuleGroup::Schedule),
        letter(model, row.at, RuleGroup::Updates),
        letter(model, row.at, RuleGroup::Feedback),
        Cell::own(summary.open.to_string(), theme.text),
        Cell::own(format!("{}/{}", summary.due_done, summary.due), theme.text),
        next(model, row.at, next_width),
        Cell::own(summary.feedback_open.to_string(), theme.text),
        Cell::own(review, theme.quiet),
    ]
}

/// The milestone that is expected next: when, and where there is room which.
fn next(model: &Model, at: usize, width: usize) -> Cell {
    let (known, theme) = (&model.known, &model.theme);
    let Some(place) = known.summaries[at].next.first() else {
        return Cell::own("–", theme.quiet);
    };
    let today = day(known.today());
    let expected = known.plan.outlook(at, *place).and_then(|one| one.expected);
    let when = expected.map_or("no date".into(), |day| words::away(day, today));
    let late = expected.is_some_and(|day| day < today);
    let mut spans = vec![own(when, if late { theme.error } else { theme.text })];
    if width >= 20 {
        let milestone = &known.folder.portfolio.roadmaps[at].milestones[*place];
        let title = milestone.title.as_deref().unwrap_or(&milestone.id);
        spans.push(own(" ", theme.text));
        spans.push(data(title, theme.quiet));
    }
    Cell(spans)
}

/// The health letter of a group, with its shape.
fn letter(model: &Model, at: usize, group: RuleGroup) -> Cell {
    let condition = model.known.health.roadmaps.get(at);
    match condition.and_then(|condition| condition.letters.of(group)) {
        Some(health) => {
            let (text, style) = words::health(model, health);
            Cell::own(text, style)
        }
        None => Cell::default(),
    }
}

/// A file that could not be read: it must not look as if it were not there.
fn unread(model: &Model, row: &Row) -> Vec<Cell> {
    let id = row.key.roadmap().unwrap_or_default();
    let says = format!("{id}.toml cannot be read");
    vec![Cell::data(&says, model.theme.error)]
}
