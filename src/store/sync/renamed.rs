//! Roadmaps that have another id on one side since the last sync, recognised by their feedback, else by the name of
//! their cluster, and followed.

use std::collections::BTreeSet;
use std::fs;

use super::pass::SyncPass;
use super::sync_error::{SyncError, read_error};
use crate::store::faults;
use crate::store::read::read_text;
use crate::store::sound::sound;

/// Gives a roadmap that one side has renamed its new id on the other side too; gives the old and the new ids.
pub(super) fn follow(pass: &mut SyncPass) -> Result<BTreeSet<String>, SyncError> {
    let known: BTreeSet<String> = pass.bases.known().into_iter().collect();
    if known.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut followed = BTreeSet::new();
    let mut ids = [BTreeSet::new(), BTreeSet::new()];
    for side in [0, 1] {
        let listing = pass.list(side)?;
        ids[side].extend(listing.roadmaps.into_iter().map(|listed| listed.id));
    }
    for side in [0, 1] {
        let (mine, others) = (&ids[side], &ids[1 - side]);
        let gone = known
            .iter()
            .filter(|id| !mine.contains(*id) && others.contains(*id));
        let gone: Vec<&String> = gone.collect();
        if gone.is_empty() {
            continue;
        }
        let new = mine
            .iter()
            .filter(|id| !known.contains(*id) && !others.contains(*id));
        for new in new {
            let marks = Marks::of(pass, side, new);
            let is_same = |old: &&&String| marks.is_same(&Marks::of(pass, 1 - side, old));
            if let Some(old) = gone.iter().find(is_same) {
                rename(pass, 1 - side, old, new)?;
                followed.extend([(*old).clone(), new.clone()]);
            }
        }
    }
    Ok(followed)
}

/// By what a roadmap is known under another id.
#[derive(Default)]
struct Marks {
    /// The ids of its feedback.
    feedback: BTreeSet<String>,
    /// The name of its cluster.
    name: Option<String>,
}

impl Marks {
    /// Those of a roadmap; none of one that cannot be read.
    fn of(pass: &SyncPass, side: usize, id: &str) -> Self {
        let bytes = pass.bytes(side, id).ok().flatten().unwrap_or_default();
        let roadmap = sound(id, &bytes)
            .ok()
            .and_then(|text| read_text(id, &text).roadmap);
        let Some(roadmap) = roadmap else {
            return Self::default();
        };
        let ids = roadmap.feedback.iter().map(|one| one.id.to_string());
        Self {
            feedback: ids.filter(|id| !id.is_empty()).collect(),
            name: roadmap.cluster.name.map(String::from),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        match self.feedback.is_empty() || other.feedback.is_empty() {
            true => self.name.is_some() && self.name == other.name,
            false => !self.feedback.is_disjoint(&other.feedback),
        }
    }
}

fn rename(pass: &mut SyncPass, side: usize, old: &str, new: &str) -> Result<(), SyncError> {
    let _locks = match pass.is_rehearsal {
        true => None,
        false => Some(pass.lock()?),
    };
    let [from, to] = [old, new].map(|id| pass.path(side, id));
    if to.symlink_metadata().is_ok() {
        return Ok(());
    }
    if !pass.is_rehearsal {
        faults::before("rename a roadmap")
            .and_then(|()| fs::rename(&from, &to))
            .map_err(|source| read_error(&from, source))?;
        pass.bases.rename(old, new);
    }
    pass.done.notes.push(format!(
        "{old}.toml is called {new}.toml now: it was renamed in {} too.",
        pass.places[side].display()
    ));
    if side == 0 {
        pass.done.changed.push(new.to_owned());
    }
    Ok(())
}
