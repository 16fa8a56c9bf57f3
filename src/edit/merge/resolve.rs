//! Settling a conflict: a person says which value holds.

use super::log::REMOVED;
use super::open_conflicts::{OpenConflict, unsettled};
use crate::edit::change::{Edit, EntryPath};
use crate::edit::change_reason::ChangeReason;
use crate::edit::diff::fits;
use crate::edit::error::EditError;
use crate::edit::operations;
use crate::edit::transaction::Transaction;
use crate::model::{Code, EntryRef, Kind, Roadmap, Value};

/// Settles every conflict on a field of an item (the id of an entry, or `cluster`, `rules`, `portfolio`) for
/// `value`, which may be a third one; `None` takes the field away. Of a part (a match), `value` is the value of
/// the key that is in conflict. Of the field `removed`, `true` removes the entry and `false` keeps it. A reason
/// that is not given is that of the change which first gave the value, where the log has it.
///
/// # Errors
/// There is no such conflict, the value does not fit, or a reason is missing.
pub fn resolve(
    session: &mut Transaction<'_>,
    file: Option<usize>,
    item: &str,
    field: &str,
    value: Option<Value>,
    because: &ChangeReason,
) -> Result<(), EditError> {
    let mut open = unsettled(session.file(file));
    open.retain(|one| one.spot.field() == (item.to_owned(), field.to_owned()));
    if open.is_empty() {
        return Err(EditError::new(
            format!("there is no conflict on {field} of {item}"),
            "tcu list conflicts shows those that are open",
        ));
    }
    let takes = |one: &&OpenConflict| match (&value, one.is_presence()) {
        (Some(Value::Truth(_)), true) | (None, false) => true,
        (Some(value), false) => {
            let kind = one.kind().filter(|_| one.known);
            kind.is_none_or(|kind| fits(kind, &one.spot.key, value))
        }
        _ => false,
    };
    let one = open.iter().find(takes).unwrap_or(&open[0]);
    settle(session, file, one, value.clone(), because)
}

/// Settles one field in conflict for a value, as [`resolve`].
///
/// # Errors
/// As [`resolve`].
pub fn settle(
    session: &mut Transaction<'_>,
    file: Option<usize>,
    one: &OpenConflict,
    value: Option<Value>,
    because: &ChangeReason,
) -> Result<(), EditError> {
    let because = reason(session.file(file), one, value.as_ref(), because);
    if one.is_presence() {
        let Some(Value::Truth(removed)) = value else {
            return Err(EditError::new(
                "of whether it is removed there are two values",
                "say true to remove it, false to keep it",
            ));
        };
        return presence(session, file, one, removed, &because);
    }
    let Some(place) = one.place else {
        // What it was about has gone: only what was rejected is worth a line in the log.
        return withdraw(session, file, one, &value, &because);
    };
    let key = one.spot.key.as_str();
    if !one.known {
        if value != one.sides[0].value {
            session.writer(file).quietly(Edit::Stray {
                place,
                key: key.to_owned(),
                value: value.clone(),
                text: None,
            })?;
        }
        return withdraw(session, file, one, &value, &because);
    }
    let kind = place.kind_there();
    if let Some(value) = value.as_ref().filter(|value| !fits(kind, key, value)) {
        return Err(EditError::new(
            format!("{} is no value for {key}", value.plain()),
            "choose another, or mend it in a text editor",
        ));
    }
    if one.sides[0].value != value {
        let wishes = [(key, value.clone())];
        match (place.part, one.entry) {
            (None, Some((kind, index))) => {
                let found = EntryRef {
                    roadmap: file,
                    kind,
                    index,
                };
                // Whatever changes the field settles its conflicts as well.
                return operations::entry::set(session, found, &wishes, &because);
            }
            _ => session.set_at(file, place, &wishes, &because)?,
        }
    }
    withdraw(session, file, one, &value, &because)
}

/// The reason given, else that of the change that gave the value, else that two values were settled.
fn reason(
    roadmap: &Roadmap,
    one: &OpenConflict,
    value: Option<&Value>,
    because: &ChangeReason,
) -> ChangeReason {
    if because.why.is_some() || because.code.is_some() {
        return because.clone();
    }
    let (item, field) = one.spot.field();
    let is_removal = one.is_presence() && value == Some(&Value::Truth(true));
    let wanted = match is_removal {
        true => None,
        false => one
            .spot
            .widen(&crate::edit::diff::OrderedValue(value.cloned())),
    };
    let gave = roadmap.changes.iter().rev().find(|change| {
        change.item.as_deref() == Some(item.as_str())
            && change.field.as_deref() == Some(field.as_str())
            && change.to == wanted
            && change.why.is_some()
            && change.code.is_some()
    });
    let approved = |known: Option<&String>| because.approved_by.clone().or(known.cloned());
    let reference = |known: Option<&String>| because.reference.clone().or(known.cloned());
    let settled = ChangeReason::of(
        Code::Correction,
        "settled what two people had changed apart",
    );
    match gave {
        Some(change) => ChangeReason {
            code: change.code.clone(),
            why: change.why.clone(),
            cause: change.cause.as_ref().map(ToString::to_string),
            approved_by: approved(change.approved_by.as_ref()),
            reference: reference(change.reference.as_ref()),
            feedback: because.feedback.clone(),
        },
        None => ChangeReason {
            approved_by: approved(None),
            reference: reference(None),
            feedback: because.feedback.clone(),
            ..settled
        },
    }
}

/// Whether an entry, or a part of one, stays or goes.
fn presence(
    session: &mut Transaction<'_>,
    file: Option<usize>,
    one: &OpenConflict,
    removed: bool,
    because: &ChangeReason,
) -> Result<(), EditError> {
    let is_part = one.spot.part.is_some();
    let writer = session.writer(file);
    // With an entry go all conflicts about it.
    let gone = |index: &usize| {
        let clash = &writer.roadmap().conflicts[*index];
        let is_of_it = clash.item.as_deref() == Some(one.spot.item.as_str());
        one.conflicts.contains(index) || (removed && !is_part && is_of_it)
    };
    let about: Vec<usize> = (0..writer.roadmap().conflicts.len()).filter(gone).collect();
    for index in about.into_iter().rev() {
        writer.withdraw(EntryPath::of(Kind::Conflict, index))?;
    }
    match one.place {
        Some(place) if removed => writer.remove(place, because),
        Some(_) if !is_part => {
            let truth = |truth: bool| Some(Value::Truth(truth));
            writer.log(&one.spot.item, REMOVED, truth(true), truth(false), because);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The conflicts go, and every value that was rejected and is not in the log as such is logged.
fn withdraw(
    session: &mut Transaction<'_>,
    file: Option<usize>,
    one: &OpenConflict,
    value: &Option<Value>,
    because: &ChangeReason,
) -> Result<(), EditError> {
    let (item, field) = one.spot.field();
    let writer = session.writer(file);
    let chosen = one
        .spot
        .widen(&crate::edit::diff::OrderedValue(value.clone()));
    // Of a known field of a part the change from what stood was logged when it was set.
    let is_logged =
        |held: &Option<Value>| *held == one.sides[0].value && one.spot.part.is_some() && one.known;
    for side in &one.sides {
        if side.value != *value && !is_logged(&side.value) {
            let rejected = one
                .spot
                .widen(&crate::edit::diff::OrderedValue(side.value.clone()));
            writer.log(&item, &field, rejected, chosen.clone(), because);
        }
    }
    for index in one.conflicts.iter().rev() {
        writer.withdraw(EntryPath::of(Kind::Conflict, *index))?;
    }
    Ok(())
}
