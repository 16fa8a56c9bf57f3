//! Forms and pickers: pure machines that are told inputs and say what came of them, and the
//! drawing of each. They know no terminal key, no file and no clock; the host gives the status date.
//!
//! A host maps its keys to [`FormInput`], acts on [`FormEvent`], after each `Changed` works out an [`Advice`] from
//! [`Form::changes`], and puts the terminal's cursor where [`draw`] says.

mod blank;
mod choose;
mod doubt;
mod draw;
mod draw_blank;
mod draw_popup;
pub mod input;
mod layout;
mod month;
mod picker;
mod point;
mod rows;
mod sheet;
pub mod style;
mod typing;
mod update;
mod window;
mod write;

pub use crate::edit::input::candidate::Candidate;
pub use crate::edit::input::field_spec::{CHANGE, FieldSpec};
pub use draw::draw;
pub use input::{FormEvent, FormInput};
pub use sheet::{Advice, Form};
pub use style::FormStyle;

#[cfg(test)]
mod tests;
