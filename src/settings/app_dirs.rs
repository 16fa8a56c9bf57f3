//! Where things lie on this platform: the config and state folders, and the person's documents.

use std::path::{Path, PathBuf};

/// The folders that the platform gives to this program. None of them need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppDirs {
    /// Holds `config.toml`.
    pub config: PathBuf,
    /// Holds what the program remembers: drafts, locks, the last visit.
    pub state: PathBuf,
    /// The person's documents: roadmaps lie there where nothing else says where they are.
    pub documents: PathBuf,
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
                documents: documents(),
            },
            None => Self::below(Path::new(".tcu")),
        }
    }

    /// All of them in one folder.
    pub fn below(folder: &Path) -> Self {
        Self {
            config: folder.join("config"),
            state: folder.join("state"),
            documents: folder.join("Documents"),
        }
    }

    /// The config file.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}

/// The person's folder of documents; `Documents` in their home where the platform names none, and the folder at hand
/// where there is no home. Never a hidden folder: people must find it, mail it and back it up.
fn documents() -> PathBuf {
    let Some(dirs) = directories::UserDirs::new() else {
        return PathBuf::from(".");
    };
    let named = dirs.document_dir().map(Path::to_path_buf);
    named.unwrap_or_else(|| dirs.home_dir().join("Documents"))
}
