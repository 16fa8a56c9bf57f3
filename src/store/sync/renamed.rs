//! Roadmaps that have another id on one side, or on both, recognised by their feedback, else by the name of their
//! cluster, and followed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;

use super::merge_base_store::MergeBaseStore;
use super::pass::SyncPass;
use super::sync_error::{SyncError, read_error};
use crate::edit::operations::rename::reference_edits;
use crate::store::commit::edited;
use crate::store::faults;
use crate::store::read::read_text;
use crate::store::roadmap_marks::RoadmapMarks;
use crate::store::sound::sound;

/// Gives a roadmap that one side has renamed its new id on the other side too; gives the old and the new ids.
/// Where both have renamed it, the id in the other folder stands: other laptops may have followed it already.
pub(super) fn follow(pass: &mut SyncPass) -> Result<BTreeSet<String>, SyncError> {
    let known: BTreeSet<String> = pass.bases.known()?.into_iter().collect();
    let mut ids = [BTreeSet::new(), BTreeSet::new()];
    for side in [0, 1] {
        let listing = pass.list(side)?;
        ids[side].extend(listing.roadmaps.into_iter().map(|listed| listed.id));
    }
    let is_gone = |id: &String| ids.iter().all(|ids| !ids.contains(id));
    let gone = known.iter().filter(|id| is_gone(id)).cloned();
    let gone = MarkIndex::of(gone, |id| last_marks(&pass.bases, id));
    let both: Vec<&String> = ids[0].intersection(&ids[1]).collect();
    for new in both.into_iter().filter(|id| !known.contains(*id)) {
        follow_base(pass, &gone, 0, new);
    }
    let mut followed = BTreeSet::new();
    let mut there = MarkIndex::of(ids[1].difference(&ids[0]).cloned(), |id| {
        marks_of(pass, 1, id)
    });
    for mine in ids[0].difference(&ids[1]) {
        if there.is_empty() {
            break;
        }
        let is_known = known.contains(mine);
        let marks = marks_of(pass, 0, mine);
        let is_same = |theirs: &str, other: &RoadmapMarks| match (is_known, known.contains(theirs))
        {
            (true, true) => false,
            (true, false) | (false, true) => marks.is_same(other),
            // Nothing says that both began as one, so a name alone is not enough.
            (false, false) => {
                let was = |_: &str, old: &RoadmapMarks| old.is_same(&marks);
                marks.shares_feedback(other)
                    || (marks.is_same(other) && gone.find(&marks, was).is_some())
            }
        };
        let Some(theirs) = there.find(&marks, is_same) else {
            continue;
        };
        there.remove(&theirs);
        let theirs = &theirs;
        let was_here = || MergeBaseStore::is_known_of_any(&pass.state, theirs);
        let mine_stands = match (is_known, known.contains(theirs)) {
            (false, true) => true,
            (true, _) => false,
            (false, false) => gone.is_empty() && was_here(),
        };
        if !is_known && !known.contains(theirs) {
            let (side, old) = if mine_stands { (0, mine) } else { (1, theirs) };
            follow_base(pass, &gone, side, old);
        }
        match mine_stands {
            true => rename(pass, 1, theirs, mine)?,
            false => rename(pass, 0, mine, theirs)?,
        }
        followed.extend([mine.clone(), theirs.clone()]);
    }
    Ok(followed)
}

/// Whether the other folder holds a roadmap that was in step with this one, under another id.
pub(super) fn holds_renamed(there: &[(String, Vec<u8>)], bases: &MergeBaseStore) -> bool {
    let last = MarkIndex::of(bases.known().unwrap_or_default().into_iter(), |id| {
        last_marks(bases, id)
    });
    there.iter().any(|(id, bytes)| {
        let marks = RoadmapMarks::in_bytes(id, bytes);
        last.find(&marks, |_, last| last.is_same(&marks)).is_some()
    })
}

