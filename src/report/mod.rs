//! What is written for others: programs that read JSON or CSV, forges that read annotations.
//!
//! Writers only: they are given what is known, and judge nothing.

mod advice;
pub mod csv;
pub mod github;
pub mod handover;
pub mod import;
pub mod import_preview;
pub mod json;
pub mod messages;

pub use advice::advice;
