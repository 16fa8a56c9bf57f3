//! What is asked once and then known: where things lie on this platform, the config file, where the roadmaps
//! are, who acts, and for which day everything is computed.
//!
//! Options and environment variables come in as arguments, so that every rule here can be tested; only the
//! functions that look at the disk or the clock say so.

pub mod actor;
pub mod app_dirs;
pub mod command_line;
pub mod config;
pub mod folder;
pub mod status_date;
pub mod support_log;
pub mod theme;
pub mod update_config;
pub mod variables;

pub use app_dirs::AppDirs;
pub use config::Config;
pub use folder::RoadmapsDir;
pub use status_date::StatusDate;
pub use theme::{ThemeColor, ThemeRole, ThemeTable};
