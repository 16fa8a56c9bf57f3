//! Roadmaps that get another id, go to the archive and come back, or go to the trash.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::edit::Edit;
use crate::store::commit::{CommitError, FileChange, commit_under, put_all_back};
use crate::store::faults;
use crate::store::folder::Folder;
use crate::store::lock::Lock;

/// The folder, beside the roadmaps, of those that are not read any more.
pub const ARCHIVE: &str = "archive";

/// Why a roadmap stayed where it is.
#[derive(Debug, thiserror::Error)]
pub enum RelocateError {
    /// The references to it could not be changed.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// Something of that name is there already.
    #[error("{} is there already", .0.display())]
    Taken(PathBuf),
    /// The disk refused.
    #[error("{} could not be moved: {source}", path.display())]
    Io {
        /// What was to be moved.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Where a deleted roadmap lies now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// In the system's trash, where people look for it.
    SystemTrash,
    /// There is no such trash: in a folder of this program's own.
    Kept(PathBuf),
}

/// Where a roadmap lies in the archive of a folder.
pub fn archived(dir: &Path, id: &str) -> PathBuf {
    dir.join(ARCHIVE).join(format!("{id}.toml"))
}

/// Makes edits and gives the file of a roadmap another id, all or nothing.
///
/// # Errors
/// The id is taken, or the disk refused: nothing was changed.
pub fn rename(
    lock: &Lock,
    folder: &Folder,
    work: &[(String, Vec<Edit>)],
    (old, new): (&str, &str),
) -> Result<Vec<FileChange>, RelocateError> {
    let [from, to] = [old, new].map(|id| folder.dir.join(format!("{id}.toml")));
    is_free(&to)?;
    let written = commit_under(lock, folder, work)?;
    match moved(&from, &to) {
        Ok(()) => Ok(written),
        Err(error) => {
            put_all_back(&written);
            Err(error)
        }
    }
}

/// Moves a roadmap into the archive of its folder.
///
/// # Errors
/// One of that id is archived already, or the disk refused.
pub fn archive(_lock: &Lock, dir: &Path, id: &str) -> Result<PathBuf, RelocateError> {
    let (from, to) = (dir.join(format!("{id}.toml")), archived(dir, id));
    let folder = dir.join(ARCHIVE);
    fs::create_dir_all(&folder).map_err(|source| RelocateError::Io {
        path: folder,
        source,
    })?;
    moved(&from, &to)?;
    Ok(to)
}

/// Moves a roadmap back out of the archive.
///
/// # Errors
/// One of that id is in the folder, none is archived, or the disk refused.
pub fn unarchive(_lock: &Lock, dir: &Path, id: &str) -> Result<PathBuf, RelocateError> {
    let (from, to) = (archived(dir, id), dir.join(format!("{id}.toml")));
    moved(&from, &to)?;
    Ok(to)
}

/// The ids of the roadmaps in the archive of a folder, in byte order; none where there is no archive.
pub fn archived_ids(dir: &Path) -> Vec<String> {
    let listing = crate::store::listing::list(&dir.join(ARCHIVE)).unwrap_or_default();
    listing
        .roadmaps
        .into_iter()
        .map(|listed| listed.id)
        .collect()
}

/// Moves a roadmap to the system's trash; where there is none, to a folder of this program below `state`.
///
/// # Errors
/// The disk refused both.
pub fn delete(_lock: &Lock, path: &Path, state: &Path) -> Result<Deleted, RelocateError> {
    match trash::delete(path) {
        Ok(()) => Ok(Deleted::SystemTrash),
        Err(_) => kept(path, &state.join("trash")).map(Deleted::Kept),
    }
}

/// Moves a file into a folder under a name that is free there.
fn kept(path: &Path, folder: &Path) -> Result<PathBuf, RelocateError> {
    let failed = |source| RelocateError::Io {
        path: path.to_path_buf(),
        source,
    };
    fs::create_dir_all(folder).map_err(failed)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut names = (1..).map(|count| match count {
        1 => folder.join(format!("{stem}.toml")),
        count => folder.join(format!("{stem}-{count}.toml")),
    });
    let to = names.find(|name| name.symlink_metadata().is_err());
    let to = to.unwrap_or_else(|| folder.join("roadmap.toml"));
    if fs::rename(path, &to).is_err() {
        // It lies on another disk.
        fs::copy(path, &to)
            .and_then(|_| fs::remove_file(path))
            .map_err(failed)?;
    }
    Ok(to)
}

fn is_free(path: &Path) -> Result<(), RelocateError> {
    match path.symlink_metadata() {
        Ok(_) => Err(RelocateError::Taken(path.to_path_buf())),
        Err(_) => Ok(()),
    }
}

fn moved(from: &Path, to: &Path) -> Result<(), RelocateError> {
    is_free(to)?;
    faults::before("move a roadmap")
        .and_then(|()| fs::rename(from, to))
        .map_err(|source| RelocateError::Io {
            path: from.to_path_buf(),
            source,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_system_trash_is_kept_under_a_free_name() {
        let dir = tempfile::tempdir().unwrap();
        let trash = dir.path().join("trash");
        for (text, name) in [("a", "fans.toml"), ("b", "fans-2.toml")] {
            let path = dir.path().join("fans.toml");
            fs::write(&path, text).unwrap();
            assert_eq!(kept(&path, &trash).unwrap(), trash.join(name));
            assert!(!path.exists());
            assert_eq!(fs::read_to_string(trash.join(name)).unwrap(), text);
        }
    }
}
