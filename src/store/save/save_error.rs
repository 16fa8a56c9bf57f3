//! The steps of a save, and what is said where one fails.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// A step of a save, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStep {
    /// Find the file behind symlinks, and read what it holds now.
    Look,
    /// Create the hidden file beside it.
    Create,
    /// Give the hidden file the owner and permissions of the old one.
    Permit,
    /// Write the new bytes.
    Write,
    /// Wait until they are on the disk.
    Sync,
    /// Put the hidden file in the place of the old one.
    Replace,
    /// Wait until the folder's own entry is on the disk.
    SyncFolder,
}

impl SaveStep {
    /// Every step, in order.
    pub const ALL: [SaveStep; 7] = [
        SaveStep::Look,
        SaveStep::Create,
        SaveStep::Permit,
        SaveStep::Write,
        SaveStep::Sync,
        SaveStep::Replace,
        SaveStep::SyncFolder,
    ];

    /// The step in words.
    pub(super) fn word(self) -> &'static str {
        match self {
            SaveStep::Look => "look at the file",
            SaveStep::Create => "create the hidden file",
            SaveStep::Permit => "give it its permissions",
            SaveStep::Write => "write it",
            SaveStep::Sync => "sync the file",
            SaveStep::Replace => "replace the file",
            SaveStep::SyncFolder => "sync the folder",
        }
    }
}

/// Why a file was not saved. But for a failure in [`SaveStep::SyncFolder`], the file is as it was.
#[derive(Debug)]
pub enum SaveError {
    /// The bytes on disk are not those that the edit began with.
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
        /// What it holds now; `None` where it is gone.
        now: Option<Vec<u8>>,
    },
    /// A new file was to be made where something stands already.
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// A folder or a device stands where the file should be.
    NotAFile {
        /// What stands there.
        path: PathBuf,
    },
    /// The file is marked read-only.
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The system refused a step.
    Failed {
        /// The file.
        path: PathBuf,
        /// The step that failed.
        step: SaveStep,
        /// What the system said.
        source: io::Error,
    },
}

impl SaveError {
    /// What to do about it, in a sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            SaveError::ChangedOnDisk { .. } => {
                "another program or person wrote it meanwhile; look at it and make the change again"
            }
            SaveError::AlreadyThere { .. } => "choose another id, or edit the file that is there",
            SaveError::NotAFile { .. } => "move it away or rename it, then save again",
            SaveError::ReadOnly { .. } => "take the read-only mark off the file, then save again",
            SaveError::Failed { step, source, .. } => match source.kind() {
                _ if *step == SaveStep::SyncFolder => {
                    "the new text is in the file; check the disk before you switch off"
                }
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    "free some space on that disk, then save again"
                }
                ErrorKind::PermissionDenied => {
                    "you may not write in that folder; ask whoever owns it, or copy the roadmaps to a folder of yours"
                }
                ErrorKind::ReadOnlyFilesystem => {
                    "the disk or stick is write-protected; copy the roadmaps to another folder"
                }
                ErrorKind::NotFound => "the folder is gone; is the stick still in?",
                _ => "check that the disk is there and has room, then save again",
            },
        }
    }
}

impl std::fmt::Display for SaveError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SaveError::ChangedOnDisk { path, now: Some(_) } => write!(
                f,
                "{} has changed on the disk since it was read; nothing was written over it",
                path.display()
            ),
            SaveError::ChangedOnDisk { path, now: None } => write!(
                f,
                "{} is gone from the disk since it was read; nothing was written",
                path.display()
            ),
            SaveError::AlreadyThere { path } => {
                write!(
                    f,
                    "{} is there already; nothing was written",
                    path.display()
                )
            }
            SaveError::NotAFile { path } => {
                write!(
                    f,
                    "{} is not a file but a folder or a device; nothing was written",
                    path.display()
                )
            }
            SaveError::ReadOnly { path } => {
                write!(
                    f,
                    "{} is marked read-only; nothing was written",
                    path.display()
                )
            }
            SaveError::Failed {
                path,
                step: SaveStep::SyncFolder,
                source,
            } => write!(
                f,
                "{} was written, but the disk did not confirm that it will last: {source}",
                path.display()
            ),
            SaveError::Failed { path, source, .. } => write!(
                f,
                "{} could not be saved and stays as it was: {source}",
                path.display()
            ),
        }
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SaveError::Failed { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error as _;

    fn failed(step: SaveStep, kind: ErrorKind) -> SaveError {
        SaveError::Failed {
            path: "fans.toml".into(),
            step,
            source: kind.into(),
        }
    }

    #[test]
    fn each_fault_is_told_with_what_to_do_about_it() {
        let path = || PathBuf::from("fans.toml");
        let now = Some(Vec::new());
        let write = |kind| failed(SaveStep::Write, kind);
        let told = [
            (
                SaveError::ChangedOnDisk { path: path(), now },
                "has changed on the disk",
                "make the change again",
            ),
            (
                SaveError::ChangedOnDisk {
                    path: path(),
                    now: None,
                },
                "is gone from the disk",
                "make the change again",
            ),
            (
                SaveError::AlreadyThere { path: path() },
                "is there already",
                "another id",
            ),
            (
                SaveError::NotAFile { path: path() },
                "a folder or a device",
                "rename it",
            ),
            (
                SaveError::ReadOnly { path: path() },
                "marked read-only",
                "read-only mark",
            ),
            (
                write(ErrorKind::StorageFull),
                "stays as it was",
                "free some space",
            ),
            (
                write(ErrorKind::QuotaExceeded),
                "stays as it was",
                "free some space",
            ),
            (
                write(ErrorKind::PermissionDenied),
                "stays as it was",
                "may not write in that folder",
            ),
            (
                write(ErrorKind::ReadOnlyFilesystem),
                "stays as it was",
                "write-protected",
            ),
            (
                write(ErrorKind::NotFound),
                "stays as it was",
                "the folder is gone",
            ),
            (
                write(ErrorKind::Other),
                "stays as it was",
                "check that the disk is there",
            ),
            (
                failed(SaveStep::SyncFolder, ErrorKind::StorageFull),
                "was written, but",
                "before you switch off",
            ),
        ];
        for (error, message, hint) in told {
            let says = error.to_string();
            assert!(
                says.starts_with("fans.toml ") && says.contains(message),
                "{says}"
            );
            assert!(error.hint().contains(hint), "{says}: {}", error.hint());
        }
    }

    #[test]
    fn what_the_system_said_is_kept() {
        let error = failed(SaveStep::Write, ErrorKind::StorageFull);
        let source = error
            .source()
            .and_then(|source| source.downcast_ref::<io::Error>());
        assert_eq!(source.map(io::Error::kind), Some(ErrorKind::StorageFull));
        let path = PathBuf::from("fans.toml");
        assert!(SaveError::AlreadyThere { path }.source().is_none());
    }

    #[test]
    fn each_step_has_words_of_its_own() {
        let words: std::collections::BTreeSet<_> = SaveStep::ALL.map(SaveStep::word).into();
        assert_eq!(words.len(), SaveStep::ALL.len());
        assert!(words.iter().all(|word| word.contains(' ')));
    }
}
