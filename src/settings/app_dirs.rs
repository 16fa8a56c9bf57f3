//! Where things lie on this platform: the config and state folders, and the person's documents.

use std::path::{Path, PathBuf};

/// The folders that the platform gives to this program. None of them need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AppDirs {
    /// The config file.
    pub config_file: PathBuf,
    /// Holds what the program remembers: drafts, locks, the last visit.
    pub state: PathBuf,
    /// The person's documents: roadmaps lie there where nothing else says where they are.
    pub documents: PathBuf,
}

impl AppDirs {
    /// Asks the platform. Where it knows no home folder, all lie in `.tcu` of the folder at hand.
    ///
    /// `config` is what `$TCU_CONFIG` names: the config file, or the folder that holds it.
    pub(crate) fn here(config: Option<PathBuf>) -> Self {
        let dirs = Self::of_platform();
        match config {
            Some(named) if named.is_dir() => Self {
                config_file: named.join(CONFIG_FILE),
                ..dirs
            },
            Some(config_file) => Self {
                config_file,
                ..dirs
            },
            None => dirs,
        }
    }

    fn of_platform() -> Self {
        match directories::ProjectDirs::from("", "", "tcu") {
            Some(dirs) => Self {
                config_file: dirs.config_dir().join(CONFIG_FILE),
                state: dirs
                    .state_dir()
                    .map_or_else(|| dirs.data_local_dir().join("state"), Path::to_path_buf),
                documents: documents(),
            },
            None => Self::below(Path::new(".tcu")),
        }
    }

    /// All of them in one folder.
    pub(crate) fn below(folder: &Path) -> Self {
        Self {
            config_file: folder.join("config").join(CONFIG_FILE),
            state: folder.join("state"),
            documents: folder.join("Documents"),
        }
    }
}

/// The name of the config file.
const CONFIG_FILE: &str = "config.toml";

/// The person's folder of documents; `Documents` in their home where the platform names none, and the folder at hand
/// where there is no home. Never a hidden folder: people must find it, mail it and back it up.
fn documents() -> PathBuf {
    let Some(dirs) = directories::UserDirs::new() else {
        return PathBuf::from(".");
    };
    let named = dirs.document_dir().map(Path::to_path_buf);
    named.unwrap_or_else(|| dirs.home_dir().join("Documents"))
}
