//! Edits made for good: spliced, read back and compared, and only then written.
//!
//! Of several files all are made and checked before the first is written. The lock is held for as long as it
//! takes to compare with the disk and write.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::faults;
use super::folder::Folder;
use super::lock::{Lock, LockError};
use super::merge::merge_texts;
use super::read::read_text;
use super::save::{SaveError, SaveStep, save};
use super::splice::{SpliceError, splice};
use crate::edit::{Edit, EditError, apply};
use crate::model::Roadmap;

/// How long a write waits for another program that holds the lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// A file as it was written.
#[derive(Clone, Debug)]
pub struct FileChange {
    /// The id of the roadmap.
    pub id: String,
    /// The file.
    pub path: PathBuf,
    /// What it held before; `None` of a new file.
    pub before: Option<Arc<[u8]>>,
    /// What it holds now.
    pub after: Arc<[u8]>,
    /// Where the file had changed on disk since it was read, and the edits were merged with what was there:
    /// how many conflicts arose.
    pub merged: Option<usize>,
    /// How many other names in the file system the file had before: they keep the old text.
    pub other_names: u64,
}

impl FileChange {
    /// What has to be said of other names of the file, where it had any.
    pub fn other_names_told(&self) -> Option<String> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let others = match self.other_names {
            0 => return None,
            1 => "another name (a hard link), which keeps".to_owned(),
            many => format!("{many} other names (hard links), which keep"),
        };
        Some(format!(
            "{name} had {others} the old text; link it again to the new file"
        ))
    }
}

/// How many names beside this one a file has.
fn other_names(path: &Path) -> u64 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).map_or(0, |metadata| metadata.nlink().saturating_sub(1))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        0
    }
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// The file is closed to editing.
    #[error("{name} cannot be edited: {why}")]
    Closed {
        /// The file's name.
        name: String,
        /// Why.
        why: String,
    },
    /// The edits do not fit the roadmap.
    #[error(transparent)]
    Refused(#[from] EditError),
    /// The text could not be changed.
    #[error(transparent)]
    Splice(#[from] SpliceError),
    /// What would have been written says something else than was asked.
    #[error(
        "{name} is written in a way that this program cannot change safely, so nothing was written; make the change in a text editor, and please send the file to whoever keeps this program"
    )]
    Unsafe {
        /// The file's name.
        name: String,
    },
    /// Another program holds the folder.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The disk refused.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// A file could not be written, and files that were written before it could not be put back.
    #[error("{why}; {} already and could not be put back", hold(files))]
    Half {
        /// Why not all was written.
        why: Box<CommitError>,
        /// The names of the files that hold the new text.
        files: Vec<String>,
    },
}

/// What to do where files could not be put back.
pub(crate) const HALF_HINT: &str = "check that the disk is there and has room, then make the change again: what is done already stays";

/// That these files hold the new text, in words.
pub(crate) fn hold(files: &[String]) -> String {
    let verb = if files.len() == 1 { "holds" } else { "hold" };
    format!("{} {verb} the new text", files.join(", "))
}

/// The text of a file with edits made, and the roadmap that it holds: read back, and compared with what the
/// edits mean.
///
/// # Errors
/// The text is broken, the edits do not fit, or the result is not just what was asked.
pub fn edited(id: &str, text: &str, edits: &[Edit]) -> Result<(String, Roadmap), CommitError> {
    let name = || format!("{id}.toml");
    let broken = || CommitError::Closed {
        name: name(),
        why: "it is not valid TOML; mend it first".into(),
    };
    let mut wanted = read_text(id, text).roadmap.ok_or_else(broken)?;
    for edit in edits {
        apply(&mut wanted, edit)?;
    }
    let after = splice(id, text, edits)?;
    let roadmap =
        read_back(id, &after, &wanted).ok_or_else(|| CommitError::Unsafe { name: name() })?;
    Ok((after, roadmap))
}

/// The roadmap that a text with edits holds, where it is just the one that the edits mean.
fn read_back(id: &str, after: &str, wanted: &Roadmap) -> Option<Roadmap> {
    let roadmap = read_text(id, after).roadmap;
    roadmap.filter(|roadmap| roadmap.content_eq(wanted))
}

