//! Settling a conflict: a person says which value holds.

use super::entry::REMOVED;
use crate::edit::change::Place;
use crate::edit::refusal::Refusal;
use crate::edit::session::Session;
use crate::edit::verbs;
use crate::edit::writer::Because;
use crate::roadmap::{Code, Conflict, Found, Kind, Roadmap, Value};

/// Settles every conflict on a field of an entry for `value`, which may be a third one; `None` takes the field
/// away. Of a part (a match), `value` is the value of the key that is in conflict. Of the field `removed`,
/// `true` removes the entry and `false` keeps it. A reason that is not given is that of the change which first
/// gave the value, where the log has it.
///
/// # Errors
/// There is no such conflict, the value does not fit, or a reason is missing.
pub fn resolve(
    session: &mut Session<'_>,
    found: Found,
    field: &str,
    value: Option<Value>,
    because: &Because,
) -> Result<(), Refusal> {
    let place = Place::of(found.kind, found.index);
    let roadmap = session.file(found.roadmap).clone();
    let item = word(&roadmap, place);
    let clashes = clashes(&roadmap, &item, field);
    if clashes.is_empty() {
        return Err(Refusal::new(
            format!("there is no conflict on {field} of {item}"),
            "tcu list conflicts shows those that are open",
        ));
    }
    let because = reason(&roadmap, &item, field, value.as_ref(), because);
    if field == REMOVED {
        return presence(session, found, &item, value.as_ref(), &because);
    }
    if let Some(&part) = found
        .kind
        .description()
        .subs
        .iter()
        .find(|part| part.key() == field)
    {
        return in_part(session, found, part, value, &because);
    }
    if found.kind.field_index(field).is_none() {
        return Err(Refusal::new(
            format!("{field} is no key that this program knows"),
            "settle it in a text editor: keep one value and delete the [[conflict]]",
        ));
    }
    let standing = place.find(&roadmap).and_then(|entry| entry.value(field));
    if standing != value {
        return verbs::entry::set(session, found, &[(field, value)], &because);
    }
    // What stands holds: only the rejected values are logged.
    for (index, clash) in clashes.iter().rev() {
        let writer = session.writer(found.roadmap);
        for rejected in [&clash.ours, &clash.theirs] {
            if *rejected != standing {
                writer.log(&item, field, rejected.clone(), standing.clone(), &because);
            }
        }
        writer.withdraw(Place::of(Kind::Conflict, *index))?;
    }
    Ok(())
}

fn clashes(roadmap: &Roadmap, item: &str, field: &str) -> Vec<(usize, Conflict)> {
    let is = |clash: &Conflict| {
        clash.item.as_deref() == Some(item) && clash.field.as_deref() == Some(field)
    };
    let clashes = roadmap.conflicts.iter().enumerate();
    clashes
        .filter(|(_, clash)| is(clash))
        .map(|(index, clash)| (index, clash.clone()))
        .collect()
}

fn word(roadmap: &Roadmap, place: Place) -> String {
    match place.kind {
        Kind::Head => crate::roadmap::PORTFOLIO.to_owned(),
        Kind::Cluster | Kind::Rules => place.kind.key().to_owned(),
        _ => place
            .find(roadmap)
            .map(|entry| entry.id().to_owned())
            .unwrap_or_default(),
    }
}

/// The reason given, else that of the change that gave the value, else that two values were settled.
fn reason(
    roadmap: &Roadmap,
    item: &str,
    field: &str,
    value: Option<&Value>,
    because: &Because,
) -> Because {
    if because.why.is_some() || because.code.is_some() {
        return because.clone();
    }
    let gave = roadmap.changes.iter().rev().find(|change| {
        change.item.as_deref() == Some(item)
            && change.field.as_deref() == Some(field)
            && change.to.as_ref() == value
            && change.why.is_some()
            && change.code.is_some()
    });
    match gave {
        Some(change) => Because {
            code: change.code.clone(),
            why: change.why.clone(),
            approved_by: because
                .approved_by
                .clone()
                .or_else(|| change.approved_by.clone()),
            reference: because
                .reference
                .clone()
                .or_else(|| change.reference.clone()),
            feedback: because.feedback.clone(),
        },
        None => Because {
            approved_by: because.approved_by.clone(),
            reference: because.reference.clone(),
            feedback: because.feedback.clone(),
            ..Because::of(
                Code::Correction,
                "settled what two people had changed apart",
            )
        },
    }
}

