//! What is asked once and then known: where things lie on this platform, the config file, where the roadmaps
//! are, who acts, and for which day everything is computed.
//!
//! Options and environment variables come in as arguments, so that every rule here can be tested; only the
//! functions that look at the disk or the clock say so.

pub(crate) mod actor;
pub(crate) mod app_dirs;
pub(crate) mod command_line;
pub(crate) mod config;
pub(crate) mod folder;
pub(crate) mod status_date;
pub(crate) mod support_log;
pub(crate) mod theme;
pub(crate) mod update_config;
pub(crate) mod variables;

pub(crate) use app_dirs::AppDirs;
pub(crate) use config::Config;
pub(crate) use folder::RoadmapsDir;
pub(crate) use status_date::StatusDate;
pub(crate) use theme::{ThemeColor, ThemeRole, ThemeTable};
