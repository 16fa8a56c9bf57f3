//! A packet or receipt taken into a folder: as edits, like everything else.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::{Packet, PacketFeedback, WAS};
use super::sent_log::{LEARNED, NOTHING, OFFICE, value_hash};
use crate::edit::operations::entry::set;
use crate::edit::operations::feedback::{HANDLING, erase, is_erased};
use crate::edit::{ChangeReason, EditError, NewEntry, Transaction};
use crate::model::records::is_withheld_key;
use crate::model::{EntryRef, Id, Kind, Portfolio, Roadmap, Value};
use crate::text::nearest;

/// What became of a packet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PacketImport {
    /// The remarks that are here now, each `roadmap/id`: new, changed, or known already.
    pub arrived: Vec<String>,
    /// How many of them were not here before.
    pub new: usize,
    /// How many changed.
    pub changed: usize,
    /// What was passed over, and why, a sentence each.
    pub refused: Vec<String>,
    /// The roadmaps that have another id here than where the packet was made: that one and the one here.
    pub followed: BTreeMap<String, String>,
}

/// Takes a packet or receipt. Of a packet new remarks are added with the day on which they were received; of
/// those that are here already only what the officer learned is taken. Of a receipt the answers are taken.
///
/// # Errors
/// A value that was read does not fit; nothing is then to be written.
pub fn import(
    transaction: &mut Transaction<'_>,
    packet: &Packet,
) -> Result<PacketImport, EditError> {
    let mut taken = PacketImport {
        refused: packet.problems.clone(),
        ..PacketImport::default()
    };
    for (index, remark) in packet.remarks.iter().enumerate() {
        match one(transaction, packet, remark, &mut taken) {
            Ok(()) => taken
                .arrived
                .push(format!("{}/{}", remark.roadmap, remark.id)),
            Err(why) => {
                let name = if remark.id.is_empty() {
                    format!("feedback {}", index + 1)
                } else {
                    remark.id.clone()
                };
                taken.refused.push(format!("{name}: {why}"));
            }
        }
    }
    Ok(taken)
}

fn one(
    transaction: &mut Transaction<'_>,
    packet: &Packet,
    remark: &PacketFeedback,
    taken: &mut PacketImport,
) -> Result<(), String> {
    Id::new(remark.id.as_str()).map_err(|why| format!("its id is no id: {why}"))?;
    let portfolio = transaction.portfolio();
    let by_name = portfolio.position(&remark.roadmap);
    let file = by_name.or_else(|| renamed(portfolio, packet, &remark.roadmap));
    if let (None, Some(file)) = (by_name, file) {
        let here = portfolio.roadmaps[file].id.clone();
        taken.followed.insert(remark.roadmap.clone(), here);
    }
    let file = file.ok_or_else(|| {
        let known = portfolio.roadmaps.iter().map(|roadmap| roadmap.id.as_str());
        match (remark.roadmap.as_str(), nearest(&remark.roadmap, known)) {
            ("", _) => "it does not say to which roadmap it belongs".to_owned(),
            (said, Some(near)) => format!("there is no roadmap {said} here; is it {near}?"),
            (said, None) => format!("there is no roadmap {said} here"),
        }
    })?;
    let said = |refusal: EditError| refusal.to_string();
    match transaction.file(Some(file)).find(&remark.id) {
        Some((Kind::Feedback, index)) => {
            let found = EntryRef {
                roadmap: Some(file),
                kind: Kind::Feedback,
                index,
            };
            let changed = if packet.is_receipt {
                answers(transaction, found, remark).map_err(said)?
            } else {
                let learned = news(transaction, found, remark).map_err(said)?;
                learned | corrections(transaction, found, packet, remark).map_err(said)?
            };
            taken.changed += usize::from(changed);
            Ok(())
        }
        Some((kind, _)) => Err(format!(
            "{} of that roadmap is called so already",
            kind.with_article()
        )),
        None if packet.is_receipt => Err("it is not here, so its answer has no place".into()),
        None => {
            let new = new(transaction, remark)?;
            transaction
                .add(Some(file), None, new, &ChangeReason::default())
                .map_err(said)?;
            taken.new += 1;
            Ok(())
        }
    }
}

