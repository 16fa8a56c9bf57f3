//! Values of a file that no field holds, kept with their entries: with a wrong type, or of an unknown key in a part. They
//! count as absent everywhere, but whatever takes an entry out of the file keeps them in the log.

use super::read::ReadResult;
use super::splice::unheld;
use crate::model::{Entry, Kind, Roadmap, Value};

/// Keeps them. Few files have any; of the others the text is not gone through again.
pub(crate) fn keep(text: &str, reading: &mut ReadResult) {
    let has_problems = !reading.problems.is_empty();
    let Some(roadmap) = &mut reading.roadmap else {
        return;
    };
    if !has_problems && !has_names_alone(roadmap) {
        return;
    }
    for one in unheld(text, roadmap) {
        let Some(entry) = one.place.find_mut(roadmap) else {
            continue;
        };
        let mut unknown = entry.custom().unknown().iter();
        if !unknown.any(|known| known.key == one.key) {
            let value = writable(one.value);
            entry.custom_mut().keep_refused(&one.key, value);
        }
    }
}

/// Whether of an unknown key only the name was read.
fn has_names_alone(roadmap: &Roadmap) -> bool {
    let alone = |entry: &dyn Entry| entry.unknown().len() > entry.custom().unknown().len();
    Kind::lists()
        .flat_map(|kind| roadmap.entries(kind))
        .any(|entry| {
            let mut parts = entry.kind().description().subs.iter();
            alone(entry)
                || parts.any(|&part| {
                    entry.child_count(part) > 0 && entry.children(part).into_iter().any(alone)
                })
        })
}

/// A value as it may be written elsewhere: what TOML does not allow, as text.
fn writable(value: Value) -> Value {
    match value {
        Value::Other(raw) if toml::from_str::<toml::Table>(&format!("a = {raw}")).is_err() => {
            Value::Text(raw)
        }
        Value::List(members) => Value::List(members.into_iter().map(writable).collect()),
        Value::Table(pairs) => {
            let pairs = pairs.into_iter();
            Value::Table(pairs.map(|(key, value)| (key, writable(value))).collect())
        }
        value => value,
    }
}
