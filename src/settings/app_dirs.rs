//! Where things lie on this platform: config, state and data folders.

use std::path::{Path, PathBuf};

/// The folders that the platform gives to this program. None of them need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppDirs {
    /// Holds `config.toml`.
    pub config: PathBuf,
    /// Holds what the program remembers: drafts, locks, the last visit.
    pub state: PathBuf,
    /// Holds roadmaps where nothing else says where they are.
    pub data: PathBuf,
}

impl AppDirs {
    /// Asks the platform. Where it knows no home folder, all lie in `.tcu` of the folder at hand.
    pub fn here() -> Self {
        match directories::ProjectDirs::from("", "", "tcu") {
            Some(dirs) => Self {
                config: dirs.config_dir().into(),
                state: dirs
                    .state_dir()
                    .map_or_else(|| dirs.data_local_dir().join("state"), Path::to_path_buf),
                data: dirs.data_dir().into(),
            },
            None => Self::below(Path::new(".tcu")),
        }
    }

    /// All of them in one folder.
    pub fn below(folder: &Path) -> Self {
        Self {
            config: folder.join("config"),
            state: folder.join("state"),
            data: folder.join("data"),
        }
    }

    /// The config file.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}
