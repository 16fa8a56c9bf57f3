//! A roadmap written anew from what was read: for copies that leave, in which no comment, no unknown key and nothing
//! hidden may stand. A person's own file is never written like this.

use super::commit::{CommitError, edited};
use crate::edit::{Edit, EntryPath, NewEntry};
use crate::model::records::WITHHELD_TEXT;
use crate::model::{Entry, EntryClass, Kind, Roadmap, Value};

/// The text of a roadmap, or of `portfolio.toml`, without what is withheld.
///
/// # Errors
/// A value cannot be written.
pub(crate) fn rewritten(roadmap: &Roadmap) -> Result<String, CommitError> {
    let mut edits = Vec::new();
    for kind in Kind::ALL
        .iter()
        .copied()
        .filter(|kind| roadmap.holds(*kind))
    {
        let described = kind.description();
        if described.parent.is_some() {
            continue;
        }
        let is_table = described.nature == EntryClass::Table;
        for index in 0..roadmap.count(kind) {
            let Some(entry) = roadmap.entry(kind, index) else {
                continue;
            };
            match is_table {
                true => edits.extend(table(kind, entry)),
                false => edits.push(Edit::Add {
                    into: None,
                    new: copy(entry),
                }),
            }
        }
    }
    Ok(edited(&roadmap.id, "format = 1\n", &edits)?.0)
}

fn table(kind: Kind, entry: &dyn Entry) -> Vec<Edit> {
    let fields = entry.fields().iter().enumerate();
    let known = fields.filter(|(_, field)| (kind, field.key) != (Kind::FileHeader, "format"));
    let values = known.filter_map(|(at, field)| Some((field.key, entry.get(at)?)));
    let set = |(field, value)| Edit::Set {
        place: EntryPath::of(kind, 0),
        field,
        value,
    };
    values.map(set).collect()
}

fn copy(entry: &dyn Entry) -> NewEntry {
    let mut new = NewEntry::copy(entry);
    clean(&mut new);
    new
}

fn clean(new: &mut NewEntry) {
    let is_withheld = |value: &Value| match value {
        Value::Text(text) => text == WITHHELD_TEXT,
        Value::List(items) => items
            .iter()
            .any(|item| item.as_text() == Some(WITHHELD_TEXT)),
        _ => false,
    };
    new.fields.retain(|(_, value)| !is_withheld(value));
    new.unknown_keys.clear();
    new.text = None;
    new.parts.iter_mut().for_each(clean);
}
