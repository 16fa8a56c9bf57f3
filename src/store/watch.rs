//! Watching a folder: says that something in it may have changed, never what.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::folder::Folder;

/// How often a folder is looked at where the system does not tell of changes: a share of the network.
const LOOK: Duration = Duration::from_secs(1);

/// A watch over a folder; it ends when it is dropped.
pub(crate) struct Watch {
    _watcher: Box<dyn Watcher + Send>,
    /// The folders that are watched, each with what tells it from another of its name.
    places: BTreeMap<PathBuf, Option<FileIdentity>>,
}

/// What tells a folder from one that was made anew under its name.
type FileIdentity = (u64, u64, u128);

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch")
            .field("places", &self.places)
            .finish_non_exhaustive()
    }
}

impl Watch {
    /// Watches a folder as it was read, the folders in which the targets of its links lie, and the one around it, so
    /// that it is told when the folder itself goes or is made anew. `changed` is called on another thread, often more
    /// than once for one change. `None` where nothing can be watched.
    pub(crate) fn start(
        folder: &Folder,
        changed: impl Fn() + Clone + Send + 'static,
    ) -> Option<Self> {
        let places = places(folder);
        let concern = Arc::new(Concern::of(folder));
        let (telling, of_change) = (changed.clone(), concern.clone());
        let told = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| of_change.matters(&event)) {
                telling();
            }
        };
        if let Ok(mut watcher) = RecommendedWatcher::new(told, Config::default())
            && places
                .keys()
                .all(|place| watcher.watch(place, RecursiveMode::NonRecursive).is_ok())
        {
            let watcher = Box::new(watcher);
            return Some(Self {
                _watcher: watcher,
                places,
            });
        }
        let told = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| concern.matters(&event)) {
                changed();
            }
        };
        let config = Config::default().with_poll_interval(LOOK);
        let mut watcher = PollWatcher::new(told, config).ok()?;
        for place in places.keys() {
            watcher.watch(place, RecursiveMode::NonRecursive).ok()?;
        }
        let watcher = Box::new(watcher);
        Some(Self {
            _watcher: watcher,
            places,
        })
    }

    /// Whether it watches what has to be watched of that folder: not where one of them was deleted and made anew.
    pub(crate) fn covers(&self, folder: &Folder) -> bool {
        places(folder)
            .iter()
            .all(|(place, identity)| self.places.get(place) == Some(identity))
    }
}

/// The folders to be watched: those in which files of this folder lie, and the nearest around it that is there.
fn places(folder: &Folder) -> BTreeMap<PathBuf, Option<FileIdentity>> {
    let around = around(&folder.dir);
    let all = inner(folder).into_iter().chain(around);
    all.map(|place| {
        let identity = identity(&place);
        (place, identity)
    })
    .collect()
}

/// The folders in which files of this folder lie.
fn inner(folder: &Folder) -> BTreeSet<PathBuf> {
    let parent = |path: &Path| {
        std::fs::canonicalize(path)
            .ok()?
            .parent()
            .map(Path::to_owned)
    };
    let files = folder.files.iter().filter_map(|file| parent(&file.path));
    files.chain(std::fs::canonicalize(&folder.dir)).collect()
}

/// The nearest folder around a path that is there.
fn around(dir: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(dir).ok()?;
    whole
        .ancestors()
        .skip(1)
        .find_map(|place| std::fs::canonicalize(place).ok())
}

/// Its device and number, and when it was made: a number can be given again at once.
fn identity(place: &Path) -> Option<FileIdentity> {
    let metadata = std::fs::metadata(place).ok()?;
    let made = metadata.created().ok();
    let since = made.and_then(|made| made.duration_since(std::time::UNIX_EPOCH).ok());
    let made = since.map_or(0, |since| since.as_nanos());
    #[cfg(unix)]
    let (device, number) = {
        use std::os::unix::fs::MetadataExt;
        (metadata.dev(), metadata.ino())
    };
    #[cfg(not(unix))]
    let (device, number) = (0, 0);
    Some((device, number, made))
}

/// Which events can mean that a roadmap reads differently now.
struct Concern {
    /// The folders whose files count.
    inner: BTreeSet<PathBuf>,
    /// The folder of roadmaps as the one around it names it.
    dir: Option<PathBuf>,
}

impl Concern {
    fn of(folder: &Folder) -> Self {
        let dir = std::path::absolute(&folder.dir).ok();
        let dir = dir.and_then(|dir| {
            let parent = std::fs::canonicalize(dir.parent()?).ok();
            Some(parent.map_or_else(
                || dir.clone(),
                |parent| parent.join(dir.file_name().unwrap_or_default()),
            ))
        });
        Self {
            inner: inner(folder),
            dir,
        }
    }

    fn matters(&self, event: &Event) -> bool {
        let counts = |path: &PathBuf| {
            let is_roadmap = path.extension().is_some_and(|ending| ending == "toml")
                && path
                    .parent()
                    .is_none_or(|parent| self.inner.contains(parent));
            // Where the folder is not there yet, one of those around it may come first.
            let is_folder = self.dir.as_ref().is_some_and(|dir| dir.starts_with(path));
            is_roadmap || is_folder || self.inner.contains(path)
        };
        !matches!(event.kind, EventKind::Access(_))
            && (event.paths.is_empty() || event.paths.iter().any(counts))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::store::RetainBytes;

    #[test]
    fn a_change_of_a_roadmap_is_told_and_one_of_another_file_is_not() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("fans.toml"), "format = 1\n").unwrap();
        let folder = Folder::open(dir.path(), RetainBytes::Nothing).unwrap();
        let (send, told) = channel();
        let watch = Watch::start(&folder, move || {
            // The test may have ended.
            let _ = send.send(());
        })
        .unwrap();
        assert!(watch.covers(&folder));
        std::fs::write(dir.path().join("notes.txt"), "x").unwrap();
        std::fs::write(dir.path().join("fans.toml"), "format = 1\n# changed\n").unwrap();
        told.recv_timeout(Duration::from_secs(20)).unwrap();
    }

    #[test]
    fn a_folder_that_is_deleted_and_made_anew_is_told_and_watched_again() {
        let around = tempfile::tempdir().unwrap();
        let dir = around.path().join("roadmaps");
        let file = dir.join("fans.toml");
        std::fs::create_dir(&dir).unwrap();
        std::fs::write(&file, "format = 1\n").unwrap();
        let (send, told) = channel();
        let telling = move || {
            // The test may have ended.
            let _ = send.send(());
        };
        let patience = Duration::from_secs(20);
        let folder = Folder::open(&dir, RetainBytes::Nothing).unwrap();
        let watch = Watch::start(&folder, telling.clone()).unwrap();
        std::fs::remove_dir_all(&dir).unwrap();
        told.recv_timeout(patience).unwrap();
        std::fs::create_dir(&dir).unwrap();
        std::fs::write(&file, "format = 1\n").unwrap();
        told.recv_timeout(patience).unwrap();
        let folder = Folder::open(&dir, RetainBytes::Nothing).unwrap();
        assert!(!watch.covers(&folder));
        let again = Watch::start(&folder, telling).unwrap();
        assert!(again.covers(&folder));
        while told.try_recv().is_ok() {}
        std::fs::write(&file, "format = 1\n# changed\n").unwrap();
        told.recv_timeout(patience).unwrap();
    }
}