/// Keeps under the id `new` what both sides held of a roadmap before one of `gone` became it.
fn follow_base(pass: &SyncPass, gone: &MarkIndex, side: usize, new: &str) {
    if pass.is_rehearsal || gone.is_empty() {
        return;
    }
    let marks = marks_of(pass, side, new);
    if let Some(old) = gone.find(&marks, |_, old| old.is_same(&marks)) {
        pass.bases.rename(&old, new);
    }
}

/// The marks of a roadmap of one side; none of one that cannot be read.
fn marks_of(pass: &SyncPass, side: usize, id: &str) -> RoadmapMarks {
    let bytes = pass.bytes(side, id).ok().flatten().unwrap_or_default();
    RoadmapMarks::in_bytes(id, &bytes)
}

/// The marks of a roadmap when both sides were last in step.
fn last_marks(bases: &MergeBaseStore, id: &str) -> RoadmapMarks {
    let last = bases.last(id).ok().flatten();
    last.map_or_else(RoadmapMarks::default, |[text, _]| {
        RoadmapMarks::in_bytes(id, text.as_bytes())
    })
}

/// Roadmaps by their marks, so that those of like marks are found without a look at all others.
struct MarkIndex {
    roadmaps: BTreeMap<String, RoadmapMarks>,
    by_mark: HashMap<String, Vec<String>>,
}

impl MarkIndex {
    fn of(ids: impl Iterator<Item = String>, marks: impl Fn(&str) -> RoadmapMarks) -> Self {
        let roadmaps: BTreeMap<String, RoadmapMarks> =
            ids.map(|id| (id.clone(), marks(&id))).collect();
        let mut by_mark: HashMap<String, Vec<String>> = HashMap::new();
        for (id, marks) in &roadmaps {
            for mark in marks.each() {
                by_mark.entry(mark).or_default().push(id.clone());
            }
        }
        Self { roadmaps, by_mark }
    }

    /// The first roadmap, by its id, that has a mark in common and is the one that is looked for.
    fn find(
        &self,
        marks: &RoadmapMarks,
        is_it: impl Fn(&str, &RoadmapMarks) -> bool,
    ) -> Option<String> {
        let like = marks.each().filter_map(|mark| self.by_mark.get(&mark));
        let like: BTreeSet<&String> = like.flatten().collect();
        let mut like = like.into_iter();
        let found = like.find(|id| {
            let marks = self.roadmaps.get(*id);
            marks.is_some_and(|marks| is_it(id, marks))
        });
        found.cloned()
    }

    fn remove(&mut self, id: &str) {
        self.roadmaps.remove(id);
    }

    fn is_empty(&self) -> bool {
        self.roadmaps.is_empty()
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
        follow_references(pass, side, old, new)?;
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

/// Rewrites what the other files of that side name of a renamed roadmap: also what was written there since, of which the
/// one who renamed it knew nothing.
fn follow_references(
    pass: &mut SyncPass,
    side: usize,
    old: &str,
    new: &str,
) -> Result<(), SyncError> {
    let listing = pass.list(side)?;
    for file in listing.roadmaps.into_iter().chain(listing.shared) {
        let Some(bytes) = pass.bytes(side, &file.id).ok().flatten() else {
            continue;
        };
        let named = format!("{old}/");
        if memchr::memmem::find(&bytes, named.as_bytes()).is_none() {
            continue;
        }
        // What cannot be read is told when it is its turn.
        let Ok(text) = sound(&file.id, &bytes) else {
            continue;
        };
        let Some(roadmap) = read_text(&file.id, &text).roadmap else {
            continue;
        };
        let edits = reference_edits(&roadmap, old, new);
        if edits.is_empty() {
            continue;
        }
        if let Ok((after, _)) = edited(&file.id, &text, &edits) {
            pass.save(side, &file.id, Some(&bytes), after.as_bytes())?;
            if side == 0 {
                pass.done.changed.push(file.id);
            }
        }
    }
    Ok(())
}
