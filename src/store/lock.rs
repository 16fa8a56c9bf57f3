//! One writer at a time in a folder. The lock is on the folder itself, so nothing is left in it; where the
//! system cannot lock a folder, on a file in the state folder that is named after it.
//!
//! Readers need no lock: a save replaces a file at once. Only programs of this sort are held back.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::save::UNFINISHED;
use super::state_folder::{self, name_of};

/// How long a command waits for another writer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Held while files of a folder are written; given back when dropped, or when the process ends in any way.
#[derive(Debug)]
pub(crate) struct Lock {
    _held: File,
}

/// Why a folder could not be locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another program writes in it and did not finish in time.
    #[error("another program is writing in {}; nothing was written", .0.display())]
    Busy(PathBuf),
    /// The system refused.
    #[error("{} could not be locked for writing: {source}; nothing was written", .folder.display())]
    Failed {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl LockError {
    /// What to do about it, in a sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            LockError::Busy(_) => "wait until it is done, or close it, and try again",
            LockError::Failed { .. } => {
                "check that the folder is there and that you may write in it"
            }
        }
    }
}

impl Lock {
    /// Locks `folder`, waiting at most `patience` for another writer, and takes away what a killed save left in
    /// it. `state` is where the lock goes on systems that cannot lock a folder.
    ///
    /// # Errors
    /// [`LockError::Busy`] after `patience`; [`LockError::Failed`] where no lock can be had at all.
    pub(crate) fn take(folder: &Path, state: &Path, patience: Duration) -> Result<Lock, LockError> {
        let lock = Self::take_unswept(folder, state, patience)?;
        sweep(folder);
        Ok(lock)
    }

    /// As [`Lock::take`], for whoever locks a folder often and has swept it once.
    ///
    /// # Errors
    /// As [`Lock::take`].
    pub(crate) fn take_unswept(
        folder: &Path,
        state: &Path,
        patience: Duration,
    ) -> Result<Lock, LockError> {
        let failed = |source| LockError::Failed {
            folder: folder.into(),
            source,
        };
        let place = folder.canonicalize().map_err(failed)?;
        let held = match File::open(&place).and_then(|file| wait_for(file, patience)) {
            Err(_) => {
                wait_for(stand_in(&place, state).map_err(failed)?, patience).map_err(failed)?
            }
            Ok(held) => held,
        };
        Ok(Lock {
            _held: held.ok_or_else(|| LockError::Busy(folder.into()))?,
        })
    }
}

/// Tries to lock until `patience` is over; `None` where another holds it still.
fn wait_for(file: File, patience: Duration) -> io::Result<Option<File>> {
    const PAUSE: Duration = Duration::from_millis(20);
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if begun.elapsed() >= patience => return Ok(None),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
        }
    }
}

/// The file in the state folder that stands for the folder.
fn stand_in(folder: &Path, state: &Path) -> io::Result<File> {
    let locks = state.join("locks");
    state_folder::make(&locks)?;
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(locks.join(name_of(folder)))
}

/// Takes away the hidden files of saves that were killed: who holds the lock is the only one who writes.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') && name.ends_with(UNFINISHED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_told_that_the_folder_is_busy_until_the_first_is_done() {
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let take = || Lock::take(folder.path(), state.path(), Duration::ZERO);
        let first = take().unwrap();
        let Err(busy) = take() else {
            panic!("the folder is locked");
        };
        assert!(matches!(busy, LockError::Busy(_)));
        assert!(busy.hint().contains("try again"));
        drop(first);
        assert!(take().is_ok());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_writer_that_is_busy_for_a_while_is_waited_for() {
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let take = |patience| Lock::take(folder.path(), state.path(), patience);
        let first = take(Duration::ZERO).unwrap();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| take(Duration::from_secs(60)).is_ok());
            drop(first);
            assert!(second.join().unwrap());
        });
    }

    #[test]
    fn the_stand_in_locks_as_well() {
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let take = || {
            wait_for(
                stand_in(folder.path(), state.path()).unwrap(),
                Duration::ZERO,
            )
        };
        let first = take().unwrap();
        assert!(first.is_some());
        assert!(take().unwrap().is_none());
    }

    #[test]
    fn what_a_killed_save_left_is_taken_away() {
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(folder.path().join(format!(".a.toml.1{UNFINISHED}")), "half").unwrap();
        fs::write(folder.path().join(".other"), "kept").unwrap();
        let _lock = Lock::take(folder.path(), state.path(), Duration::ZERO).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn who_waited_in_vain_for_another_writer_is_told_what_to_do() {
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let take = || Lock::take(folder.path(), state.path(), Duration::ZERO);
        let _first = take().unwrap();
        let Err(error) = take() else {
            panic!("it is locked");
        };
        assert!(matches!(error, LockError::Busy(_)));
        assert!(
            error.hint().contains("wait until it is done"),
            "{}",
            error.hint()
        );
    }

    #[test]
    fn a_folder_that_is_not_there_cannot_be_locked() {
        let state = tempfile::tempdir().unwrap();
        let taken = Lock::take(&state.path().join("gone"), state.path(), Duration::ZERO);
        let Err(error) = taken else {
            panic!("there is no folder");
        };
        assert!(matches!(error, LockError::Failed { .. }));
        assert!(
            error.hint().contains("the folder is there"),
            "{}",
            error.hint()
        );
    }
}
