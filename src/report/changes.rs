//! What changed, as sections of a document, as rows for programs, and as JSON.

mod json;
mod sections;
mod words;

pub use json::json;
pub use sections::{ChangeGrouping, cluster_section, sections, totals_section};
pub use words::{change_row, row_headings};
