//! The timeline of all clusters: a row a cluster, opened to its milestones.

use std::collections::BTreeSet;

use crate::dates::date::{DayNumber, day};
use crate::model::Kind;
use crate::tui::state::axis::Axis;
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::view_options::{COLUMN_DAYS, ChartMove, ViewOptions};

/// What is shown without zooming: so many days, of which so many have passed.
const DAYS: i64 = 4 * 365;
const PASSED: i64 = 365;

/// A row a cluster.
pub(crate) fn rows(snapshot: &Snapshot) -> Vec<Row> {
    let roadmaps = snapshot.folder.portfolio.roadmaps.iter().enumerate();
    let row = |(at, roadmap): (usize, &crate::model::Roadmap)| Row {
        key: RowId::Roadmap(roadmap.id.clone()),
        at,
    };
    roadmaps.map(row).collect()
}

/// The clusters, those that are opened with their milestones below them.
pub(crate) fn opened(snapshot: &Snapshot, opened: &BTreeSet<RowId>, rows: Vec<Row>) -> Vec<Row> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let open = opened.contains(&row.key);
        let below = open.then(|| milestones(snapshot, &row.key)).flatten();
        all.push(row);
        all.extend(below.into_iter().flatten());
    }
    all
}

fn milestones(snapshot: &Snapshot, key: &RowId) -> Option<Vec<Row>> {
    let roadmap = snapshot.roadmap(key.roadmap()?)?;
    let entries = roadmap.milestones.iter().enumerate();
    let mut rows: Vec<Row> = entries
        .filter(|(_, milestone)| !milestone.id.is_empty())
        .map(|(at, milestone)| Row {
            key: RowId::Entry(
                roadmap.id.clone(),
                Kind::Milestone,
                milestone.id.to_string(),
            ),
            at,
        })
        .collect();
    rows.sort_by_key(|row| {
        let outlook = snapshot.outlook(&roadmap.id, row.at);
        let finish = outlook.and_then(|outlook| outlook.finish);
        (finish.is_none(), finish)
    });
    Some(rows)
}

/// The days along so many columns.
pub(crate) fn axis(snapshot: &Snapshot, options: &ViewOptions, columns: usize) -> Axis {
    let wide = i64::try_from(columns).unwrap_or(1).max(1);
    let days = options.column_days.map_or(DAYS, |days| days * wide);
    let left = options
        .left
        .unwrap_or_else(|| day(snapshot.today()) - PASSED);
    Axis::new(left, days, columns)
}

/// Moves the chart.
pub(crate) fn move_chart(
    snapshot: &Snapshot,
    options: &mut ViewOptions,
    columns: usize,
    by: ChartMove,
) {
    match by {
        ChartMove::Pan(quarters) => pan(snapshot, options, columns, quarters),
        ChartMove::Zoom { around, closer } => zoom(snapshot, options, columns, around, closer),
        ChartMove::Bring(day) => bring(snapshot, options, columns, day),
        ChartMove::BringColumn(column) => {
            let first = axis(snapshot, options, columns).day(i64::from(column));
            bring(snapshot, options, columns, first);
        }
    }
}

/// Pans by so many quarters of what is seen.
fn pan(snapshot: &Snapshot, options: &mut ViewOptions, columns: usize, quarters: i64) {
    let axis = axis(snapshot, options, columns);
    let far = 40 * 365;
    let today = day(snapshot.today());
    let left = axis.left + quarters * (axis.days / 4).max(1);
    options.left = Some(left.clamp(today - far, today + far));
}

/// Zooms around a day, which keeps its column.
fn zoom(
    snapshot: &Snapshot,
    options: &mut ViewOptions,
    columns: usize,
    around: DayNumber,
    closer: bool,
) {
    let before = axis(snapshot, options, columns);
    let now = before.column_days();
    let next = match closer {
        true => COLUMN_DAYS.iter().rev().find(|days| **days < now),
        false => COLUMN_DAYS.iter().find(|days| **days > now),
    };
    let Some(next) = next.copied() else {
        return;
    };
    let column = before.column(around).clamp(0, before.columns - 1);
    options.column_days = Some(next);
    options.left = Some(around - column * next);
}

/// Brings a day to a third of the view.
fn bring(snapshot: &Snapshot, options: &mut ViewOptions, columns: usize, to: DayNumber) {
    let days = axis(snapshot, options, columns).days;
    options.left = Some(to - days / 3);
}
