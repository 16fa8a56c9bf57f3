//! Roadmaps that get another id, go to the archive and come back, or go to the trash.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::edit::Edit;
use crate::store::commit::{CommitError, FileChange, commit_under, hold, put_all_back};
use crate::store::faults;
use crate::store::folder::Folder;
use crate::store::lock::{Lock, PATIENCE};
use crate::store::read::read;
use crate::store::save::{save, sync_folder};
use crate::store::state_folder::{self, Durability};

/// The folder, beside the roadmaps, of those that are not read any more.
pub(crate) const ARCHIVE: &str = "archive";

/// Why a roadmap stayed where it is.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RelocateError {
    /// The references to it could not be changed.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// It has changed since.
    #[error("{} has changed since", .0.display())]
    Changed(PathBuf),
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
    /// It stayed where it is, and files that name it could not be put back.
    #[error("{why}; {} already and could not be put back", hold(files))]
    Half {
        /// Why it stayed.
        why: Box<RelocateError>,
        /// The names of the files that hold the new text.
        files: Vec<String>,
    },
}

impl RelocateError {
    /// The error, after the edits that went along were put back.
    fn after_putting_back(self, written: &[FileChange]) -> Self {
        let files = put_all_back(written);
        match files.is_empty() {
            true => self,
            false => Self::Half {
                why: Box::new(self),
                files,
            },
        }
    }
}

/// What becomes of a roadmap as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Relocation {
    /// It gets another id.
    Rename {
        /// The id it has.
        old: String,
        /// The id it gets.
        new: String,
    },
    /// It goes into the archive.
    Archive(String),
    /// It goes to the trash.
    Delete(String),
}

/// A file that came, went or moved, so that this can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MovedFile {
    /// The file.
    pub path: PathBuf,
    /// What it held before; `None` where it was not there.
    pub before: Option<Vec<u8>>,
    /// What it holds now; `None` where it is gone.
    pub after: Option<Vec<u8>>,
}

impl Relocation {
    /// The id that the roadmap has before.
    pub(crate) fn id(&self) -> &str {
        let (Self::Rename { old: id, .. } | Self::Archive(id) | Self::Delete(id)) = self;
        id
    }

    /// Where in the folder its file goes, if it stays there.
    fn goal(&self, dir: &Path) -> Option<PathBuf> {
        match self {
            Self::Rename { new, .. } => Some(dir.join(format!("{new}.toml"))),
            Self::Archive(id) => Some(archived(dir, id)),
            Self::Delete(_) => None,
        }
    }
}

/// Does that to a roadmap, with edits that go along, all or nothing; what is needed to take it back.
///
/// # Errors
/// As for [`relocate_under`].
pub(crate) fn relocate(
    folder: &Folder,
    state: &Path,
    relocation: &Relocation,
    work: &[(String, Vec<Edit>)],
) -> Result<(Vec<FileChange>, Vec<MovedFile>), RelocateError> {
    let lock = Lock::take(&folder.dir, state, PATIENCE).map_err(CommitError::from)?;
    let from = folder.dir.join(format!("{}.toml", relocation.id()));
    let read = |path: &Path| {
        fs::read(path).map_err(|source| RelocateError::Io {
            path: path.to_path_buf(),
            source,
        })
    };
    let before = read(&from)?;
    let (written, _) = relocate_under(&lock, folder, state, relocation, work)?;
    let goal = relocation.goal(&folder.dir);
    // An edit that went along may have changed the roadmap itself before it moved.
    let after = goal.as_deref().and_then(|goal| fs::read(goal).ok());
    let left = MovedFile {
        path: from,
        before: after.clone().or(Some(before)),
        after: None,
    };
    let came = goal.map(|path| MovedFile {
        path,
        before: None,
        after,
    });
    Ok((written, [left].into_iter().chain(came).collect()))
}