/// Makes edits, by the id of their file, in a folder whose bytes were kept. `state` is the folder for locks.
///
/// # Errors
/// Says why nothing was written. Where the disk refused a later file, the earlier ones are put back.
pub fn commit(
    folder: &Folder,
    state: &Path,
    work: &[(String, Vec<Edit>)],
) -> Result<Vec<FileChange>, CommitError> {
    let lock = Lock::take(&folder.dir, state, PATIENCE)?;
    commit_under(&lock, folder, work)
}

/// As [`commit`], under a lock that was taken before the folder was read: no other writer can come between.
///
/// # Errors
/// As [`commit`].
pub(crate) fn commit_under(
    _lock: &Lock,
    folder: &Folder,
    work: &[(String, Vec<Edit>)],
) -> Result<Vec<FileChange>, CommitError> {
    let mut planned = Vec::new();
    for (id, edits) in work.iter().filter(|(_, edits)| !edits.is_empty()) {
        planned.push(plan(folder, id, edits)?);
    }
    for index in 0..planned.len() {
        if let Err(error) = write(&mut planned[index]) {
            // The one that failed too: its folder may have refused after the new bytes were in place.
            put_back(&planned[index]);
            let files = put_all_back(&planned[..index]);
            let error = as_it_is(error, &planned[index]);
            return Err(match files.is_empty() {
                true => error,
                false => CommitError::Half {
                    why: Box::new(error),
                    files,
                },
            });
        }
    }
    Ok(planned)
}

/// How often a file is merged with what another program wrote while it was being saved.
const TRIES: usize = 5;

