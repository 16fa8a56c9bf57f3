//! What this folder holds and the other was not given yet: reckoned from what both held when they were last in step,
//! so that it is known while the stick is away.

use std::path::Path;

use rayon::prelude::*;

use super::merge_base_store::MergeBaseStore;
use super::pass::touched;
use super::place_of;
use crate::edit::diff::edits;
use crate::store::bounded::{self, Links, MOST_OF_ROADMAP};
use crate::store::listing::list;
use crate::store::merge::entry_set;

/// The entries and records that have changed here since the last sync with a folder. `there` may be away.
pub(crate) fn unsent(here: &Path, there: &Path, state: &Path) -> usize {
    let bases = MergeBaseStore::of(state, &place_of(here), &place_of(there));
    let Ok(listing) = list(here) else { return 0 };
    let files: Vec<_> = listing.roadmaps.into_iter().chain(listing.shared).collect();
    let of_file = |id: &str| {
        let bytes = bounded::read(
            &here.join(format!("{id}.toml")),
            Links::Follow,
            MOST_OF_ROADMAP,
        );
        let text = String::from_utf8(bytes.ok()?).ok()?;
        let Some([base, _]) = bases.last(id).ok()? else {
            return Some(1);
        };
        if base == text {
            return Some(0);
        }
        Some(touched(&edits(
            &entry_set(id, &base)?,
            &entry_set(id, &text)?,
        )))
    };
    files.par_iter().filter_map(|file| of_file(&file.id)).sum()
}
