//! The rows of every list: what a screen shows, narrowed by a filter and in order.

use crate::dates::date::day;
use crate::model::{Feedback, Kind, PORTFOLIO, Roadmap};
use crate::store::{File, Problem};
use crate::tui::state::list_state::Row;
use crate::tui::state::overview::Overview;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::summary::asks_for_answer;

/// The first milestone that is open, of the rows of a roadmap: what a chart begins with.
pub(crate) fn first_open(snapshot: &Snapshot, roadmap: &str, rows: &[Row]) -> Option<RowId> {
    let open = |row: &&Row| {
        let outlook = snapshot.outlook(roadmap, row.at);
        outlook.is_some_and(|one| one.open)
    };
    rows.iter().find(open).map(|row| row.key.clone())
}

/// The roadmaps that could be read, then those that could not, whose place lies behind.
pub(crate) fn roadmaps(snapshot: &Snapshot) -> Vec<Row> {
    let portfolio = &snapshot.folder.portfolio;
    let read = portfolio.roadmaps.iter().map(|roadmap| &roadmap.id);
    let unread = portfolio.unread.iter().filter(|id| *id != PORTFOLIO);
    read.chain(unread)
        .enumerate()
        .map(|(at, id)| Row {
            key: RowId::Roadmap(id.clone()),
            at,
        })
        .collect()
}

/// Every entry with a flag, the worst first; what is new before what is known.
pub(crate) fn attention(snapshot: &Snapshot) -> Vec<Row> {
    let concerns = snapshot.attention.iter().enumerate();
    let mut rows: Vec<Row> = concerns
        .map(|(at, concern)| Row {
            key: concern.key.clone(),
            at,
        })
        .collect();
    if snapshot.looked.is_some() {
        let is_new = |row: &Row| {
            snapshot
                .flags_of(&row.key)
                .any(|flag| snapshot.is_news(flag).is_some())
        };
        let news: Vec<bool> = rows.iter().map(is_new).collect();
        rows.sort_by_key(|row| !news[row.at]);
    }
    rows
}

/// What people changed apart.
pub(crate) fn conflicts(snapshot: &Snapshot) -> Vec<Row> {
    let conflicts = snapshot.conflicts.iter().enumerate();
    conflicts
        .map(|(at, conflict)| Row {
            key: conflict.key.clone(),
            at,
        })
        .collect()
}

/// What cannot be used of the files.
pub(crate) fn problems(snapshot: &Snapshot) -> Vec<Row> {
    let problems = snapshot.problems().enumerate();
    problems
        .map(|(at, (file, _))| Row {
            key: RowId::Problem(file.name.clone(), at),
            at,
        })
        .collect()
}

/// The problem that a row stands for, where it is still one of the file of that name: others may have come or gone before it.
pub(crate) fn problem<'s>(
    snapshot: &'s Snapshot,
    name: &str,
    at: usize,
) -> Option<(&'s File, &'s Problem)> {
    snapshot.problem(at).filter(|(file, _)| file.name == name)
}

/// What the overview of a roadmap shows of its entries.
pub(crate) fn overview(snapshot: &Snapshot, roadmap: &Roadmap) -> Vec<Row> {
    let keys = Overview::of(snapshot, roadmap).keys();
    let rows = keys.into_iter().enumerate();
    rows.map(|(at, key)| Row { key, at }).collect()
}

/// The milestones of a roadmap, the first to be finished first.
pub(crate) fn milestones(snapshot: &Snapshot, roadmap: &Roadmap) -> Vec<Row> {
    let mut rows = entries(roadmap, Kind::Milestone);
    rows.sort_by_key(|row| {
        let outlook = snapshot.outlook(&roadmap.id, row.at);
        let finish = outlook.and_then(|one| one.finish);
        (finish.is_none(), finish, row.at)
    });
    rows
}

/// What was said about a roadmap, what waits longest first.
pub(crate) fn feedback(roadmap: &Roadmap) -> Vec<Row> {
    let mut rows = entries(roadmap, Kind::Feedback);
    rows.sort_by_key(|row| waiting(&roadmap.feedback[row.at]));
    rows
}

/// The entries of a kind that have an id, as they stand in the file.
fn entries(roadmap: &Roadmap, kind: Kind) -> Vec<Row> {
    let entries = roadmap.entries(kind).enumerate();
    let named = entries.filter(|(_, entry)| !entry.id().is_empty());
    named
        .map(|(at, entry)| Row {
            key: RowId::Entry(roadmap.id.clone(), kind, entry.id().to_owned()),
            at,
        })
        .collect()
}

/// What waits for an answer first, then what is to be told or was referred, the oldest of each first; what is settled or asks for
/// no answer last, the newest of it first.
fn waiting(feedback: &Feedback) -> (u8, i64) {
    let on = feedback.on.map_or(0, day);
    if feedback.sensitive == Some(true) {
        return match feedback.referral_confirmed {
            None => (1, on),
            Some(_) => (2, -on),
        };
    }
    match (feedback.answered, feedback.told) {
        (None, _) if !asks_for_answer(feedback) => (2, -on),
        (None, _) => (0, on),
        (Some(_), None) => (1, on),
        (Some(_), Some(_)) => (2, -on),
    }
}
