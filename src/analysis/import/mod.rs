//! Sheets of offices, read as entries of a roadmap: headings found, columns guessed or mapped, rows read and compared.
//!
//! Nothing here writes. [`Preview`] says what an import would do; `apply` makes it one act.

pub(crate) mod apply;
mod cell;
mod draft;
mod header;
mod mapping;
mod own;
mod people;
pub(crate) mod plan;
mod predecessors;
mod preview;
mod synonym_tables;
mod synonyms;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use apply::apply;
#[cfg(feature = "sheets")]
pub(crate) use cell::column_letters;
pub(crate) use cell::{Cell, Sheet};
pub(crate) use draft::name_keys;
pub(crate) use mapping::{Column, Mapping, MappingError};
pub(crate) use own::{OwnRows, OwnSheet};
pub(crate) use plan::{SheetPlan, plan_sheet};
pub(crate) use preview::{NewRow, Preview, PreviewedChange};
