//! What was flagged when somebody last looked, kept in the state folder: the next visit begins with what is new.
//!
//! One file for each folder of roadmaps. It is no roadmap and nothing depends on it: one that cannot be read counts as
//! never written.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::state_folder::{self, Durability};
use crate::dates::date::parse_iso;
use crate::health::{SeenFlags, Severity};
use crate::model::Date;

/// The flags as they were when they were marked as seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LastVisit {
    /// The status date on which they were marked.
    pub on: Option<Date>,
    /// The flags.
    pub seen: SeenFlags,
}

#[derive(Serialize, Deserialize)]
struct StoredVisit {
    on: Option<String>,
    flags: BTreeMap<String, String>,
}

/// What was seen of a folder; `None` where nobody has looked at it yet.
pub(crate) fn load(state: &Path, folder: &Path) -> Option<LastVisit> {
    let bytes = state_folder::read(&file(state, folder))?;
    let written: StoredVisit = serde_json::from_slice(&bytes).ok()?;
    let severity = |word: &str| Severity::ALL.into_iter().find(|one| one.word() == word);
    let marks = written.flags.into_iter();
    Some(LastVisit {
        on: written.on.and_then(|on| parse_iso(&on)),
        seen: SeenFlags::from_marks(
            marks.filter_map(|(mark, word)| Some((mark, severity(&word)?))),
        ),
    })
}

/// Keeps what was seen of a folder, in place of what was kept before.
///
/// # Errors
/// The state folder could not be written to; what was kept before is then still there.
pub(crate) fn keep(state: &Path, folder: &Path, looked: &LastVisit) -> io::Result<()> {
    let path = file(state, folder);
    let marks = looked.seen.marks();
    let written = StoredVisit {
        on: looked.on.map(|on| on.to_string()),
        flags: marks
            .map(|(mark, severity)| (mark.to_owned(), severity.word().to_owned()))
            .collect(),
    };
    state_folder::write(&path, &serde_json::to_vec(&written)?, Durability::Synced)
}

fn file(state: &Path, folder: &Path) -> PathBuf {
    let name = state_folder::name_of(folder);
    state.join("seen").join(format!("{name}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_was_seen_comes_back_for_its_own_folder_only() {
        let dir = tempfile::tempdir().unwrap();
        let (state, one) = (dir.path().join("state"), dir.path().join("one"));
        assert_eq!(load(&state, &one), None);
        let looked = LastVisit {
            on: parse_iso("2026-11-15"),
            seen: SeenFlags::from_marks([
                ("overdue fans milestone rig".into(), Severity::Error),
                ("stale fans milestone rig".into(), Severity::Notice),
            ]),
        };
        keep(&state, &one, &looked).unwrap();
        keep(&state, &one, &looked).unwrap();
        assert_eq!(load(&state, &one), Some(looked));
        assert_eq!(load(&state, &dir.path().join("other")), None);
        fs::write(file(&state, &one), "{").unwrap();
        assert_eq!(load(&state, &one), None);
    }
}
