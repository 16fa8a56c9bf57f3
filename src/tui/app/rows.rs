//! The rows of every list: what a screen shows, narrowed by a filter and in order.

use crate::dates::date::day;
use crate::model::{Feedback, Kind, PORTFOLIO, Roadmap};
use crate::tui::app::capability_path;
use crate::tui::app::compared;
use crate::tui::app::list_state::Row;
use crate::tui::app::log;
use crate::tui::app::numbers;
use crate::tui::app::overview::Glance;
use crate::tui::app::route::{Key, Place, Tab};
use crate::tui::app::snapshot::Known;
use crate::tui::app::stakeholders;
use crate::tui::app::summary::asks_for_answer;
use crate::tui::app::timeline;
use crate::tui::app::view_options::Look;

/// The rows of a screen without a filter.
pub(crate) fn rows(known: &Known, place: &Place) -> Vec<Row> {
    match place {
        Place::Portfolio => roadmaps(known),
        Place::Compare => compared::rows(known),
        Place::Attention => attention(known),
        Place::Conflicts => conflicts(known),
        Place::Problems => problems(known),
        // What lies ahead is reckoned for the screen that shows it; a review has its own entries, and screens that are
        // one file their own rows.
        Place::Inbox | Place::Agenda | Place::Review | Place::Mine | Place::Screen(_) => Vec::new(),
        Place::Field => crate::tui::app::field_mode::tasks(),
        Place::Roadmap(id, tab) => match known.roadmap(id) {
            Some(roadmap) => of_roadmap(known, roadmap, *tab),
            None => Vec::new(),
        },
    }
}

/// The kind of what a screen lists, where it is one.
pub(crate) fn kind(place: &Place) -> Option<Kind> {
    match place {
        Place::Portfolio | Place::Compare => Some(Kind::Cluster),
        Place::Inbox | Place::Mine => Some(Kind::Feedback),
        Place::Conflicts => Some(Kind::Conflict),
        Place::Roadmap(_, Tab::Milestones | Tab::Timeline | Tab::Trend) => Some(Kind::Milestone),
        Place::Roadmap(_, Tab::Feedback) => Some(Kind::Feedback),
        _ => None,
    }
}

/// What the cursor stands on at first, where that is not the first row: on charts the next that is open, under
/// headings what stands below the first.
pub(crate) fn first(known: &Known, place: &Place, rows: &[Row]) -> Option<Key> {
    let id = match place {
        Place::Roadmap(id, Tab::Timeline | Tab::Trend) => id,
        Place::Agenda => return rows.first().map(|row| row.key.clone()),
        _ => return None,
    };
    let open = |row: &&Row| known.outlook(id, row.at).is_some_and(|one| one.open);
    rows.iter().find(open).map(|row| row.key.clone())
}

/// The rows in the arrangement that was chosen, under headings where it has some.
pub(crate) fn arranged(known: &Known, place: &Place, look: &Look, rows: Vec<Row>) -> Vec<Row> {
    match place {
        Place::Roadmap(id, Tab::Timeline) => match known.roadmap(id) {
            Some(roadmap) => timeline::grouped(known, roadmap, look, rows),
            None => rows,
        },
        Place::Roadmap(_, Tab::Capabilities) => capability_path::of_sort(look, rows),
        Place::Roadmap(_, Tab::Stakeholders) => stakeholders::of_sort(look, rows),
        Place::Roadmap(_, Tab::Indicators) => numbers::of_sort(look, rows),
        Place::Roadmap(_, Tab::Log) => log::of_sort(look, rows),
        Place::Compare => compared::sorted(known, look, rows),
        _ => rows,
    }
}

/// The roadmaps that could be read, then those that could not, whose place lies behind.
fn roadmaps(known: &Known) -> Vec<Row> {
    let portfolio = &known.folder.portfolio;
    let read = portfolio.roadmaps.iter().map(|roadmap| &roadmap.id);
    let unread = portfolio.unread.iter().filter(|id| *id != PORTFOLIO);
    read.chain(unread)
        .enumerate()
        .map(|(at, id)| Row {
            key: Key::Roadmap(id.clone()),
            at,
        })
        .collect()
}

fn attention(known: &Known) -> Vec<Row> {
    let concerns = known.attention.iter().enumerate();
    let mut rows: Vec<Row> = concerns
        .map(|(at, concern)| Row {
            key: concern.key.clone(),
            at,
        })
        .collect();
    if known.looked.is_some() {
        let is_new = |row: &Row| {
            known
                .flags_of(&row.key)
                .any(|flag| known.is_news(flag).is_some())
        };
        let news: Vec<bool> = rows.iter().map(is_new).collect();
        rows.sort_by_key(|row| !news[row.at]);
    }
    rows
}

fn conflicts(known: &Known) -> Vec<Row> {
    let clashes = known.clashes.iter().enumerate();
    clashes
        .map(|(at, clash)| Row {
            key: clash.key.clone(),
            at,
        })
        .collect()
}

fn problems(known: &Known) -> Vec<Row> {
    let problems = known.problems().enumerate();
    problems
        .map(|(at, (file, _))| Row {
            key: Key::Problem(file.name.clone(), at),
            at,
        })
        .collect()
}

fn of_roadmap(known: &Known, roadmap: &Roadmap, tab: Tab) -> Vec<Row> {
    let kind = match tab {
        Tab::Overview => {
            let keys = Glance::of(known, roadmap).keys().into_iter().enumerate();
            return keys.map(|(at, key)| Row { key, at }).collect();
        }
        Tab::Capabilities => return capability_path::rows(known, roadmap),
        Tab::Stakeholders => return stakeholders::rows(known, roadmap),
        Tab::Indicators => return numbers::rows(roadmap),
        Tab::Log => return log::rows(roadmap),
        Tab::Milestones | Tab::Timeline | Tab::Trend => Kind::Milestone,
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
        Tab::Milestones | Tab::Timeline | Tab::Trend => rows.sort_by_key(|row| {
            let finish = known
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
