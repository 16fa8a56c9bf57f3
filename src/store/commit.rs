//! Edits made for good: spliced, read back and compared, and only then written.
//!
//! Of several files all are made and checked before the first is written. The lock is held for as long as it
//! takes to compare with the disk and write.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::folder::Folder;
use super::lock::{Lock, LockError};
use super::read::read_text;
use super::save::{SaveError, save};
use super::splice::{SpliceError, splice};
use crate::edit::{Edit, Refusal, apply};
use crate::roadmap::Roadmap;

/// How long a write waits for another program that holds the lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// A file as it was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The id of the roadmap.
    pub id: String,
    /// The file.
    pub path: PathBuf,
    /// What it held before; `None` of a new file.
    pub before: Option<Arc<[u8]>>,
    /// What it holds now.
    pub after: Arc<[u8]>,
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
    Refused(#[from] Refusal),
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
    match read_text(id, &after).roadmap {
        Some(roadmap) if roadmap.same(&wanted) => Ok((after, roadmap)),
        _ => Err(CommitError::Unsafe { name: name() }),
    }
}

/// Makes edits, by the id of their file, in a folder whose bytes were kept. `state` is the folder for locks.
///
/// # Errors
/// Says why nothing was written. Where the disk refused a later file, the earlier ones are put back.
pub fn commit(
    folder: &Folder,
    state: &Path,
    work: &[(String, Vec<Edit>)],
) -> Result<Vec<Written>, CommitError> {
    let lock = Lock::take(&folder.dir, state, PATIENCE)?;
    commit_under(&lock, folder, work)
}

/// As [`commit`], under a lock that was taken before the folder was read: no other writer can come between.
///
/// # Errors
/// As [`commit`].
pub fn commit_under(
    _lock: &Lock,
    folder: &Folder,
    work: &[(String, Vec<Edit>)],
) -> Result<Vec<Written>, CommitError> {
    let mut planned = Vec::new();
    for (id, edits) in work.iter().filter(|(_, edits)| !edits.is_empty()) {
        planned.push(plan(folder, id, edits)?);
    }
    for index in 0..planned.len() {
        let written = &planned[index];
        if let Err(error) = save(&written.path, written.before.as_deref(), &written.after) {
            for earlier in &planned[..index] {
                put_back(earlier);
            }
            return Err(error.into());
        }
    }
    Ok(planned)
}

fn plan(folder: &Folder, id: &str, edits: &[Edit]) -> Result<Written, CommitError> {
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
    Ok(Written {
        id: id.to_owned(),
        path: file.path.clone(),
        before: Some(bytes),
        after: after.into_bytes().into(),
    })
}

/// A file that the folder does not have yet: `portfolio.toml`, or a new roadmap.
fn start(folder: &Folder, id: &str, edits: &[Edit]) -> Result<Written, CommitError> {
    let (after, _) = edited(id, "format = 1\n", edits)?;
    Ok(Written {
        id: id.to_owned(),
        path: folder.dir.join(format!("{id}.toml")),
        before: None,
        after: after.into_bytes().into(),
    })
}

/// Puts the old bytes back, where the file still holds what was written. A new file stays.
fn put_back(written: &Written) {
    if let Some(before) = &written.before {
        // If this fails too the file holds the new bytes, whole, and the error that is told names the disk.
        let _ = save(&written.path, Some(&written.after), before);
    }
}

/// Takes a write back: the old bytes return, if the file is byte for byte what was written.
///
/// # Errors
/// The file has changed since ([`SaveError::ChangedOnDisk`]), was new, or the disk refused.
pub fn revert(dir: &Path, state: &Path, written: &Written) -> Result<Written, CommitError> {
    let _lock = Lock::take(dir, state, PATIENCE)?;
    let before = written.before.clone().ok_or_else(|| {
        Refusal::new(
            "a new file is not taken away by undo",
            "delete the file yourself if it is not wanted",
        )
    })?;
    save(&written.path, Some(&written.after), &before)?;
    Ok(Written {
        id: written.id.clone(),
        path: written.path.clone(),
        before: Some(written.after.clone()),
        after: before,
    })
}

/// Writes a new file.
///
/// # Errors
/// A file of that name is there already, or the disk refused.
pub fn create(dir: &Path, state: &Path, id: &str, text: &str) -> Result<Written, CommitError> {
    let _lock = Lock::take(dir, state, PATIENCE)?;
    let path = dir.join(format!("{id}.toml"));
    save(&path, None, text.as_bytes())?;
    Ok(Written {
        id: id.to_owned(),
        path,
        before: None,
        after: text.as_bytes().into(),
    })
}