/// Saves what was planned. Where the file has changed since it was read, the edit is merged with what is there
/// now, never written over it.
fn write(planned: &mut FileChange) -> Result<(), CommitError> {
    for _ in 0..TRIES {
        let error = match save(&planned.path, planned.before.as_deref(), &planned.after) {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        let now = match &error {
            SaveError::ChangedOnDisk { now: Some(now), .. } => now.clone(),
            SaveError::AlreadyThere { path } => match std::fs::read(path) {
                Ok(now) => now,
                Err(_) => return Err(error.into()),
            },
            _ => return Err(error.into()),
        };
        if !merge_with(planned, &now) {
            return Err(error.into());
        }
    }
    save(&planned.path, planned.before.as_deref(), &planned.after).map_err(CommitError::from)
}

/// Merges a planned write with what is on the disk now: the bytes there stay, only the edit is carried in.
/// False where that cannot be read.
fn merge_with(planned: &mut FileChange, now: &[u8]) -> bool {
    let base = planned.before.as_deref().unwrap_or(NEW.as_bytes());
    let texts = [base, now, &planned.after].map(std::str::from_utf8);
    let [Ok(base), Ok(now), Ok(mine)] = texts else {
        return false;
    };
    let Ok(merged) = merge_texts(&planned.id, Some(base), now, mine) else {
        return false;
    };
    planned.before = Some(now.as_bytes().into());
    planned.after = merged.text.into_bytes().into();
    planned.merged = Some(planned.merged.unwrap_or(0) + merged.new_conflicts);
    true
}

/// What a new file begins with.
const NEW: &str = "format = 1\n";

fn plan(folder: &Folder, id: &str, edits: &[Edit]) -> Result<FileChange, CommitError> {
    let name = format!("{id}.toml");
    let Some(file) = folder.file(id) else {
        return start(folder, id, edits);
    };
    if let Some(why) = &file.closed {
        return Err(CommitError::Closed {
            name,
            why: why.clone(),
        });
    }
    let bytes = file.bytes.clone().unwrap_or_default();
    // A file that was read as a roadmap is UTF-8.
    let text = String::from_utf8_lossy(&bytes);
    let (after, _) = edited(id, &text, edits)?;
    Ok(FileChange {
        id: id.to_owned(),
        path: file.path.clone(),
        before: Some(bytes),
        after: after.into_bytes().into(),
        merged: None,
        other_names: other_names(&file.path),
    })
}

/// A file that the folder does not have yet: `portfolio.toml`, or a new roadmap.
fn start(folder: &Folder, id: &str, edits: &[Edit]) -> Result<FileChange, CommitError> {
    let (after, _) = edited(id, NEW, edits)?;
    Ok(FileChange {
        id: id.to_owned(),
        path: folder.dir.join(format!("{id}.toml")),
        before: None,
        after: after.into_bytes().into(),
        merged: None,
        other_names: 0,
    })
}

/// Puts the old bytes of several files back, the last first. Gives the names of those that hold the new bytes still.
#[must_use]
pub(crate) fn put_all_back(written: &[FileChange]) -> Vec<String> {
    for written in written.iter().rev() {
        put_back(written);
    }
    let stays = |written: &&FileChange| {
        let now = std::fs::read(&written.path).ok();
        now.as_deref() == Some(&*written.after) && written.before.as_ref() != Some(&written.after)
    };
    let name = |written: &FileChange| format!("{}.toml", written.id);
    written.iter().filter(stays).map(name).collect()
}

/// Puts the old bytes back, where the file still holds what was written; a new file goes.
fn put_back(written: &FileChange) {
    // If this fails too the file holds the new bytes, whole, and the error that is told names it.
    match &written.before {
        Some(before) => drop(save(&written.path, Some(&written.after), before)),
        None => {
            let stands = std::fs::read(&written.path).ok();
            if stands.as_deref() == Some(&*written.after)
                && faults::before("take the new file away").is_ok()
            {
                let _ = std::fs::remove_file(&written.path);
            }
        }
    }
}

/// The error as it is true after files were put back: that a folder was not synced says no more that the new text is in
/// the file, where it is not.
fn as_it_is(error: CommitError, failed: &FileChange) -> CommitError {
    let stands = std::fs::read(&failed.path).ok();
    match error {
        CommitError::Save(SaveError::Failed {
            path,
            step: SaveStep::SyncFolder,
            source,
        }) if stands.as_deref() != Some(&*failed.after) => CommitError::Save(SaveError::Failed {
            path,
            step: SaveStep::Sync,
            source,
        }),
        error => error,
    }
}

/// Takes a write back: the old bytes return, if the file is byte for byte what was written.
///
/// # Errors
/// The file has changed since ([`SaveError::ChangedOnDisk`]), was new, or the disk refused.
pub(crate) fn revert(
    dir: &Path,
    state: &Path,
    written: &FileChange,
) -> Result<FileChange, CommitError> {
    let _lock = Lock::take(dir, state, PATIENCE)?;
    let before = written.before.clone().ok_or_else(|| {
        EditError::new(
            "a new file is not taken away by undo",
            "delete the file yourself if it is not wanted",
        )
    })?;
    save(&written.path, Some(&written.after), &before)?;
    Ok(FileChange {
        id: written.id.clone(),
        path: written.path.clone(),
        before: Some(written.after.clone()),
        after: before,
        merged: None,
        other_names: 0,
    })
}

/// Writes a new file.
///
/// # Errors
/// A file of that name is there already, or the disk refused.
pub(crate) fn create(
    dir: &Path,
    state: &Path,
    id: &str,
    text: &str,
) -> Result<FileChange, CommitError> {
    let lock = Lock::take(dir, state, PATIENCE)?;
    create_under(&lock, dir, id, text)
}

/// As [`create`], under a lock that was taken before.
///
/// # Errors
/// As [`create`].
pub(crate) fn create_under(
    _lock: &Lock,
    dir: &Path,
    id: &str,
    text: &str,
) -> Result<FileChange, CommitError> {
    let path = dir.join(format!("{id}.toml"));
    save(&path, None, text.as_bytes())?;
    Ok(FileChange {
        id: id.to_owned(),
        path,
        before: None,
        after: text.as_bytes().into(),
        merged: None,
        other_names: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_holds_anything_else_than_the_edits_mean_is_refused() {
        let text =
            "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"lab\"\ntitle = \"Laboratory\"\n";
        let wanted = read_text("fans", text).roadmap.unwrap();
        assert!(read_back("fans", text, &wanted).is_some());
        for wrong in [
            text.replace("Laboratory", "Lab"),
            text.replace("id = \"lab\"", "id = \"lab\"\nowner = \"me\""),
            text.replace("title", "titel"),
            format!("{text}[[milestone]]\nid = \"lab\"\ntitle = \"Laboratory\"\n"),
            text.split("[[").next().unwrap().to_owned(),
            format!("{text}["),
        ] {
            assert!(read_back("fans", &wrong, &wanted).is_none(), "{wrong}");
        }
    }
}
