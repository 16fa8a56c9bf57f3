//! The rows of every list: what a screen shows, narrowed by a filter and in order.

use super::known::Known;
use super::list::Row;
use super::place::{Key, Place, Tab};
use crate::roadmap::date::day;
use crate::roadmap::{Feedback, Kind, Roadmap};
use crate::text::fold;

/// The rows of a screen, and how many there would be without the filter.
pub fn rows(known: &Known, place: &Place, filter: &str) -> (Vec<Row>, usize) {
    let all = match place {
        Place::Portfolio => roadmaps(known),
        Place::Attention => attention(known),
        Place::Problems => problems(known),
        Place::Roadmap(id, tab) => match known.roadmap(id) {
            Some(roadmap) => of_roadmap(known, roadmap, *tab),
            None => Vec::new(),
        },
    };
    let of = all.len();
    let words = fold(filter);
    if words.is_empty() {
        return (all, of);
    }
    let rows = all
        .into_iter()
        .filter(|row| fold(&row.key.address()).contains(&words))
        .collect();
    (rows, of)
}

fn roadmaps(known: &Known) -> Vec<Row> {
    let roadmaps = known.folder.portfolio.roadmaps.iter().enumerate();
    roadmaps
        .map(|(at, roadmap)| Row {
            key: Key::Roadmap(roadmap.id.clone()),
            at,
        })
        .collect()
}

fn attention(known: &Known) -> Vec<Row> {
    let concerns = known.attention.iter().enumerate();
    concerns
        .map(|(at, concern)| Row {
            key: concern.key.clone(),
            at,
        })
        .collect()
}

fn problems(known: &Known) -> Vec<Row> {
    let problems = known.folder.problems().enumerate();
    problems
        .map(|(at, (file, _))| Row {
            key: Key::Problem(file.name.clone(), at),
            at,
        })
        .collect()
}

fn of_roadmap(known: &Known, roadmap: &Roadmap, tab: Tab) -> Vec<Row> {
    let kind = match tab {
        Tab::Overview => return Vec::new(),
        Tab::Milestones => Kind::Milestone,
        Tab::Feedback => Kind::Feedback,
    };
    let entries = roadmap.entries(kind).enumerate();
    let mut rows: Vec<Row> = entries
        .filter(|(_, entry)| !entry.id().is_empty())
        .map(|(at, entry)| Row {
            key: Key::Entry(roadmap.id.clone(), kind, entry.id().to_owned()),
            at,
        })
        .collect();
    match tab {
        Tab::Milestones => rows.sort_by_key(|row| {
            let finish = known
                .outlook(&roadmap.id, row.at)
                .and_then(|one| one.finish);
            (finish.is_none(), finish, row.at)
        }),
        Tab::Feedback => rows.sort_by_key(|row| waiting(&roadmap.feedback[row.at])),
        Tab::Overview => {}
    }
    rows
}

/// What waits for an answer first, then what is to be told, the oldest of each first; what is settled last, the
/// newest of it first.
fn waiting(feedback: &Feedback) -> (u8, i64) {
    let on = feedback.on.map_or(0, day);
    match (feedback.answered, feedback.told) {
        (None, _) => (0, on),
        (Some(_), None) => (1, on),
        (Some(_), Some(_)) => (2, -on),
    }
}
