//! What an edit means on the typed roadmap. The store checks what it wrote against this.

use super::change::{Edit, EntryPath, NewEntry};
use super::error::EditError;
use crate::model::{Entry, Kind, Roadmap};

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
            let index = field_of(place.kind_there(), field)?;
            entry
                .set(index, value)
                .map_err(|what| EditError::value(field, &what))
        }
        Edit::Unset { place, field } => {
            let index = field_of(place.kind_there(), field)?;
            find(roadmap, *place)?.clear(index);
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
                    find(roadmap, EntryPath::of(place.kind, place.index))?.remove_sub(kind, index)
                }
            }
            Ok(())
        }
        Edit::Stray {
            place, key, value, ..
        } => stray(roadmap, *place, key, value.is_some()),
    }
}

/// The typed roadmap keeps only the names of keys that the format does not know.
fn stray(roadmap: &mut Roadmap, place: EntryPath, key: &str, there: bool) -> Result<(), EditError> {
    let is_root = place.kind == Kind::FileHeader;
    let is_known = !is_root || roadmap.is_portfolio() || key == "format";
    if let (Some(field), true) = (place.kind_there().field_index(key), is_known) {
        // A value that its field does not take counts as absent.
        find(roadmap, place)?.clear(field);
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
    if there {
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

fn field_of(kind: Kind, key: &str) -> Result<usize, EditError> {
    kind.field_index(key)
        .ok_or_else(|| EditError::unknown_field(kind, key))
}

fn fill(entry: &mut dyn Entry, new: &NewEntry) -> Result<(), EditError> {
    for (key, value) in &new.fields {
        let index = field_of(new.kind, key)?;
        entry
            .set(index, value)
            .map_err(|what| EditError::value(key, &what))?;
    }
    for (key, _) in &new.strays {
        if new.kind.field_index(key).is_none() {
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
