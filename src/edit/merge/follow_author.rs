//! References that one person made to an entry follow it to another id.

use crate::edit::change::{Edit, EntryPath};
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Entry, EntryClass, Kind, Roadmap, Value, ValueType};

/// A reference that is to follow.
struct ReferenceEdit {
    file: Option<usize>,
    place: EntryPath,
    field: &'static str,
    value: Value,
    is_logged: bool,
}

/// Rewrites every reference to the entry `old` of a file that `author` made, in every file, to `new`. What the log
/// tells is logged.
///
/// # Errors
/// A field does not take the reference.
pub(super) fn follow(
    transaction: &mut Transaction<'_>,
    home: Option<usize>,
    (old, new): (&str, &str),
    author: &str,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let portfolio = transaction.portfolio();
    let home_id = &portfolio.file(home).id;
    let files = (0..portfolio.roadmaps.len()).map(Some).chain([None]);
    let mut found = Vec::new();
    for file in files {
        let roadmap = transaction.file(file);
        let renamed = |value: &Value| renamed(value, (home_id, file == home), (old, new));
        // Records are never changed once they are written.
        let kinds = Kind::lists().filter(|kind| kind.description().nature != EntryClass::Record);
        for kind in kinds {
            for (index, entry) in roadmap.entries(kind).enumerate() {
                if file == home && entry.id() == new {
                    continue;
                }
                let place = EntryPath::of(kind, index);
                let parts = kind.description().subs.iter().flat_map(|&part| {
                    let parts = entry.children(part).into_iter().enumerate();
                    parts.map(move |(number, part_entry)| (place.part(part, number), part_entry))
                });
                for (place, holder) in [(place, entry)].into_iter().chain(parts) {
                    let references = references(holder, &renamed);
                    let own = references.filter(|(field, ..)| {
                        author_of(roadmap, entry, field, &renamed).as_deref() == Some(author)
                    });
                    found.extend(own.map(|(field, value, is_logged)| ReferenceEdit {
                        file,
                        place,
                        field,
                        value,
                        is_logged,
                    }));
                }
            }
        }
    }
    for one in found {
        let (place, field) = (one.place, one.field);
        let editor = transaction.editor(one.file);
        match one.is_logged {
            true => editor.set(place, &[(field, Some(one.value))], reason)?,
            false => editor.apply_unlogged(Edit::Set {
                place,
                field,
                value: one.value,
            })?,
        }
    }
    Ok(())
}

/// The fields of an entry that refer to it, each with its new value and whether the log tells of it.
fn references<'e>(
    entry: &'e dyn Entry,
    renamed: &'e dyn Fn(&Value) -> Option<Value>,
) -> impl Iterator<Item = (&'static str, Value, bool)> + 'e {
    let fields = entry.fields().iter().enumerate();
    let fields = fields.filter(|(_, field)| matches!(field.shape, ValueType::Reference(_)));
    fields.filter_map(move |(index, field)| {
        let value = renamed(&entry.get(index)?)?;
        Some((field.key, value, field.logged))
    })
}

/// Who made a reference: the newest change that gave it, else who added the entry, else who signs it.
fn author_of(
    roadmap: &Roadmap,
    entry: &dyn Entry,
    field: &str,
    refers: &dyn Fn(&Value) -> Option<Value>,
) -> Option<String> {
    let of_it = || {
        let changes = roadmap.changes.iter();
        changes
            .filter(|change| !entry.id().is_empty() && change.item.as_deref() == Some(entry.id()))
    };
    let gave = of_it().filter(|change| {
        let to = change.to.as_ref().and_then(refers);
        change.field.as_deref() == Some(field) && to.is_some()
    });
    let change = gave.max_by_key(|change| change.on).or_else(|| {
        of_it()
            .filter(|change| change.is_addition())
            .max_by_key(|change| change.on)
    });
    let by = change.and_then(|change| change.by.as_ref().map(String::from));
    by.or_else(|| Some(entry.value("by")?.as_text()?.to_owned()))
}

/// The value with the references to the old id led to the new one; `None` where there are none.
fn renamed(
    value: &Value,
    (home, is_home): (&str, bool),
    (old, new): (&str, &str),
) -> Option<Value> {
    let text = |text: &str| match text.split_once('/') {
        Some((roadmap, id)) if roadmap == home && id == old => Some(format!("{home}/{new}")),
        None if is_home && text == old => Some(new.to_owned()),
        _ => None,
    };
    match value {
        Value::Text(one) => text(one).map(Value::Text),
        Value::List(items) => {
            let led: Vec<Option<String>> = items
                .iter()
                .map(|item| item.as_text().and_then(text))
                .collect();
            let any = led.iter().any(Option::is_some);
            let items = items.iter().cloned().zip(led);
            any.then(|| {
                Value::List(
                    items
                        .map(|(item, led)| led.map_or(item, Value::Text))
                        .collect(),
                )
            })
        }
        _ => None,
    }
}
