//! Files of the state folder that are read, changed and written again: one that cannot be read is put aside under a name
//! of its own before another takes its place.
//!
//! A file that is replaced whatever it held needs none of this: what was flagged at the last visit, what was asked, the
//! mapping of an import, the list that an owner was sent last.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::faults;
use super::free_name::free_name;
use super::state_folder::{self, Durability};

/// A file that could not be read, and where it lies now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PutAside {
    /// What the file holds, in words.
    pub what: &'static str,
    /// Where it lies now.
    pub path: PathBuf,
}

impl fmt::Display for PutAside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, path } = self;
        let path = path.display();
        write!(
            f,
            "The file of {what} could not be read; it is kept as {path}. \
             Open it in a text editor, take from it what you need, and delete it"
        )
    }
}

/// Puts a file into the state folder as [`state_folder::write`] does, after one that `reads` refuses, or that cannot be
/// read at all, was put aside. `what` says in words what the file holds.
///
/// # Errors
/// What the system said; what was there before is then still there, in its place or aside.
pub(crate) fn replace(
    path: &Path,
    bytes: &[u8],
    what: &'static str,
    reads: impl Fn(&[u8]) -> bool,
) -> io::Result<Option<PutAside>> {
    let aside = put_aside(path, what, reads)?;
    state_folder::write(path, bytes, Durability::Synced)?;
    Ok(aside)
}

/// Puts a file of the state folder aside where it is there and `reads` refuses it, or it cannot be read at all.
///
/// # Errors
/// What the system said: it is still in its place, and nothing may take that.
pub(crate) fn put_aside(
    path: &Path,
    what: &'static str,
    reads: impl Fn(&[u8]) -> bool,
) -> io::Result<Option<PutAside>> {
    match state_folder::read_if_there(path) {
        Ok(None) => return Ok(None),
        Ok(Some(bytes)) if reads(&bytes) => return Ok(None),
        Ok(Some(_)) | Err(_) => {}
    }
    let to = name_aside(path);
    faults::before("put a file of the state folder aside")?;
    fs::rename(path, &to)?;
    Ok(Some(PutAside { what, path: to }))
}

/// Keeps a copy of a file of the state folder aside, of which not all is understood.
///
/// # Errors
/// What the system said.
pub(crate) fn copy_aside(path: &Path, what: &'static str) -> io::Result<PutAside> {
    let to = name_aside(path);
    let bytes = state_folder::read_if_there(path)?.unwrap_or_default();
    state_folder::write(&to, &bytes, Durability::Synced)?;
    Ok(PutAside { what, path: to })
}

/// A name beside a file that is free: `a-unreadable.json`, `a-unreadable-2.json`.
fn name_aside(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push("-unreadable.");
    name.push(path.extension().unwrap_or_default());
    free_name(&path.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::analysis::import::Mapping;
    use crate::dates::date::parse_iso;
    use crate::store::last_visit::{self, LastVisit};
    use crate::store::packet::SentLog;
    use crate::store::sent_lists::{self, SentList};
    use crate::store::sync::SyncPeer;
    use crate::store::{dismissed_prompts, import_maps};

    /// Every file below a folder, by its place.
    fn files(state: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let (mut found, mut folders) = (BTreeMap::new(), vec![state.to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap().flatten() {
                match entry.path().is_dir() {
                    true => folders.push(entry.path()),
                    false => drop(found.insert(entry.path(), fs::read(entry.path()).unwrap())),
                }
            }
        }
        found
    }

    const BROKEN: &[u8] = b"held at cust\xff";

    /// Writes with `keep`, breaks what was written, and writes again; what there is then.
    fn broken_and_kept_again(keep: impl Fn(&Path) -> Option<PutAside>) -> (Vec<Vec<u8>>, String) {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(keep(dir.path()), None);
        let written = files(dir.path());
        assert_eq!(written.len(), 1);
        let (path, good) = written.into_iter().next().unwrap();
        fs::write(&path, BROKEN).unwrap();
        let told = keep(dir.path()).map(|aside| aside.to_string());
        let mut now = files(dir.path());
        assert_eq!(now.remove(&path), Some(good), "{}", path.display());
        if let Some((aside, _)) = now.iter().next() {
            let told = told.as_deref().unwrap();
            assert!(told.contains(&aside.display().to_string()), "{told}");
        }
        (now.into_values().collect(), told.unwrap_or_default())
    }

    #[test]
    fn a_file_that_is_read_changed_and_written_is_put_aside_where_it_cannot_be_read() {
        let here = Path::new("/nowhere");
        let peer = SyncPeer {
            folder: Some("/media/stick".into()),
            packets: None,
        };
        let (aside, told) = broken_and_kept_again(|state| peer.keep(state, here));
        assert_eq!(aside, [BROKEN]);
        assert!(told.contains("the folders that were synced with"), "{told}");
        let (aside, told) = broken_and_kept_again(|state| SentLog::default().keep(state, here));
        assert_eq!(aside, [BROKEN]);
        assert!(
            told.contains("what was packed") && told.contains("Open it"),
            "{told}"
        );
    }

    #[test]
    fn a_file_that_takes_the_place_of_any_other_does_so_where_that_cannot_be_read() {
        let here = Path::new("/nowhere");
        let day = parse_iso("2026-11-21").unwrap();
        let keeps: [&dyn Fn(&Path) -> io::Result<()>; 5] = [
            &|state| last_visit::keep(state, here, &LastVisit::default()),
            &|state| dismissed_prompts::keep_day(state, day, None),
            &|state| dismissed_prompts::leave(state, dismissed_prompts::Prompt::Start),
            &|state| import_maps::remember(state, &["id".to_owned()], &Mapping::default()),
            &|state| sent_lists::remember(state, here, "fans/lab", &SentList::default()),
        ];
        for keep in keeps {
            let (aside, _) = broken_and_kept_again(|state| {
                keep(state).unwrap();
                None
            });
            assert!(aside.is_empty());
        }
    }
}
