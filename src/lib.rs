//! `tcu` keeps the technological capability upgrading roadmaps of industrial clusters alive.
//!
//! The program is its command line and screens ([`main`]). What other programs may build on is in [`api`]: read roadmaps, assess
//! them, edit and merge them, and ask for the schema.
//!
//! The layers, each of which may use only those before it: `text`, `dates`, `model`, `schedule`, `health`, `query`, `edit`,
//! `analysis`, `store`, `report`, `settings`, `commands`, `tui`, `cli`. What each holds is told in `ARCHITECTURE.md`.
//! They are closed to others; the tests and benchmarks of this repository look in through [`internal`].

// Documentation of the closed layers is for those who work on them: it may name what others cannot reach.
#![allow(rustdoc::private_intra_doc_links)]

pub mod api;

mod analysis;
mod cli;
mod commands;
mod dates;
mod edit;
mod health;
mod model;
mod query;
mod report;
mod schedule;
mod settings;
mod store;
mod text;
mod tui;

#[doc(hidden)]
pub mod internal;

pub use cli::main;
