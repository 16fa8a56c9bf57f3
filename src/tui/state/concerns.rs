//! What needs somebody: the flags by what they are on.

use std::collections::HashMap;
use std::sync::Arc;

use crate::health::Flag;
use crate::tui::state::route::RowId;

/// An entry that needs somebody, with its flags.
#[derive(Clone, Debug)]
pub(crate) struct FlaggedEntry {
    /// What it is.
    pub key: RowId,
    /// The places of its flags among all, the worst first.
    pub flags: Vec<usize>,
}

/// The flags by what they are on, in the order of the worst of each.
pub(crate) fn concerns(flags: &[Arc<Flag>]) -> Vec<FlaggedEntry> {
    let mut places: HashMap<RowId, usize> = HashMap::new();
    let mut concerns: Vec<FlaggedEntry> = Vec::new();
    for (index, flag) in flags.iter().enumerate() {
        let key = key_of(flag);
        match places.get(&key) {
            Some(place) => concerns[*place].flags.push(index),
            None => {
                places.insert(key.clone(), concerns.len());
                concerns.push(FlaggedEntry {
                    key,
                    flags: vec![index],
                });
            }
        }
    }
    concerns
}

fn key_of(flag: &Flag) -> RowId {
    let roadmap = flag.roadmap.to_string();
    match (&flag.item, flag.entry) {
        (Some(item), Some(found)) => RowId::Entry(roadmap, found.kind, item.to_string()),
        _ => RowId::Roadmap(roadmap),
    }
}
