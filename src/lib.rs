//! `tcu` keeps the technological capability upgrading roadmaps of industrial clusters alive.
//!
//! The layers, each of which may use only those above it:
//!
//! - [`text`]: strings as a terminal shows them
//! - [`dates`]: calendar arithmetic, and dates as people say them
//! - [`model`]: what a roadmap is
//! - [`schedule`]: when things will happen
//! - [`health`]: what is wrong, and by which rule
//! - [`query`]: the filter language, and addresses of entries
//! - [`edit`]: every change as a value
//! - [`analysis`]: what is computed for people beyond flags
//! - [`store`]: the only access to the disk
//! - [`report`]: what is written for others
//! - [`settings`]: configuration and where things are
//! - [`commands`]: the one table of commands
//! - [`tui`]: the screens
//! - [`cli`]: the command line
//!
//! ```
//! let reading = tcu::store::read::read_text("fans", "[cluster]\nname = \"Gujrat fans\"\n");
//! assert!(reading.problems.is_empty());
//! assert_eq!(reading.roadmap.expect("valid TOML").name(), "Gujrat fans");
//! ```

pub mod analysis;
pub mod cli;
pub mod commands;
pub mod dates;
pub mod edit;
pub mod health;
pub mod model;
pub mod query;
pub mod report;
pub mod schedule;
pub mod settings;
pub mod store;
pub mod text;
pub mod tui;
