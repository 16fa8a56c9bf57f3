//! A roadmap gets another id: the references to its entries follow, in every file.

use crate::edit::change::{Edit, EntryPath};
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Code, Entry, EntryClass, Kind, Roadmap, Value, ValueType};

/// Rewrites every reference into the roadmap of the id `old` to `new`. What the log tells is logged as a correction,
/// which is no update of a milestone; records and handling are rewritten as they stand.
///
/// # Errors
/// A field does not take the reference.
pub(crate) fn rename_references(
    transaction: &mut Transaction<'_>,
    old: &str,
    new: &str,
) -> Result<(), EditError> {
    let reason = ChangeReason::of(Code::Correction, format!("{old} was renamed to {new}"));
    let portfolio = transaction.portfolio();
    let files = (0..portfolio.roadmaps.len()).map(Some).chain([None]);
    for file in files {
        for kind in Kind::lists() {
            for (index, entry) in portfolio.file(file).entries(kind).enumerate() {
                let place = EntryPath::of(kind, index);
                follow(transaction, (file, place), entry, (old, new), &reason)?;
                for &part in kind.description().subs {
                    for (number, entry) in entry.children(part).into_iter().enumerate() {
                        let place = place.part(part, number);
                        follow(transaction, (file, place), entry, (old, new), &reason)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Rewrites the references of one entry.
fn follow(
    transaction: &mut Transaction<'_>,
    (file, place): (Option<usize>, EntryPath),
    entry: &dyn Entry,
    (old, new): (&str, &str),
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let is_record = place.kind.description().nature == EntryClass::Record;
    for (index, field) in entry.fields().iter().enumerate() {
        if !matches!(field.shape, ValueType::Reference(_)) {
            continue;
        }
        let Some(value) = entry.get(index).and_then(|value| renamed(&value, old, new)) else {
            continue;
        };
        let editor = transaction.editor(file);
        if is_record || !field.logged {
            let field = field.key;
            editor.apply_unlogged(Edit::Set {
                place,
                field,
                value,
            })?;
        } else {
            editor.set(place, &[(field.key, Some(value))], reason)?;
        }
    }
    Ok(())
}

/// The edits by which one file names a roadmap by its new id, for a folder that follows a renaming from elsewhere: whoever
/// renamed it has logged why.
pub(crate) fn reference_edits(file: &Roadmap, old: &str, new: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut follow = |place: EntryPath, entry: &dyn Entry| {
        for (index, field) in entry.fields().iter().enumerate() {
            let is_reference = matches!(field.shape, ValueType::Reference(_));
            let value = entry.get(index).filter(|_| is_reference);
            if let Some(value) = value.and_then(|value| renamed(&value, old, new)) {
                let field = field.key;
                edits.push(Edit::Set {
                    place,
                    field,
                    value,
                });
            }
        }
    };
    for kind in Kind::lists() {
        for (index, entry) in file.entries(kind).enumerate() {
            let place = EntryPath::of(kind, index);
            follow(place, entry);
            for &part in kind.description().subs {
                for (number, entry) in entry.children(part).into_iter().enumerate() {
                    follow(place.part(part, number), entry);
                }
            }
        }
    }
    edits
}

/// The value with the references that name the roadmap by its new id; `None` where there are none.
fn renamed(value: &Value, old: &str, new: &str) -> Option<Value> {
    let text = |text: &str| {
        let (roadmap, id) = text.split_once('/')?;
        (roadmap == old).then(|| Value::Text(format!("{new}/{id}")))
    };
    match value {
        Value::Text(one) => text(one),
        Value::List(items) => {
            let renamed: Vec<Option<Value>> =
                (items.iter().map(|item| item.as_text().and_then(text))).collect();
            let any = renamed.iter().any(Option::is_some);
            let items = items.iter().cloned().zip(renamed);
            any.then(|| Value::List(items.map(|(item, new)| new.unwrap_or(item)).collect()))
        }
        _ => None,
    }
}

/// Whether anything in a file names an entry of the roadmap of that id.
pub(crate) fn refers_to(file: &Roadmap, id: &str) -> bool {
    let names = |entry: &dyn Entry| {
        let fields = entry.fields().iter().enumerate();
        let mut references =
            fields.filter(|(_, field)| matches!(field.shape, ValueType::Reference(_)));
        references.any(|(index, _)| {
            let value = entry.get(index);
            value.is_some_and(|value| renamed(&value, id, id).is_some())
        })
    };
    Kind::lists().any(|kind| {
        file.entries(kind).any(|entry| {
            let parts = kind.description().subs;
            let mut parts = parts.iter().flat_map(|part| entry.children(*part));
            names(entry) || parts.any(names)
        })
    })
}
