//! What an edit means on the typed roadmap. The store checks what it wrote against this.

use super::change::{Edit, EntryPath, NewEntry};
use super::error::EditError;
use crate::model::custom_values::UnknownValue;
use crate::model::{Entry, Kind, Roadmap, Value};

/// Applies one edit.
///
/// # Errors
/// The edit names what is not there, or a value does not fit; the roadmap may then be half changed.
pub fn apply(roadmap: &mut Roadmap, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Set {
            place,
            field,
            value,
        } => {
            let entry = find(roadmap, *place)?;
            set(entry, field, value)
        }
        Edit::Unset { place, field } => {
            let entry = find(roadmap, *place)?;
            entry.custom_mut().forget_refused(field);
            match entry.field_index(field) {
                Some(index) => entry.clear(index),
                None => entry.forget_unknown(field),
            }
            Ok(())
        }
        Edit::Add { into: None, new } => {
            let entry = roadmap
                .push(new.kind)
                .ok_or_else(|| EditError::gone(new.kind.key()))?;
            fill(entry, new)
        }
        Edit::Add {
            into: Some((kind, index)),
            new,
        } => {
            let entry = find(roadmap, EntryPath::of(*kind, *index))?;
            let part = entry
                .push_sub(new.kind)
                .ok_or_else(|| EditError::gone(new.kind.key()))?;
            fill(part, new)
        }
        Edit::Remove { place } => {
            find(roadmap, *place)?;
            match place.part {
                None => roadmap.remove(place.kind, place.index),
                Some((kind, index)) => {
                    find(roadmap, EntryPath::of(place.kind, place.index))?.remove_sub(kind, index);
                }
            }
            Ok(())
        }
        Edit::SetUnknown {
            place, key, value, ..
        } => set_unknown(roadmap, *place, key, value.as_ref()),
    }
}

/// The typed roadmap keeps only the names of keys that the format does not know.
fn set_unknown(
    roadmap: &mut Roadmap,
    place: EntryPath,
    key: &str,
    value: Option<&Value>,
) -> Result<(), EditError> {
    let there = value.is_some();
    let is_root = place.kind == Kind::FileHeader;
    let is_known = !is_root || roadmap.is_portfolio() || key == "format";
    if let (Some(field), true) = (place.kind_there().field_index(key), is_known) {
        let entry = find(roadmap, place)?;
        entry.clear(field);
        refuse(entry, field, key, value);
        return Ok(());
    }
    if is_root {
        roadmap.unknown.retain(|known| known != key);
        if there {
            roadmap.unknown.push(key.to_owned());
        }
        return Ok(());
    }
    let entry = find(roadmap, place)?;
    entry.custom_mut().forget_value(key);
    if let (Some(field), Some(value)) = (entry.field_index(key), value) {
        // What does not fit a custom field counts as absent.
        let _ = entry.set(field, value);
    } else if let Some(field) = entry.field_index(key) {
        entry.clear(field);
    } else if there {
        entry.note_unknown(key);
    } else {
        entry.forget_unknown(key);
    }
    Ok(())
}

fn find(roadmap: &mut Roadmap, place: EntryPath) -> Result<&mut dyn Entry, EditError> {
    place
        .find_mut(roadmap)
        .ok_or_else(|| EditError::gone(place.kind_there().key()))
}

/// Sets a field. A custom one is an unknown key where the portfolio is not at hand, as in the text of one file.
fn set(entry: &mut dyn Entry, key: &str, value: &Value) -> Result<(), EditError> {
    let Some(index) = entry.field_index(key) else {
        if !entry.kind().has_id() {
            return Err(EditError::unknown_field(entry.kind(), key));
        }
        entry.note_unknown(key);
        entry.custom_mut().keep_unknown(UnknownValue {
            key: key.to_owned(),
            value: value.clone(),
            offset: 0,
        });
        return Ok(());
    };
    entry
        .set(index, value)
        .map_err(|what| EditError::value(key, &what))?;
    entry.custom_mut().forget_refused(key);
    Ok(())
}

/// A value that its field does not take counts as absent; of a list the members that fit count.
fn refuse(entry: &mut dyn Entry, field: usize, key: &str, value: Option<&Value>) {
    entry.custom_mut().forget_refused(key);
    let Some(value) = value else { return };
    if let (Value::List(members), true) = (value, entry.fields()[field].many) {
        let mut fitting = Vec::new();
        for member in members {
            if entry.set(field, &Value::List(vec![member.clone()])).is_ok() {
                fitting.push(member.clone());
            }
        }
        let _ = entry.set(field, &Value::List(fitting));
    }
    entry.custom_mut().keep_refused(key, value.clone());
}

fn fill(entry: &mut dyn Entry, new: &NewEntry) -> Result<(), EditError> {
    for (key, value) in &new.fields {
        set(entry, key, value)?;
    }
    for (key, value) in &new.unknown_keys {
        if let (Some(field), true) = (entry.field_index(key), new.kind.field_index(key).is_none()) {
            // A custom field; what does not fit it counts as absent.
            let _ = entry.set(field, value);
        } else if let Some(field) = new.kind.field_index(key) {
            refuse(entry, field, key, Some(value));
        } else {
            entry.note_unknown(key);
        }
    }
    for part in &new.parts {
        let empty = entry
            .push_sub(part.kind)
            .ok_or_else(|| EditError::gone(part.kind.key()))?;
        fill(empty, part)?;
    }
    Ok(())
}
