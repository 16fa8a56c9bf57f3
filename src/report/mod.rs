//! What is written for others: programs that read JSON or CSV, forges that read annotations.
//!
//! Writers only: they are given what is known, and judge nothing.

mod advice;
pub mod agenda;
pub mod compare;
pub mod csv;
pub mod forecast;
pub mod github;
pub mod handover;
pub mod hints;
pub mod import;
pub mod json;
pub mod messages;
mod standing;
pub mod zones;

pub use advice::advice;
