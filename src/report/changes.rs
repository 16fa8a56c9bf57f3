//! What changed, as sections of a document, as rows for programs, and as JSON.

mod json;
mod sections;
mod words;

pub(crate) use json::json;
pub(crate) use sections::{ChangeGrouping, cluster_section, sections, totals_section};
pub(crate) use words::{change_row, row_headings, value};