/// The roadmap here that has another id where the packet was made: it holds feedback of that one, else bears its name.
fn renamed(portfolio: &Portfolio, packet: &Packet, there: &str) -> Option<usize> {
    let sender = packet.senders.get(there);
    let of_it = packet.remarks.iter().filter(|one| one.roadmap == there);
    let ids = of_it.map(|one| one.id.as_str());
    let known = sender.into_iter().flat_map(|sender| &sender.feedback);
    let ids: BTreeSet<&str> = ids.chain(known.map(String::as_str)).collect();
    let all = || portfolio.roadmaps.iter();
    let holds = |roadmap: &Roadmap| roadmap.feedback.iter().any(|one| ids.contains(&*one.id));
    let name = sender.and_then(|sender| sender.name.as_deref());
    let bears = |roadmap: &&Roadmap| name.is_some() && roadmap.cluster.name.as_deref() == name;
    all().position(holds).or_else(|| {
        let mut named = all().filter(bears);
        let only = named.next().filter(|_| named.next().is_none())?;
        portfolio.position(&only.id)
    })
}

/// A remark that is not here yet.
fn new(transaction: &Transaction<'_>, remark: &PacketFeedback) -> Result<NewEntry, String> {
    let sensitive = remark.is_sensitive();
    let on = remark
        .value("on")
        .and_then(Value::as_date)
        .ok_or("it does not say on which day")?;
    // One that is taken in without what was said would stand in the way of the whole one.
    let lacks = |key: &str| {
        let text = remark.value(key).and_then(Value::as_text);
        text.is_none_or(|text| text.trim().is_empty())
    };
    if !sensitive && lacks("text") {
        return Err("it does not say what was said, and it is not here already".into());
    }
    if !sensitive && lacks("by") {
        return Err("it does not say who recorded it".into());
    }
    let mut new = remark.item.to_new();
    new.text = None;
    new.unknown_keys.retain(|(key, _)| {
        !sensitive && key != "roadmap" && key != WAS && Kind::Feedback.field(key).is_none()
    });
    new.fields
        .retain(|(key, _)| *key != "received" && !(sensitive && is_withheld_key(key)));
    let today = transaction.actor().on;
    Ok(new.with("received", (today > on).then_some(Value::Date(today))))
}

/// What the officer learned of a remark that is here: never less than is known already.
fn news(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    remark: &PacketFeedback,
) -> Result<bool, EditError> {
    let standing = |transaction: &Transaction<'_>, key: &str| {
        let entry = transaction
            .file(found.roadmap)
            .entry(found.kind, found.index);
        entry.and_then(|entry| entry.value(key))
    };
    let whole = |value: Option<Value>| match value {
        Some(Value::Whole(number)) => number,
        _ => 0,
    };
    let mut changed = false;
    if remark.is_sensitive() && standing(transaction, "sensitive") != Some(Value::Truth(true)) {
        let wishes = [
            ("sensitive", Some(Value::Truth(true))),
            ("referred_to", remark.value("referred_to").cloned()),
        ];
        set(transaction, found, &wishes, &ChangeReason::default())?;
        return Ok(true);
    }
    let is_gone = |value: Option<&Value>| value.and_then(Value::as_text).is_some_and(is_erased);
    if is_gone(remark.value("text")) && !is_gone(standing(transaction, "text").as_ref()) {
        erase(transaction, found)?;
        changed = true;
    }
    let reopened = whole(remark.value("reopened").cloned());
    let mut wishes: Vec<(&str, Option<Value>)> = Vec::new();
    if reopened > whole(standing(transaction, "reopened")) {
        wishes.extend(HANDLING.iter().map(|key| (*key, None)));
        wishes.push(("reopened", Some(Value::Whole(reopened))));
    } else if reopened < whole(standing(transaction, "reopened")) {
        // An older packet: what it knows was opened again since.
        return Ok(changed);
    }
    for key in ["told", "satisfied"] {
        let is_free =
            standing(transaction, key).is_none() || !wishes.is_empty() && wishes[0].1.is_none();
        if let (Some(value), true) = (remark.value(key), is_free) {
            wishes.retain(|(known, _)| *known != key);
            wishes.push((key, Some(value.clone())));
        }
    }
    wishes.retain(|(key, wish)| standing(transaction, key) != *wish);
    changed |= !wishes.is_empty();
    transaction.set(found, &wishes, &ChangeReason::default())?;
    Ok(changed)
}

