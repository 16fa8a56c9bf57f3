//! What the system says of a file without opening it: enough to know, while the screens are open, that nobody has
//! written to it. It is never trusted where a file is to be written.

use std::path::Path;
use std::time::{Duration, SystemTime};

/// The coarsest grain of a file system's clock, that of FAT: within it a file can change and keep its time.
const GRAIN: Duration = Duration::from_secs(2);

/// What the system says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileStamp {
    size: u64,
    modified: SystemTime,
    /// Where it lies, and when anything of it last changed: a program can set the time of writing back, but not this.
    #[cfg(unix)]
    node: (u64, u64, i64, i64),
}

impl FileStamp {
    /// What the system says of the file at `path`; `None` where it says too little to be trusted.
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let told = path.metadata().ok()?;
        Some(Self {
            size: told.len(),
            modified: told.modified().ok()?,
            node: (told.dev(), told.ino(), told.ctime(), told.ctime_nsec()),
        })
    }

    /// Without the number and the time of a file's node, size and time are too little.
    #[cfg(not(unix))]
    pub(crate) fn of(_: &Path) -> Option<Self> {
        None
    }

    /// Whether a file that had this stamp at `now` could not have changed since without another one.
    pub(crate) fn is_settled(&self, now: SystemTime) -> bool {
        #[cfg(unix)]
        {
            let (seconds, nanos) = (self.node.2, self.node.3);
            let (Ok(seconds), Ok(nanos)) = (u64::try_from(seconds), u32::try_from(nanos)) else {
                return false;
            };
            let changed = SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanos));
            let last = changed.map(|changed| changed.max(self.modified));
            last.and_then(|last| now.duration_since(last).ok())
                .is_some_and(|age| age > GRAIN)
        }
        #[cfg(not(unix))]
        {
            let age = now.duration_since(self.modified);
            age.is_ok_and(|age| age > GRAIN)
        }
    }
}
