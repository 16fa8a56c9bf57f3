//! What field mode lists: what can be done, and what the officer wrote down.

use crate::dates::date::{DayNumber, day};
use crate::model::{Feedback, Kind};
use crate::tui::state::list_state::Row;
use crate::tui::state::route::{FieldTask, RowId};
use crate::tui::state::snapshot::Snapshot;

/// The lines of field mode.
pub(crate) fn tasks() -> Vec<Row> {
    let tasks = FieldTask::ALL.into_iter().enumerate();
    tasks
        .map(|(at, task)| Row {
            key: RowId::Task(task),
            at,
        })
        .collect()
}

/// What was recorded under a name: first what is answered and has to be told, then what waits for its answer, then
/// the rest, the newest of it first. A row's place is that in its roadmap.
pub(crate) fn mine(snapshot: &Snapshot, name: &str) -> Vec<Row> {
    let mut rows: Vec<((u8, DayNumber), Row)> = Vec::new();
    for roadmap in &snapshot.folder.portfolio.roadmaps {
        for (at, feedback) in roadmap.feedback.iter().enumerate() {
            if feedback.by.as_deref() != Some(name) || feedback.id.is_empty() {
                continue;
            }
            let key = RowId::Entry(roadmap.id.clone(), Kind::Feedback, feedback.id.to_string());
            rows.push((order(feedback), Row { key, at }));
        }
    }
    rows.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.key.cmp(&other.key)));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn order(feedback: &Feedback) -> (u8, DayNumber) {
    let on = feedback.on.map_or(0, day);
    match (feedback.answered, feedback.told) {
        (Some(answered), None) => (0, day(answered)),
        (None, _) => (1, on),
        (Some(_), Some(_)) => (2, -on),
    }
}

/// How much of what was recorded under a name is to be told, and how much waits for its answer.
pub(crate) fn waiting(snapshot: &Snapshot, name: &str) -> (usize, usize) {
    let roadmaps = snapshot.folder.portfolio.roadmaps.iter();
    let all = roadmaps.flat_map(|roadmap| &roadmap.feedback);
    let mine = all.filter(|feedback| feedback.by.as_deref() == Some(name));
    mine.fold((0, 0), |(told, answered), feedback| {
        match (feedback.answered, feedback.told) {
            (Some(_), None) => (told + 1, answered),
            (None, _) => (told, answered + 1),
            (Some(_), Some(_)) => (told, answered),
        }
    })
}
