//! `tcu` keeps the technological capability upgrading roadmaps of industrial clusters alive.
//!
//! The program is its command line and screens ([`main`]). What other programs may build on is in [`api`]: read roadmaps, assess
//! them, edit and merge them, and ask for the schema.
//!
//! The layers, each of which may use only those before it: `text`, `dates`, `model`, `schedule`, `health`, `query`, `edit`,
//! `analysis`, `store`, `report`, `settings`, `commands`, `tui`, `cli`. What each holds is told in `ARCHITECTURE.md`.

pub mod api;

// What the program itself is made of; no promise to others.
#[doc(hidden)]
pub mod analysis;
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod commands;
#[doc(hidden)]
pub mod dates;
#[doc(hidden)]
pub mod edit;
#[doc(hidden)]
pub mod health;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod query;
#[doc(hidden)]
pub mod report;
#[doc(hidden)]
pub mod schedule;
#[doc(hidden)]
pub mod settings;
#[doc(hidden)]
pub mod store;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod tui;

pub use cli::main;
