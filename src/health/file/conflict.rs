//! Fields that two people changed apart.

use crate::model::hash::{HashMap, HashSet};

use crate::health::flag::Severity::Error;
use crate::health::flag_collector::FlagCollector;
use crate::health::rules::Rule;
use crate::model::{Conflict, Kind, Roadmap};

pub(super) fn raise(file: &Roadmap, place: Option<usize>, collector: &mut FlagCollector<'_>) {
    if file.conflicts.is_empty() {
        return;
    }
    let holders = holders(file);
    let mut told = HashSet::default();
    for (index, conflict) in file.conflicts.iter().enumerate() {
        let (item, field) = (conflict.item.as_deref(), conflict.field.as_deref());
        if !told.insert((item, field)) {
            continue;
        }
        let message = || message(conflict);
        if item == Some("cluster") && place.is_some() {
            collector.raise_cluster(Rule::Conflict, Error, message);
            continue;
        }
        let on = item.and_then(|item| holders.get(item).copied());
        collector.raise(
            Rule::Conflict,
            Error,
            on.unwrap_or((Kind::Conflict, index)),
            None,
            message,
        );
    }
}

/// The first entry of each id, in the order of kinds and of the file.
fn holders(file: &Roadmap) -> HashMap<&str, (Kind, usize)> {
    let mut holders = HashMap::default();
    for kind in Kind::lists().filter(|kind| kind.has_id()) {
        for (index, entry) in file.entries(kind).enumerate() {
            if !entry.id().is_empty() {
                holders.entry(entry.id()).or_insert((kind, index));
            }
        }
    }
    holders
}

/// Names only the field: values may be long, or personal.
fn message(conflict: &Conflict) -> String {
    match conflict.field.as_deref() {
        Some("removed") => "removed by one and changed by another: choose one of the two".into(),
        Some("added") => {
            "added by two people separately: say whether it is one entry or two".into()
        }
        Some(field) => {
            format!("two people changed {field} separately: choose one of the two values")
        }
        None => "two people changed the same field separately: choose one of the two values".into(),
    }
}
