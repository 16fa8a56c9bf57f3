//! Handing over: all that is open of one owner goes to another.

use std::collections::HashMap;

use crate::dates::date::Date;
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::choice::RiskState;
use crate::model::{EntryRef, Kind, Portfolio, Reference, ReferenceIndex, Roadmap, Status, Value};
use crate::query::fields::FilterContext;

/// The kinds that an owner can hold, in the order in which they are told.
pub(crate) const HELD: [Kind; 5] = [
    Kind::Milestone,
    Kind::Decision,
    Kind::Risk,
    Kind::Feedback,
    Kind::Indicator,
];

/// Everything open that `owner` answers for on a day: milestones not done or dropped, decisions not carried out, risks
/// not closed, feedback not answered (also where it falls to them by what it is about), indicators. Roadmap by
/// roadmap, in the order of [`HELD`].
pub(crate) fn held(
    portfolio: &Portfolio,
    known: &FilterContext<'_>,
    owner: EntryRef,
    today: Date,
) -> Vec<EntryRef> {
    let open = all_open(portfolio, today);
    open.filter(|found| known.subject(*found).owner() == Some(owner))
        .collect()
}

/// What every owner holds that is open, as [`held`] tells it of one.
pub(crate) fn holdings(
    portfolio: &Portfolio,
    known: &FilterContext<'_>,
    today: Date,
) -> HashMap<EntryRef, Vec<EntryRef>> {
    let mut holdings: HashMap<EntryRef, Vec<EntryRef>> = HashMap::new();
    for found in all_open(portfolio, today) {
        if let Some(owner) = known.subject(found).owner() {
            holdings.entry(owner).or_default().push(found);
        }
    }
    holdings
}

/// Everything open that somebody may answer for, roadmap by roadmap.
fn all_open(portfolio: &Portfolio, today: Date) -> impl Iterator<Item = EntryRef> {
    let roadmaps = portfolio.roadmaps.iter().enumerate();
    roadmaps.flat_map(move |(place, roadmap)| {
        let kinds = HELD.into_iter();
        kinds.flat_map(move |kind| {
            let all = (0..roadmap.count(kind)).map(move |index| EntryRef {
                roadmap: Some(place),
                kind,
                index,
            });
            all.filter(move |found| is_open(roadmap, *found, today))
        })
    })
}

fn is_open(roadmap: &Roadmap, found: EntryRef, today: Date) -> bool {
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
pub(crate) fn hand_over(
    transaction: &mut Transaction<'_>,
    names: &ReferenceIndex<'_>,
    items: &[EntryRef],
    to: EntryRef,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    for &found in items {
        if follows(transaction.portfolio(), names, found, items) {
            continue;
        }
        let key = match found.kind {
            Kind::Indicator => "responsible",
            _ => "owner",
        };
        let reference = reference_to(transaction.portfolio(), names, found.roadmap, to);
        transaction.set(found, &[(key, Some(Value::Text(reference)))], reason)?;
    }
    Ok(())
}

/// Whether a feedback without an owner of its own is about something that goes over too.
fn follows(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    found: EntryRef,
    items: &[EntryRef],
) -> bool {
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
    names: &ReferenceIndex<'_>,
    from: Option<usize>,
    owner: EntryRef,
) -> String {
    let home = portfolio.file(owner.roadmap);
    let id = home.owners[owner.index].id.as_str();
    match names.resolve(from, id, &[Kind::Owner]).found() {
        Some(found) if found == owner => id.to_owned(),
        _ => format!("{}/{id}", home.id),
    }
}