/// Does that to a roadmap, with edits that go along, under a lock that is held: the edits first, and where the roadmap
/// then cannot go, they are put back. What was written, and where the roadmap lies now.
///
/// # Errors
/// The roadmap stayed where it is, because its new place is taken, it is of a newer format, or the disk refused. Of the
/// edits nothing stayed, but for what [`RelocateError::Half`] names.
pub(crate) fn relocate_under(
    lock: &Lock,
    folder: &Folder,
    state: &Path,
    relocation: &Relocation,
    work: &[(String, Vec<Edit>)],
) -> Result<(Vec<FileChange>, Place), RelocateError> {
    let from = folder.dir.join(format!("{}.toml", relocation.id()));
    is_not_newer(&from)?;
    let goal = relocation.goal(&folder.dir);
    if let Some(goal) = &goal {
        is_free(goal)?;
    }
    let written = commit_under(lock, folder, work)?;
    let gone = match goal {
        Some(goal) => moved_into_its_folder(&from, &goal).map(|()| Place::Folder(goal)),
        None => delete(&from, state),
    };
    match gone {
        Ok(place) => Ok((written, place)),
        Err(error) => Err(error.after_putting_back(&written)),
    }
}

/// Takes the coming or going of a file back, where it is as it was left.
///
/// # Errors
/// It has changed since, or the disk refused.
pub(crate) fn put_back(
    dir: &Path,
    state: &Path,
    moved: &MovedFile,
) -> Result<MovedFile, RelocateError> {
    let _lock = Lock::take(dir, state, PATIENCE).map_err(CommitError::from)?;
    let path = &moved.path;
    if fs::read(path).ok() != moved.after {
        return Err(RelocateError::Changed(path.clone()));
    }
    match &moved.before {
        Some(bytes) => save(path, moved.after.as_deref(), bytes).map_err(CommitError::from)?,
        None => faults::before("take a roadmap away")
            .and_then(|()| fs::remove_file(path))
            .map_err(|source| RelocateError::Io {
                path: path.clone(),
                source,
            })?,
    }
    Ok(MovedFile {
        path: path.clone(),
        before: moved.after.clone(),
        after: moved.before.clone(),
    })
}

/// Where a roadmap lies now that was renamed, archived or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// There, in the folder or its archive.
    Folder(PathBuf),
    /// In the system's trash, where people look for it.
    SystemTrash,
    /// There is no such trash: in a folder of this program's own.
    Kept(PathBuf),
}

/// Where a roadmap lies in the archive of a folder.
pub(crate) fn archived(dir: &Path, id: &str) -> PathBuf {
    dir.join(ARCHIVE).join(format!("{id}.toml"))
}

/// Moves a roadmap, and makes the archive first where it goes there. One that was made for nothing goes again.
fn moved_into_its_folder(from: &Path, to: &Path) -> Result<(), RelocateError> {
    let folder = to.parent().unwrap_or(to);
    let is_new = !folder.is_dir();
    if is_new {
        faults::before("make the archive")
            .and_then(|()| fs::create_dir_all(folder))
            .map_err(|source| RelocateError::Io {
                path: folder.to_path_buf(),
                source,
            })?;
    }
    let done = moved(from, to);
    if done.is_err() && is_new {
        let _ = fs::remove_dir(folder);
    }
    done
}

/// Moves a roadmap back out of the archive.
///
/// # Errors
/// One of that id is in the folder, none is archived, or the disk refused.
pub(crate) fn unarchive(_lock: &Lock, dir: &Path, id: &str) -> Result<PathBuf, RelocateError> {
    let (from, to) = (archived(dir, id), dir.join(format!("{id}.toml")));
    moved(&from, &to)?;
    Ok(to)
}

/// The ids of the roadmaps in the archive of a folder, in byte order; none where there is no archive.
pub(crate) fn archived_ids(dir: &Path) -> Vec<String> {
    let listing = crate::store::listing::list(&dir.join(ARCHIVE)).unwrap_or_default();
    listing
        .roadmaps
        .into_iter()
        .map(|listed| listed.id)
        .collect()
}

/// Refuses to move a roadmap of a newer format: this program can only show it. One that cannot be read at all may go.
///
/// # Errors
/// It is of a newer format.
pub(crate) fn is_not_newer(path: &Path) -> Result<(), RelocateError> {
    let name =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let reading = read(&name(path.file_stem()), &fs::read(path).unwrap_or_default());
    match (reading.roadmap, reading.closed) {
        (Some(_), Some(why)) => Err(CommitError::Closed {
            name: name(path.file_name()),
            why,
        }
        .into()),
        _ => Ok(()),
    }
}

