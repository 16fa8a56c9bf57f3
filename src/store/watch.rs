//! Watching a folder: says that something in it may have changed, never what.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::folder::Folder;

/// How often a folder is looked at where the system does not tell of changes: a share of the network.
const LOOK: Duration = Duration::from_secs(1);

/// A watch over a folder; it ends when it is dropped.
pub struct Watch {
    _watcher: Box<dyn Watcher + Send>,
    places: BTreeSet<PathBuf>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch")
            .field("places", &self.places)
            .finish()
    }
}

impl Watch {
    /// Watches a folder as it was read, and the folders in which the targets of its links lie. `changed` is
    /// called on another thread, often more than once for one change. `None` where nothing can be watched.
    pub fn start(folder: &Folder, changed: impl Fn() + Clone + Send + 'static) -> Option<Self> {
        let places = places(folder);
        let telling = changed.clone();
        let told = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(&event)) {
                telling();
            }
        };
        if let Ok(mut watcher) = RecommendedWatcher::new(told, Config::default())
            && places
                .iter()
                .all(|place| watcher.watch(place, RecursiveMode::NonRecursive).is_ok())
        {
            let _watcher = Box::new(watcher);
            return Some(Self { _watcher, places });
        }
        let told = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(&event)) {
                changed();
            }
        };
        let config = Config::default().with_poll_interval(LOOK);
        let mut watcher = PollWatcher::new(told, config).ok()?;
        for place in &places {
            watcher.watch(place, RecursiveMode::NonRecursive).ok()?;
        }
        let _watcher = Box::new(watcher);
        Some(Self { _watcher, places })
    }

    /// Whether it watches what has to be watched of that folder.
    pub fn covers(&self, folder: &Folder) -> bool {
        places(folder).is_subset(&self.places)
    }
}

/// The folders in which files of this folder lie.
fn places(folder: &Folder) -> BTreeSet<PathBuf> {
    let parent = |path: &Path| {
        std::fs::canonicalize(path)
            .ok()?
            .parent()
            .map(Path::to_owned)
    };
    let files = folder.files.iter().filter_map(|file| parent(&file.path));
    files.chain(std::fs::canonicalize(&folder.dir)).collect()
}

/// Whether an event can mean that a roadmap reads differently now.
fn matters(event: &Event) -> bool {
    let toml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    !matches!(event.kind, EventKind::Access(_))
        && (event.paths.is_empty() || event.paths.iter().any(toml))
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
}
