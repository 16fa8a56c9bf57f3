//! Sheets of offices, read as entries of a roadmap: headings found, columns guessed or mapped, rows read and compared.
//!
//! Nothing here writes. [`Preview`] says what an import would do; `apply` makes it one act.

mod apply;
mod cell;
mod draft;
mod header;
mod mapping;
mod own;
mod people;
mod plan;
mod predecessors;
mod preview;
mod synonym_tables;
mod synonyms;
#[cfg(test)]
mod tests;
mod values;

pub use apply::apply;
pub use cell::{Cell, Sheet, column_letters};
pub use draft::name_keys;
pub use mapping::{Column, Mapping};
pub use own::{OwnRows, OwnSheet};
pub use plan::{SheetPlan, plan_sheet};
pub use preview::{FieldChange, NewRow, Preview};