/// Moves a roadmap to the system's trash; where there is none, to a folder of this program below `state`.
fn delete(path: &Path, state: &Path) -> Result<Place, RelocateError> {
    match faults::before("use the trash of the system").map(|()| trash::delete(path)) {
        Ok(Ok(())) => Ok(Place::SystemTrash),
        _ => kept(path, &state.join("trash")).map(Place::Kept),
    }
}

/// Moves a file into a folder under a name that is free there.
fn kept(path: &Path, folder: &Path) -> Result<PathBuf, RelocateError> {
    let failed = |source| RelocateError::Io {
        path: path.to_path_buf(),
        source,
    };
    state_folder::make(folder).map_err(failed)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut names = (1..).map(|count| match count {
        1 => folder.join(format!("{stem}.toml")),
        count => folder.join(format!("{stem}-{count}.toml")),
    });
    let to = names.find(|name| name.symlink_metadata().is_err());
    let to = to.unwrap_or_else(|| folder.join("roadmap.toml"));
    let renamed = faults::before("move it there").and_then(|()| fs::rename(path, &to));
    if renamed.is_err() {
        // It lies on another disk. Whole there first, then gone here.
        let bytes = fs::read(path).map_err(failed)?;
        state_folder::write(&to, &bytes, Durability::Synced).map_err(failed)?;
        let gone = faults::before("take it away here").and_then(|()| fs::remove_file(path));
        if let Err(source) = gone {
            let _ = state_folder::remove(&to);
            return Err(failed(source));
        }
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
        })?;
    // It has moved; a system that does not confirm it changes nothing of that.
    for folder in [to, from] {
        let _ = sync_folder(folder);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_or_went_is_put_back_unless_it_has_changed_since() {
        let dir = tempfile::tempdir().unwrap();
        let state = dir.path().join("state");
        let roadmaps = dir.path().join("roadmaps");
        fs::create_dir_all(&roadmaps).unwrap();
        let path = roadmaps.join("fans.toml");
        let text = b"[cluster]\nname = \"Fans\"\n";
        fs::write(&path, text).unwrap();
        let open = || Folder::open(&roadmaps, crate::store::RetainBytes::Bytes).unwrap();
        let archive = Relocation::Archive("fans".into());
        let (_, moved) = relocate(&open(), &state, &archive, &[]).unwrap();
        assert!(!path.exists() && archived(&roadmaps, "fans").exists());
        let back: Vec<MovedFile> = (moved.iter().rev())
            .map(|one| put_back(&roadmaps, &state, one).unwrap())
            .collect();
        assert_eq!(fs::read(&path).unwrap(), text);
        assert!(!archived(&roadmaps, "fans").exists());
        // And once more in the other direction.
        for one in back.iter().rev() {
            put_back(&roadmaps, &state, one).unwrap();
        }
        assert!(!path.exists());
        fs::write(&path, "mine").unwrap();
        let refused = put_back(&roadmaps, &state, &moved[0]);
        assert!(matches!(refused, Err(RelocateError::Changed(_))));
        assert_eq!(fs::read(&path).unwrap(), b"mine");
    }

    #[test]
    fn nothing_is_moved_over_another() {
        let dir = tempfile::tempdir().unwrap();
        let (roadmaps, state) = (dir.path().join("roadmaps"), dir.path().join("state"));
        let there = archived(&roadmaps, "fans");
        fs::create_dir_all(there.parent().unwrap()).unwrap();
        let here = roadmaps.join("fans.toml");
        let texts = ["here", "there"].map(|name| format!("[cluster]\nname = \"{name}\"\n"));
        fs::write(&here, &texts[0]).unwrap();
        fs::write(&there, &texts[1]).unwrap();
        let open = Folder::open(&roadmaps, crate::store::RetainBytes::Bytes).unwrap();
        let archive = Relocation::Archive("fans".into());
        let refused = relocate(&open, &state, &archive, &[]);
        assert!(
            matches!(refused, Err(RelocateError::Taken(_))),
            "{refused:?}"
        );
        let stand = [&here, &there].map(|path| fs::read_to_string(path).unwrap());
        assert_eq!(stand, texts);
    }

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
