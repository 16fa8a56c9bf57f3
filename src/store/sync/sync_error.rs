//! Why two folders cannot be synced.

use std::path::{Path, PathBuf};

use crate::store::clock::ClockBehind;
use crate::store::lock::LockError;
use crate::store::save::SaveError;

/// Why nothing, or not everything, was synced. Every file is whole; what was synced stays.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// A folder could not be listed, or a file not read.
    #[error("{} could not be read: {source}", .path.display())]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The folder is not there, where systems show the sticks that are in.
    #[error("{} is not there: nothing was changed. Is the stick in?", .0.display())]
    NoStick(PathBuf),
    /// Both are one folder.
    #[error("{} is the folder of roadmaps itself", .0.display())]
    Same(PathBuf),
    /// The other folder was in step before, and now holds none of what it held.
    #[error(
        "{} held {held} when it was synced last, and none of them is there now: nothing was changed. Is the right stick in?",
        .path.display()
    )]
    Away {
        /// The other folder.
        path: PathBuf,
        /// What it held, in words.
        held: String,
    },
    /// The clock stands before the newest record of a file that would change; nothing was written.
    #[error(transparent)]
    Clock(#[from] ClockBehind),
    /// A folder is being written by another program.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// A disk refused.
    #[error(transparent)]
    Save(#[from] SaveError),
}

pub(super) fn read_error(path: &Path, source: std::io::Error) -> SyncError {
    SyncError::Read {
        path: path.to_owned(),
        source,
    }
}
