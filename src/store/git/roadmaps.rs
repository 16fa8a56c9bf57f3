//! The roadmaps of a commit as roadmaps, and how many entries of them differ.

use std::collections::BTreeMap;

use super::files::{Blob, roadmaps};
use super::{Git, GitError};
use crate::edit::diff::diff;
use crate::edit::{Edit, EntryPath};
use crate::model::{Kind, Roadmap};
use crate::store::read::read_text;

/// The roadmaps of a commit, or of what is about to be committed.
pub(super) type CommittedRoadmaps = BTreeMap<String, CommittedRoadmap>;

pub(super) struct CommittedRoadmap {
    pub text: String,
    pub roadmap: Roadmap,
}

pub(super) fn tree(git: &Git, revision: &str) -> Result<CommittedRoadmaps, GitError> {
    Ok(readable(roadmaps(git, revision)?))
}

/// Those that can be read, by their ids.
pub(super) fn readable(files: BTreeMap<String, Blob>) -> CommittedRoadmaps {
    let read = files.into_iter().filter_map(|(name, blob)| {
        let id = name.strip_suffix(".toml")?;
        Some((
            id.to_owned(),
            held(id, String::from_utf8(blob.bytes).ok()?)?,
        ))
    });
    read.collect()
}

/// A roadmap as one side has it, where it can be read.
pub(super) fn held(id: &str, text: String) -> Option<CommittedRoadmap> {
    let roadmap = read_text(id, &text).roadmap?;
    Some(CommittedRoadmap { text, roadmap })
}

/// The entries and records of a roadmap that differ from what it was, but for the log and conflicts; a new one is one.
pub(super) fn touched(now: &CommittedRoadmap, before: Option<&CommittedRoadmap>) -> usize {
    let is_told = |kind: Kind| !matches!(kind, Kind::Change | Kind::Conflict);
    let Some(before) = before else { return 1 };
    let mut places: Vec<EntryPath> = Vec::new();
    let mut whole = 0;
    for edit in diff(&before.roadmap, &now.roadmap) {
        match edit {
            Edit::Set { place, .. } | Edit::Unset { place, .. } if !places.contains(&place) => {
                places.push(place);
            }
            Edit::Add { new, .. } if is_told(new.kind) => whole += 1,
            Edit::Remove { place } if is_told(place.kind) => whole += 1,
            _ => {}
        }
    }
    places.len() + whole
}

/// The same over all roadmaps.
pub(super) fn all_touched(old: &CommittedRoadmaps, new: &CommittedRoadmaps) -> usize {
    new.iter()
        .map(|(id, held)| touched(held, old.get(id)))
        .sum()
}

pub(super) fn conflicts(held: &CommittedRoadmap) -> usize {
    let told =
        |conflict: &crate::model::Conflict| format!("{:?} {:?}", conflict.item, conflict.field);
    let mut fields: Vec<String> = held.roadmap.conflicts.iter().map(told).collect();
    fields.sort();
    fields.dedup();
    fields.len()
}
