//! What the roadmaps hold, for other programs: one writer a format.
//!
//! Every writer works on a copy from which everything was taken that must not leave; none of them judges anything.

pub(crate) mod csv;
mod error;
#[cfg(feature = "calendar")]
pub(crate) mod ics;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod mermaid;
pub(crate) mod mspdi;
#[cfg(feature = "sheets")]
pub(crate) mod pc3;
pub(crate) mod picture;
mod source;
pub(crate) mod table;
#[cfg(feature = "sheets")]
pub(crate) mod xlsx;

pub(crate) use error::ExportError;
pub(crate) use source::{AllFiles, ExportFile, ExportSource};
