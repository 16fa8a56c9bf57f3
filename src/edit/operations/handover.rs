//! Handing over: all that is open of one owner goes to another.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::dates::date::Date;
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::choice::RiskState;
use crate::model::{
    Entry, EntryRef, Kind, PORTFOLIO, Portfolio, Reference, ReferenceIndex, Roadmap, Status, Value,
};
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

/// As [`held`], without an index of the folder: what does not write the id of the owner is passed over.
pub(crate) fn held_alone(portfolio: &Portfolio, owner: EntryRef, today: Date) -> Vec<EntryRef> {
    let file = portfolio.file(owner.roadmap);
    let id = file.entry(owner.kind, owner.index).map_or("", Entry::id);
    if id.is_empty() || owner.kind != Kind::Owner {
        return Vec::new();
    }
    let places = 0..portfolio.roadmaps.len();
    let held = places.into_par_iter().flat_map_iter(|place| {
        let open = open_in(portfolio, place, today);
        open.filter(|found| is_of(portfolio, *found, (owner, id)))
    });
    held.collect()
}

/// Whether an entry falls to the owner of that id.
fn is_of(portfolio: &Portfolio, found: EntryRef, (owner, id): (EntryRef, &str)) -> bool {
    let entry_of = |found: EntryRef| portfolio.file(found.roadmap).entry(found.kind, found.index);
    let Some(entry) = entry_of(found) else {
        return false;
    };
    let written = ["owner", "responsible"].map(|key| first_named(entry, key));
    if found.kind == Kind::Feedback && written[0].is_none() {
        let about = first_named(entry, "about");
        let about = about.and_then(|about| resolve(portfolio, found.roadmap, &about, Kind::ALL));
        return match about {
            Some(about) if about.kind == Kind::Owner => about == owner,
            Some(about) if about.kind != Kind::Feedback => is_of(portfolio, about, (owner, id)),
            _ => false,
        };
    }
    let mut written = written.iter().flatten();
    // Resolving looks through lists: only what bears the id is taken.
    if !written
        .clone()
        .any(|one| one.rsplit_once('/').map_or(&**one, |(_, id)| id) == id)
    {
        return false;
    }
    let named = written.find_map(|one| resolve(portfolio, found.roadmap, one, &[Kind::Owner]));
    named == Some(owner)
}

/// The first that a field names.
fn first_named<'e>(entry: &'e dyn Entry, key: &str) -> Option<Cow<'e, str>> {
    let field = entry.field_index(key)?;
    if let Some(first) = entry.references(field).first() {
        return Some(Cow::Borrowed(first.as_str()));
    }
    match entry.get(field)? {
        Value::List(items) => Some(Cow::Owned(items.first()?.as_text()?.to_owned())),
        value => Some(Cow::Owned(value.as_text()?.to_owned())),
    }
}

/// What [`ReferenceIndex::resolve`] finds, by looking through the lists.
fn resolve(
    portfolio: &Portfolio,
    from: Option<usize>,
    reference: &str,
    kinds: &[Kind],
) -> Option<EntryRef> {
    let within = |roadmap: Option<usize>, id: &str| {
        if id.is_empty() || (roadmap.is_none() && portfolio.shared_is_unread()) {
            return None;
        }
        let file = portfolio.file(roadmap);
        let mut with_ids = Kind::lists().filter(|kind| kind.has_id() && kinds.contains(kind));
        with_ids.find_map(|kind| {
            let index = file.position(kind, id)?;
            Some(EntryRef {
                roadmap,
                kind,
                index,
            })
        })
    };
    match reference.split_once('/') {
        Some((PORTFOLIO, id)) => within(None, id),
        Some((roadmap, id)) => within(Some(portfolio.position(roadmap)?), id),
        None => within(from, reference).or_else(|| within(None, reference)),
    }
}

/// Everything open that somebody may answer for, roadmap by roadmap.
fn all_open(portfolio: &Portfolio, today: Date) -> impl Iterator<Item = EntryRef> {
    let places = 0..portfolio.roadmaps.len();
    places.flat_map(move |place| open_in(portfolio, place, today))
}

/// Everything open of one roadmap that somebody may answer for.
fn open_in(
    portfolio: &Portfolio,
    place: usize,
    today: Date,
) -> impl Iterator<Item = EntryRef> + '_ {
    let roadmap = &portfolio.roadmaps[place];
    HELD.into_iter().flat_map(move |kind| {
        let all = (0..roadmap.count(kind)).map(move |index| EntryRef {
            roadmap: Some(place),
            kind,
            index,
        });
        all.filter(move |found| is_open(roadmap, *found, today))
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
