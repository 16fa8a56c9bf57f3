//! The milestones of all clusters: in one list by date or slip, or under their clusters, owners or months.

use chrono::Datelike;

use crate::dates::date::{date, month_name};
use crate::model::{Kind, PORTFOLIO};
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;

/// The views, in their order.
pub(crate) const VIEWS: [&str; 5] = ["by date", "by slip", "by cluster", "by owner", "by month"];

/// Every milestone, the earliest forecast first, those without a date last.
pub(crate) fn rows(snapshot: &Snapshot) -> Vec<Row> {
    let mut dated = Vec::new();
    for (place, roadmap) in snapshot.folder.portfolio.roadmaps.iter().enumerate() {
        for (at, milestone) in roadmap.milestones.iter().enumerate() {
            if milestone.id.is_empty() {
                continue;
            }
            let outlook = snapshot.plan.outlook(place, at);
            let finish = outlook.and_then(|outlook| outlook.finish);
            let key = RowId::Entry(
                roadmap.id.clone(),
                Kind::Milestone,
                milestone.id.to_string(),
            );
            dated.push(((finish.is_none(), finish, place, at), Row { key, at }));
        }
    }
    dated.sort_by_key(|(day, _)| *day);
    dated.into_iter().map(|(_, row)| row).collect()
}

/// The first that is open.
pub(crate) fn first_open(snapshot: &Snapshot, rows: &[Row]) -> Option<RowId> {
    let open = |row: &&Row| {
        let roadmap = row.key.roadmap();
        let outlook = roadmap.and_then(|id| snapshot.outlook(id, row.at));
        outlook.is_some_and(|outlook| outlook.open)
    };
    rows.iter().find(open).map(|row| row.key.clone())
}

/// The rows in one of the views.
pub(crate) fn arranged(snapshot: &Snapshot, view: usize, mut rows: Vec<Row>) -> Vec<Row> {
    match view {
        1 => {
            rows.sort_by_key(|row| std::cmp::Reverse(open_slip(snapshot, row)));
            rows
        }
        2 => grouped(rows, |row| {
            RowId::Roadmap(row.key.roadmap().unwrap_or_default().to_owned())
        }),
        3 => grouped(rows, |row| owner(snapshot, row)),
        4 => grouped(rows, |row| month(snapshot, row)),
        _ => rows,
    }
}

/// The slip of an open milestone; of another, and of one without a baseline, less than any.
fn open_slip(snapshot: &Snapshot, row: &Row) -> i64 {
    let outlook = row
        .key
        .roadmap()
        .and_then(|id| snapshot.outlook(id, row.at));
    let slip = outlook.filter(|outlook| outlook.open);
    slip.and_then(|outlook| outlook.slip).unwrap_or(i64::MIN)
}

fn owner(snapshot: &Snapshot, row: &Row) -> RowId {
    let nobody = || RowId::nobody(PORTFOLIO, Kind::Owner);
    let Some(id) = row.key.roadmap() else {
        return nobody();
    };
    let milestone = snapshot
        .roadmap(id)
        .and_then(|file| file.milestones.get(row.at));
    let Some(owner) = milestone.and_then(|milestone| milestone.owner.as_ref()) else {
        return nobody();
    };
    let found = snapshot.resolve(snapshot.position(id), owner, Kind::Owner);
    let key = found.and_then(|found| snapshot.key(found));
    key.unwrap_or_else(|| RowId::Entry(id.to_owned(), Kind::Owner, owner.to_string()))
}

fn month(snapshot: &Snapshot, row: &Row) -> RowId {
    let outlook = row
        .key
        .roadmap()
        .and_then(|id| snapshot.outlook(id, row.at));
    let finish = outlook.and_then(|outlook| outlook.finish).map(date);
    let words = finish.map_or_else(
        || "No date".to_owned(),
        |on| format!("{} {}", month_name(on.month()), on.year()),
    );
    RowId::Word(String::new(), words)
}

/// The rows under headings, the groups in the order in which the rows begin them.
fn grouped(rows: Vec<Row>, heading: impl Fn(&Row) -> RowId) -> Vec<Row> {
    let mut places = std::collections::HashMap::new();
    let mut groups: Vec<(RowId, Vec<Row>)> = Vec::new();
    for row in rows {
        let key = heading(&row);
        let place = *places.entry(key.clone()).or_insert_with(|| {
            groups.push((key, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(row);
    }
    let headed = |(key, rows): (RowId, Vec<Row>)| std::iter::once(Row::heading(key)).chain(rows);
    groups.into_iter().flat_map(headed).collect()
}
