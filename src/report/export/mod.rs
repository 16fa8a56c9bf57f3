//! What the roadmaps hold, for other programs: one writer a format.
//!
//! Every writer works on a copy from which everything was taken that must not leave; none of them judges anything.

pub mod csv;
mod error;
#[cfg(feature = "calendar")]
pub mod ics;
pub mod json;
pub mod markdown;
pub mod mermaid;
pub mod mspdi;
#[cfg(feature = "sheets")]
pub mod pc3;
pub mod picture;
mod source;
pub mod table;
#[cfg(feature = "sheets")]
pub mod xlsx;

pub use error::ExportError;
pub use source::{ExportFile, ExportSource};