fn presence(
    session: &mut Session<'_>,
    found: Found,
    item: &str,
    value: Option<&Value>,
    because: &Because,
) -> Result<(), Refusal> {
    let Some(Value::Truth(removed)) = value else {
        return Err(Refusal::new(
            "of `removed` there are two values",
            "say true to remove the entry, false to keep it",
        ));
    };
    let writer = session.writer(found.roadmap);
    let about: Vec<usize> = writer
        .roadmap()
        .conflicts
        .iter()
        .enumerate()
        .filter(|(_, clash)| clash.item.as_deref() == Some(item))
        .filter(|(_, clash)| *removed || clash.field.as_deref() == Some(REMOVED))
        .map(|(index, _)| index)
        .collect();
    for index in about.into_iter().rev() {
        writer.withdraw(Place::of(Kind::Conflict, index))?;
    }
    if *removed {
        return writer.remove(Place::of(found.kind, found.index), because);
    }
    let truth = |truth: bool| Some(Value::Truth(truth));
    writer.log(item, REMOVED, truth(true), truth(false), because);
    Ok(())
}

/// A conflict on a part: one of its keys, or whether it is there.
fn in_part(
    session: &mut Session<'_>,
    found: Found,
    part: Kind,
    value: Option<Value>,
    because: &Because,
) -> Result<(), Refusal> {
    let roadmap = session.file(found.roadmap).clone();
    let item = word(&roadmap, Place::of(found.kind, found.index));
    let own = crate::edit::diff::Item::identity_keys(part);
    for (index, clash) in clashes(&roadmap, &item, part.key()) {
        let sides = [&clash.ours, &clash.theirs].map(|side| match side {
            Some(Value::Table(pairs)) => pairs.as_slice(),
            _ => &[],
        });
        let Some(held) = sides.into_iter().find(|pairs| !pairs.is_empty()) else {
            continue;
        };
        let is_it = |entry: &&dyn crate::roadmap::Entry| {
            own.iter().all(|key| {
                let told = held
                    .iter()
                    .find(|(known, _)| known == key)
                    .map(|(_, value)| value.clone());
                entry.value(key) == told
            })
        };
        let parts = roadmap
            .entry(found.kind, found.index)
            .map(|entry| entry.subs(part))
            .unwrap_or_default();
        let Some(at) = parts.iter().position(is_it) else {
            continue;
        };
        let place = Place::of(found.kind, found.index).part(part, at);
        let key = sides
            .iter()
            .flat_map(|pairs| pairs.iter())
            .map(|(key, _)| key)
            .find(|key| !own.contains(&key.as_str()));
        match (key, &value) {
            (Some(key), value) => {
                let fits = value
                    .as_ref()
                    .is_none_or(|value| crate::edit::diff::fits(part, key, value));
                if !fits {
                    continue;
                }
                let writer = session.writer(found.roadmap);
                writer.set(place, &[(key, value.clone())], because)?;
                return withdraw(writer, index, &clash, &item, part, because);
            }
            (None, Some(Value::Truth(removed))) => {
                let writer = session.writer(found.roadmap);
                if *removed {
                    writer.remove(place, because)?;
                }
                return writer.withdraw(Place::of(Kind::Conflict, index));
            }
            (None, _) => {}
        }
    }
    Err(Refusal::new(
        format!("that is no value for a conflict on a {part} of {item}"),
        "tcu list conflicts shows what is open",
    ))
}

/// The conflict goes, its rejected values logged.
fn withdraw(
    writer: &mut crate::edit::Writer<'_>,
    index: usize,
    clash: &Conflict,
    item: &str,
    part: Kind,
    because: &Because,
) -> Result<(), Refusal> {
    let rejected = clash.theirs.clone();
    writer.log(item, part.key(), rejected, clash.ours.clone(), because);
    writer.withdraw(Place::of(Kind::Conflict, index))
}
