//! What is asked once and then known: where things lie on this platform, the config file, where the roadmaps
//! are, who acts, and for which day everything is computed.
//!
//! Options and environment variables come in as arguments, so that every rule here can be tested; only the
//! functions that look at the disk or the clock say so.

pub mod actor;
pub mod config;
pub mod folder;
pub mod places;
pub mod remember;
pub mod status_date;

pub use config::{Config, Role, Theme};
pub use folder::Folder;
pub use places::Places;
pub use status_date::StatusDate;
