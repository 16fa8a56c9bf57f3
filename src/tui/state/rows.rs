//! The rows of every list: what a screen shows, narrowed by a filter and in order.

use crate::dates::date::day;
use crate::model::{Feedback, Kind, PORTFOLIO, Roadmap};
use crate::tui::state::capability_path;
use crate::tui::state::list_state::Row;
use crate::tui::state::log;
use crate::tui::state::numbers;
use crate::tui::state::overview::Overview;
use crate::tui::state::route::{Route, RowId, Tab};
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::stakeholders;
use crate::tui::state::summary::asks_for_answer;
use crate::tui::state::timeline;
use crate::tui::state::view_options::ViewOptions;

/// The rows of a screen without a filter.
pub(crate) fn rows(snapshot: &Snapshot, route: &Route) -> Vec<Row> {
    match route {
        Route::Portfolio => roadmaps(snapshot),
        // A review has its own entries, and screens that are one file their own rows.
        Route::Review | Route::Mine | Route::Screen(_) => Vec::new(),
        Route::Field => crate::tui::state::field_mode::tasks(),
        Route::Roadmap(id, tab) => match snapshot.roadmap(id) {
            Some(roadmap) => of_roadmap(snapshot, roadmap, *tab),
            None => Vec::new(),
        },
    }
}

/// The kind of what a screen lists, where it is one.
pub(crate) fn kind(route: &Route) -> Option<Kind> {
    match route {
        Route::Portfolio => Some(Kind::Cluster),
        Route::Mine => Some(Kind::Feedback),
        Route::Roadmap(_, Tab::Milestones | Tab::Timeline | Tab::Trend) => Some(Kind::Milestone),
        Route::Roadmap(_, Tab::Feedback) => Some(Kind::Feedback),
        _ => None,
    }
}

/// What the cursor stands on at first, where that is not the first row: on charts the next that is open, under
/// headings what stands below the first.
pub(crate) fn first(snapshot: &Snapshot, route: &Route, rows: &[Row]) -> Option<RowId> {
    let id = match route {
        Route::Roadmap(id, Tab::Timeline | Tab::Trend) => id,
        Route::Roadmap(_, Tab::Indicators) => {
            let entry = rows.iter().find(|row| matches!(row.key, RowId::Entry(..)));
            return entry.map(|row| row.key.clone());
        }
        _ => return None,
    };
    let open = |row: &&Row| snapshot.outlook(id, row.at).is_some_and(|one| one.open);
    rows.iter().find(open).map(|row| row.key.clone())
}

/// The rows in the arrangement that was chosen, under headings where it has some.
pub(crate) fn arranged(
    snapshot: &Snapshot,
    route: &Route,
    look: &ViewOptions,
    rows: Vec<Row>,
) -> Vec<Row> {
    match route {
        Route::Roadmap(id, Tab::Timeline) => match snapshot.roadmap(id) {
            Some(roadmap) => timeline::grouped(snapshot, roadmap, look, rows),
            None => rows,
        },
        Route::Roadmap(_, Tab::Capabilities) => capability_path::of_sort(look, rows),
        Route::Roadmap(_, Tab::Stakeholders) => stakeholders::of_sort(look, rows),
        Route::Roadmap(_, Tab::Indicators) => numbers::of_sort(look, rows),
        Route::Roadmap(_, Tab::Log) => log::of_sort(look, rows),
        _ => rows,
    }
}

/// The roadmaps that could be read, then those that could not, whose place lies behind.
fn roadmaps(snapshot: &Snapshot) -> Vec<Row> {
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
    let clashes = snapshot.clashes.iter().enumerate();
    clashes
        .map(|(at, clash)| Row {
            key: clash.key.clone(),
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

fn of_roadmap(snapshot: &Snapshot, roadmap: &Roadmap, tab: Tab) -> Vec<Row> {
    let kind = match tab {
        Tab::Overview => {
            let keys = Overview::of(snapshot, roadmap)
                .keys()
                .into_iter()
                .enumerate();
            return keys.map(|(at, key)| Row { key, at }).collect();
        }
        Tab::Capabilities => return capability_path::rows(snapshot, roadmap),
        Tab::Stakeholders => return stakeholders::rows(snapshot, roadmap),
        Tab::Indicators => return numbers::rows(roadmap),
        Tab::Log => return log::rows(roadmap),
        Tab::Milestones | Tab::Timeline | Tab::Trend => Kind::Milestone,
        Tab::Feedback => Kind::Feedback,
    };
    let entries = roadmap.entries(kind).enumerate();
    let mut rows: Vec<Row> = entries
        .filter(|(_, entry)| !entry.id().is_empty())
        .map(|(at, entry)| Row {
            key: RowId::Entry(roadmap.id.clone(), kind, entry.id().to_owned()),
            at,
        })
        .collect();
    match tab {
        Tab::Milestones | Tab::Timeline | Tab::Trend => rows.sort_by_key(|row| {
            let finish = snapshot
                .outlook(&roadmap.id, row.at)
                .and_then(|one| one.finish);
            (finish.is_none(), finish, row.at)
        }),
        Tab::Feedback => rows.sort_by_key(|row| waiting(&roadmap.feedback[row.at])),
        _ => {}
    }
    rows
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
