//! Settling a conflict: a person says which value holds.

use super::close_conflicts::close_conflicts;
use super::log::REMOVED;
use super::open_conflicts::{OpenConflict, unsettled};
use super::resolve_added;
use crate::edit::change::{Edit, EntryPath};
use crate::edit::change_reason::ChangeReason;
use crate::edit::diff::fits;
use crate::edit::error::EditError;
use crate::edit::operations;
use crate::edit::transaction::Transaction;
use crate::model::LeanString;
use crate::model::{Code, EntryRef, Kind, Roadmap, Value};

/// Settles every conflict on a field of an item (the id of an entry, or `cluster`, `rules`, `portfolio`) for
/// `value`, which may be a third one; `None` takes the field away. Of a part (a match), `value` is the value of
/// the key that is in conflict. Of the field `removed`, `true` removes the entry and `false` keeps it. A reason
/// that is not given is that of the change which first gave the value, where the log has it.
///
/// # Errors
/// There is no such conflict, the value does not fit, or a reason is missing.
pub(crate) fn resolve(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    item: &str,
    field: &str,
    value: Option<Value>,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let mut open = unsettled(transaction.file(file));
    open.retain(|one| one.path.field() == (item.to_owned(), field.to_owned()));
    if open.is_empty() {
        return Err(EditError::new(
            format!("there is no conflict on {field} of {item}"),
            "tcu list conflicts shows those that are open",
        ));
    }
    let takes = |one: &&OpenConflict| match (&value, one.is_presence()) {
        _ if one.is_addition() => true,
        (Some(Value::Truth(_)), true) | (None, false) => true,
        (Some(value), false) => {
            let kind = one.kind().filter(|_| one.known);
            kind.is_none_or(|kind| fits(kind, &one.path.key, value))
        }
        _ => false,
    };
    let one = open.iter().find(takes).unwrap_or(&open[0]);
    settle(transaction, file, one, value.clone(), reason)
}

/// Settles one field in conflict for a value, as [`resolve`].
///
/// # Errors
/// As [`resolve`].
pub fn settle(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    one: &OpenConflict,
    value: Option<Value>,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let reason = reason_of(transaction.file(file), one, value.as_ref(), reason);
    if one.is_presence() {
        let Some(Value::Truth(removed)) = value else {
            return Err(EditError::new(
                "of whether it is removed there are two values",
                "say true to remove it, false to keep it",
            ));
        };
        return presence(transaction, file, one, removed, &reason);
    }
    if one.is_addition() {
        return resolve_added::settle(transaction, file, one, value.as_ref(), &reason);
    }
    let Some(place) = one.place else {
        // What it was about has gone: only what was rejected is logged.
        return close_conflicts(transaction, file, one, value.as_ref(), &reason);
    };
    let key = one.path.key.as_str();
    if !one.known {
        if value != one.sides[0].value {
            transaction.editor(file).apply_unlogged(Edit::SetUnknown {
                place,
                key: key.to_owned(),
                value: value.clone(),
                text: None,
            })?;
        }
        return close_conflicts(transaction, file, one, value.as_ref(), &reason);
    }
    let kind = place.kind_there();
    if let Some(value) = value.as_ref().filter(|value| !fits(kind, key, value)) {
        return Err(EditError::new(
            format!("{} is no value for {key}", value.plain()),
            "choose another, or mend it in a text editor",
        ));
    }
    if one.sides[0].value != value {
        let assignments = [(key, value.clone())];
        match (place.part, one.entry) {
            (None, Some((kind, index))) => {
                let found = EntryRef {
                    roadmap: file,
                    kind,
                    index,
                };
                // Whatever changes the field settles its conflicts as well.
                return operations::entry::set(transaction, found, &assignments, &reason);
            }
            _ => transaction.set_at(file, place, &assignments, &reason)?,
        }
    }
    close_conflicts(transaction, file, one, value.as_ref(), &reason)
}

/// The reason given, else that of the change that gave the value, else that two values were settled.
fn reason_of(
    roadmap: &Roadmap,
    one: &OpenConflict,
    value: Option<&Value>,
    reason: &ChangeReason,
) -> ChangeReason {
    if reason.why.is_some() || reason.code.is_some() {
        return reason.clone();
    }
    let (item, field) = one.path.field();
    let is_removal = one.is_presence() && value == Some(&Value::Truth(true));
    let wanted = match is_removal {
        true => None,
        false => one
            .path
            .widen(&crate::edit::diff::OrderedValue(value.cloned())),
    };
    let gave = roadmap.changes.iter().rev().find(|change| {
        change.item.as_deref() == Some(item.as_str())
            && change.field.as_deref() == Some(field.as_str())
            && change.to == wanted
            && change.why.is_some()
            && change.code.is_some()
    });
    let approved = |known: Option<&LeanString>| {
        let known = known.map(String::from);
        reason.approved_by.clone().or(known)
    };
    let reference = |known: Option<&LeanString>| {
        let known = known.map(String::from);
        reason.reference.clone().or(known)
    };
    let settled = ChangeReason::of(
        Code::Correction,
        "settled what two people had changed apart",
    );
    match gave {
        Some(change) => ChangeReason {
            code: change.code.as_ref().map(String::from),
            why: change.why.as_ref().map(String::from),
            cause: change.cause.as_ref().map(ToString::to_string),
            approved_by: approved(change.approved_by.as_ref()),
            reference: reference(change.reference.as_ref()),
            feedback: reason.feedback.clone(),
        },
        None => ChangeReason {
            approved_by: approved(None),
            reference: reference(None),
            feedback: reason.feedback.clone(),
            ..settled
        },
    }
}

/// Whether an entry, or a part of one, stays or goes.
fn presence(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    one: &OpenConflict,
    removed: bool,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let is_part = one.path.part.is_some();
    let editor = transaction.editor(file);
    // With an entry go all conflicts about it.
    let gone = |index: &usize| {
        let conflict = &editor.roadmap().conflicts[*index];
        let is_of_it = conflict.item.as_deref() == Some(one.path.item.as_str());
        one.conflicts.contains(index) || (removed && !is_part && is_of_it)
    };
    let about: Vec<usize> = (0..editor.roadmap().conflicts.len()).filter(gone).collect();
    for index in about.into_iter().rev() {
        editor.remove_unlogged(EntryPath::of(Kind::Conflict, index))?;
    }
    match one.place {
        Some(place) if removed => editor.remove(place, reason),
        Some(_) if !is_part => {
            let truth = |truth: bool| Some(Value::Truth(truth));
            editor.log(&one.path.item, REMOVED, truth(true), truth(false), reason);
            Ok(())
        }
        _ => Ok(()),
    }
}
