//! What a sync would do, found out before anything is written.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::pass::{SyncPass, Synced};
use super::renamed;
use super::sync_error::SyncError;
use crate::store::read::read;

/// Whether the clock stands before the newest record of a file that is not in step. Only then may the clock refuse what
/// a sync would do, and nothing else need be found out beforehand.
///
/// # Errors
/// A folder cannot be listed.
pub(super) fn is_needed(pass: &SyncPass) -> Result<bool, SyncError> {
    if !pass.clock.is_on() {
        return Ok(false);
    }
    let mut ids = BTreeSet::new();
    for side in [0, 1] {
        let listing = pass.list(side)?;
        let listed = listing.roadmaps.into_iter().chain(listing.shared);
        ids.extend(listed.map(|listed| listed.id));
    }
    let is_behind = |id: &str, side: usize| {
        let bytes = pass.bytes(side, id).ok().flatten();
        let roadmap = bytes.and_then(|bytes| read(id, &bytes).roadmap);
        roadmap.is_some_and(|roadmap| pass.clock.check(id, &roadmap).is_err())
    };
    let ids: Vec<String> = ids.into_iter().collect();
    let changing = ids.par_iter().filter(|id| pass.untouched(id).is_none());
    Ok(changing.any(|id| is_behind(id, 0) || is_behind(id, 1)))
}

/// Finds out what would be done, and writes nothing.
///
/// # Errors
/// A folder cannot be read, or the clock stands before the newest record of a file that would change.
pub(super) fn rehearse(pass: &mut SyncPass) -> Result<Synced, SyncError> {
    let (done, attachments) = (pass.done.clone(), pass.attachments.clone());
    pass.is_rehearsal = true;
    let renamed = renamed::follow(pass)?;
    let mut ids = pass.ids()?;
    ids.retain(|id| !renamed.contains(id));
    let mut in_step = pass.in_step(&ids);
    for id in &ids {
        match in_step.remove(id) {
            Some(quiet) => pass.add(quiet),
            None => pass.once(id)?,
        }
    }
    pass.is_rehearsal = false;
    pass.attachments = attachments;
    Ok(std::mem::replace(&mut pass.done, done))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::dates::date::parse_iso;
    use crate::store::clock::ClockGuard;
    use crate::store::sync::merge_base_store::MergeBaseStore;
    use crate::store::sync::{PeerFile, sync};

    fn write(folder: &Path, id: &str, on: &str) {
        let text = format!("[cluster]\nname = \"{id}\"\n\n[[review]]\non = {on}\nby = \"me\"\n");
        fs::write(folder.join(format!("{id}.toml")), text).unwrap();
    }

    #[test]
    fn only_what_is_not_in_step_and_newer_than_the_clock_makes_a_rehearsal() {
        let base = tempfile::tempdir().unwrap();
        let base = base.path().canonicalize().unwrap();
        let [here, there, state] = ["here", "there", "state"].map(|name| base.join(name));
        for folder in [&here, &there, &state] {
            fs::create_dir(folder).unwrap();
        }
        let needed = |clock: &str| {
            let pass = SyncPass {
                places: [here.clone(), there.clone()],
                bases: MergeBaseStore::of(&state, &here, &there),
                state: state.clone(),
                is_new: false,
                clock: ClockGuard::of(parse_iso(clock).unwrap()),
                is_rehearsal: false,
                attachments: BTreeSet::new(),
                done: Synced::default(),
            };
            is_needed(&pass).unwrap()
        };
        write(&here, "fans", "2026-06-01");
        assert!(!needed("2026-06-01"));
        assert!(needed("2026-05-31"));
        sync(&here, &there, &state, PeerFile::Known, &mut |_, _, _| ()).unwrap();
        assert!(!needed("2026-05-31"), "both are in step");
        write(&there, "fans", "2026-07-01");
        assert!(needed("2026-06-30"), "the other side is newer");
        assert!(!needed("2026-07-01"));
    }
}
