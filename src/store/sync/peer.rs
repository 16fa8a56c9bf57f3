//! With which folders a folder was last synced, and where its packets go: kept in the state folder, so that it is
//! asked once.

use std::fs;
use std::path::{Path, PathBuf};

use crate::store::put_aside::{PutAside, replace};
use crate::store::state_folder;

/// The other folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SyncPeer {
    /// The folder on the stick or share that this one is synced with.
    pub folder: Option<PathBuf>,
    /// The folder that packets are given to and taken from.
    pub packets: Option<PathBuf>,
}

impl SyncPeer {
    /// What is remembered of a folder; `state` is the state folder.
    pub(crate) fn load(state: &Path, here: &Path) -> Self {
        let text = state_folder::read_text(&place(state, here)).unwrap_or_default();
        let table: toml::Table = text.parse().unwrap_or_default();
        let path = |key: &str| Some(PathBuf::from(table.get(key)?.as_str()?));
        Self {
            folder: path("folder"),
            packets: path("packets"),
        }
    }

    /// Keeps it. Where it cannot be kept it is asked for again; what was there and could not be read is put aside.
    pub(crate) fn keep(&self, state: &Path, here: &Path) -> Option<PutAside> {
        let pairs = [("folder", &self.folder), ("packets", &self.packets)];
        let table: toml::Table = pairs
            .into_iter()
            .filter_map(|(key, path)| {
                let path = path.as_ref()?.to_str()?.to_owned();
                Some((key.to_owned(), toml::Value::String(path)))
            })
            .collect();
        let place = place(state, here);
        let what = "the folders that were synced with";
        replace(&place, table.to_string().as_bytes(), what, is_table).ok()?
    }
}

fn is_table(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.parse::<toml::Table>().is_ok())
}

fn place(state: &Path, here: &Path) -> PathBuf {
    let name = state_folder::name_of(here);
    state.join("sync").join(format!("with-{name}.toml"))
}

/// The folders of sticks and shares that are there now, as far as this system has a usual place for them.
pub(crate) fn sticks() -> Vec<PathBuf> {
    let below = |folder: PathBuf| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
            .collect()
    };
    let mut found = Vec::new();
    for usual in ["/media", "/run/media"] {
        // Below these each user has a folder, and in it each stick.
        found.extend(below(usual.into()).into_iter().flat_map(below));
    }
    found.extend(below("/Volumes".into()));
    if cfg!(windows) {
        let drives = ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\")));
        found.extend(drives.filter(|drive| drive.is_dir()));
    }
    found.sort();
    found
}
