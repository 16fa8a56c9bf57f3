//! Handing over: all that is open of one owner goes to another.

use std::collections::HashMap;

use crate::edit::because::Because;
use crate::edit::refusal::Refusal;
use crate::edit::session::Session;
use crate::query::facts::Known;
use crate::roadmap::choice::RiskState;
use crate::roadmap::date::Date;
use crate::roadmap::{Found, Kind, Names, Portfolio, Reference, Roadmap, Status, Value};

/// The kinds that an owner can hold, in the order in which they are told.
pub const HELD: [Kind; 5] = [
    Kind::Milestone,
    Kind::Decision,
    Kind::Risk,
    Kind::Feedback,
    Kind::Indicator,
];

/// Everything open that `owner` answers for on a day: milestones not done or dropped, decisions not carried out, risks
/// not closed, feedback not answered (also where it falls to them by what it is about), indicators. Roadmap by
/// roadmap, in the order of [`HELD`].
pub fn held(portfolio: &Portfolio, known: &Known<'_>, owner: Found, today: Date) -> Vec<Found> {
    let open = all_open(portfolio, today);
    open.filter(|found| known.subject(*found).owner() == Some(owner))
        .collect()
}

/// What every owner holds that is open, as [`held`] tells it of one.
pub fn holdings(
    portfolio: &Portfolio,
    known: &Known<'_>,
    today: Date,
) -> HashMap<Found, Vec<Found>> {
    let mut holdings: HashMap<Found, Vec<Found>> = HashMap::new();
    for found in all_open(portfolio, today) {
        if let Some(owner) = known.subject(found).owner() {
            holdings.entry(owner).or_default().push(found);
        }
    }
    holdings
}

/// Everything open that somebody may answer for, roadmap by roadmap.
fn all_open(portfolio: &Portfolio, today: Date) -> impl Iterator<Item = Found> {
    let roadmaps = portfolio.roadmaps.iter().enumerate();
    roadmaps.flat_map(move |(place, roadmap)| {
        let kinds = HELD.into_iter();
        kinds.flat_map(move |kind| {
            let all = (0..roadmap.count(kind)).map(move |index| Found {
                roadmap: Some(place),
                kind,
                index,
            });
            all.filter(move |found| is_open(roadmap, *found, today))
        })
    })
}

fn is_open(roadmap: &Roadmap, found: Found, today: Date) -> bool {
    let there = |date: Option<Date>| date.is_some_and(|date| date <= today);
    let index = found.index;
    match found.kind {
        Kind::Milestone => !matches!(
            roadmap.milestones[index].status,
            Some(Status::Done | Status::Dropped)
        ),
        Kind::Decision => !there(roadmap.decisions[index].done),
        Kind::Risk => roadmap.risks[index].state != Some(RiskState::Closed),
        Kind::Feedback => !there(roadmap.feedback[index].answered),
        _ => true,
    }
}

/// Gives each of these to the owner `to`. A feedback that falls to its owner by what it is about follows that where it
/// goes over too, and is given by name where it does not.
///
/// # Errors
/// The reason is missing.
pub fn hand_over(
    session: &mut Session<'_>,
    names: &Names<'_>,
    items: &[Found],
    to: Found,
    because: &Because,
) -> Result<(), Refusal> {
    for &found in items {
        if follows(session.portfolio(), names, found, items) {
            continue;
        }
        let key = match found.kind {
            Kind::Indicator => "responsible",
            _ => "owner",
        };
        let reference = reference_to(session.portfolio(), names, found.roadmap, to);
        session.set(found, &[(key, Some(Value::Text(reference)))], because)?;
    }
    Ok(())
}

/// Whether a feedback without an owner of its own is about something that goes over too.
fn follows(portfolio: &Portfolio, names: &Names<'_>, found: Found, items: &[Found]) -> bool {
    let file = portfolio.file(found.roadmap);
    let Some(feedback) = file
        .feedback
        .get(found.index)
        .filter(|_| found.kind == Kind::Feedback)
    else {
        return false;
    };
    let about = |reference: &Reference| names.resolve(found.roadmap, reference, Kind::ALL).found();
    let first = feedback.about.first().and_then(about);
    feedback.owner.is_none() && first.is_some_and(|first| items.contains(&first))
}

/// How the file at `from` names an owner: by the bare id where that means it there.
fn reference_to(
    portfolio: &Portfolio,
    names: &Names<'_>,
    from: Option<usize>,
    owner: Found,
) -> String {
    let home = portfolio.file(owner.roadmap);
    let id = home.owners[owner.index].id.as_str();
    match names.resolve(from, id, &[Kind::Owner]).found() {
        Some(found) if found == owner => id.to_owned(),
        _ => format!("{}/{id}", home.id),
    }
}
