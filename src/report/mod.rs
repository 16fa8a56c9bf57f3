//! What is written for others: programs that read JSON or CSV, forges that read annotations.
//!
//! Writers only: they are given what is known, and judge nothing.

mod advice;
#[cfg(feature = "reports")]
pub(crate) mod archive;
pub(crate) mod changes;
pub(crate) mod chase;
#[cfg(feature = "reports")]
mod column_widths;
pub(crate) mod csv;
pub(crate) mod document;
#[cfg(feature = "reports")]
pub(crate) mod docx;
pub(crate) mod export;
pub(crate) mod form;
#[cfg(feature = "sheets")]
pub(crate) mod form_sheet;
pub(crate) mod github;
pub(crate) mod handover;
pub(crate) mod history_section;
#[cfg(feature = "reports")]
pub(crate) mod html;
pub mod import;
pub(crate) mod import_preview;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod lessons;
pub(crate) mod markdown;
pub(crate) mod messages;
pub(crate) mod pack_notes;
pub(crate) mod plain_text;
pub(crate) mod promises;
#[cfg(feature = "reports")]
mod raster;
pub(crate) mod sarif;
pub(crate) mod schema;
pub(crate) mod status_report;
pub(crate) mod svg;
pub(crate) mod themes;

pub(crate) use advice::{advice, rule_advice};
