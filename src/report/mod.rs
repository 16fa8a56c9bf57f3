//! What is written for others: programs that read JSON or CSV, forges that read annotations.
//!
//! Writers only: they are given what is known, and judge nothing.

mod advice;
pub mod changes;
pub mod chase;
pub mod csv;
pub mod document;
#[cfg(feature = "reports")]
pub mod docx;
pub mod export;
pub mod form;
pub mod github;
pub mod handover;
#[cfg(feature = "reports")]
pub mod html;
pub mod import;
pub mod import_preview;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod messages;
pub mod pack_notes;
pub mod promises;
#[cfg(feature = "reports")]
mod raster;
pub mod sarif;
pub mod schema;
pub mod status_report;
pub mod svg;
pub mod themes;

pub use advice::{advice, rule_advice};