/// What the officer corrected since the last packet, by value: taken where the remark stands here as it was packed,
/// and a conflict where the office changed the same field.
fn corrections(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    packet: &Packet,
    remark: &PacketFeedback,
) -> Result<bool, EditError> {
    let Some(Value::Table(was)) = remark.value(WAS) else {
        return Ok(false);
    };
    let entry = transaction
        .file(found.roadmap)
        .entry(found.kind, found.index);
    let Some(entry) = entry else {
        return Ok(false);
    };
    let is_withheld = entry.value("sensitive") == Some(Value::Truth(true)) || remark.is_sensitive();
    let (mut wishes, mut conflicts) = (Vec::new(), Vec::new());
    for (key, before) in was {
        let is_carried =
            !OFFICE.contains(&key.as_str()) && !LEARNED.contains(&key.as_str()) && key != "id";
        let Some(field) = Kind::Feedback.field(key).filter(|_| is_carried) else {
            continue;
        };
        if is_withheld && is_withheld_key(field.key) {
            continue;
        }
        let (here, there) = (entry.value(key), remark.value(key).cloned());
        let is_erased_here = here
            .as_ref()
            .and_then(Value::as_text)
            .is_some_and(is_erased);
        if here == there || is_erased_here {
            continue;
        }
        let stood = here.as_ref().map_or(NOTHING.to_owned(), value_hash);
        let known = transaction.file(found.roadmap).conflicts.iter().any(|one| {
            one.item
                .as_ref()
                .is_some_and(|item| item.as_str() == remark.id)
                && one.field.as_deref() == Some(field.key)
                && one.theirs == there
        });
        match before.as_text() == Some(&stood) {
            true => wishes.push((field.key, there)),
            false if known => {}
            false => conflicts.push((field.key, here, there)),
        }
    }
    let changed = !wishes.is_empty() || !conflicts.is_empty();
    transaction.set(found, &wishes, &ChangeReason::default())?;
    let by = transaction.actor().by.clone();
    for (key, here, there) in conflicts {
        let new = NewEntry::of(Kind::Conflict)
            .text("item", &remark.id)
            .text("field", key)
            .with("ours", here)
            .with("theirs", there)
            .text("ours_by", &by)
            .text("theirs_by", &packet.by);
        transaction.add(found.roadmap, None, new, &ChangeReason::default())?;
    }
    Ok(changed)
}

/// What the office did with a remark, as its receipt tells it.
fn answers(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    remark: &PacketFeedback,
) -> Result<bool, EditError> {
    let standing = |key: &str| {
        let entry = transaction
            .file(found.roadmap)
            .entry(found.kind, found.index);
        entry.and_then(|entry| entry.value(key))
    };
    let count = |value: Option<Value>| match value {
        Some(Value::Whole(number)) => number,
        _ => 0,
    };
    if count(remark.value("reopened").cloned()) < count(standing("reopened")) {
        // It was opened again here since.
        return Ok(false);
    }
    let day = |value: Option<&Value>| value.and_then(Value::as_date);
    let older = day(remark.value("answered")) < day(standing("answered").as_ref());
    let wishes: Vec<(&str, Option<Value>)> = HANDLING
        .iter()
        .filter_map(|key| Some((*key, remark.value(key)?.clone())))
        .filter(|(key, value)| match standing(key) {
            None => true,
            // What was told here is known better here.
            Some(known) => known != *value && !older && !["told", "satisfied"].contains(key),
        })
        .map(|(key, value)| (key, Some(value)))
        .collect();
    transaction.set(found, &wishes, &ChangeReason::default())?;
    Ok(!wishes.is_empty())
}
