//! Values as people type them, for forms and for `KEY=VALUE` on the command line.

pub mod candidate;
pub mod field_spec;
pub mod list_syntax;
pub mod parse_input;
pub mod reference_candidates;
