//! Forms and pickers: pure machines that are told inputs and say what came of them, and the
//! drawing of each. They know no terminal key, no file and no clock; the host gives the status date.
//!
//! A host maps its keys to [`FormInput`], acts on [`FormEvent`], after each `Changed` works out an [`FormFeedback`] from
//! [`Form::changes`], and puts the terminal's cursor where `draw` says.

mod confirm_warning;
mod draw;
mod draw_blank;
mod draw_popup;
mod field_state;
#[expect(clippy::module_inception, reason = "the form itself, beside its parts")]
mod form;
mod hscroll;
mod idle;
pub(crate) mod input;
mod layout;
mod month_picker;
mod mouse;
mod picker;
mod picker_input;
pub(crate) mod style;
pub(crate) mod text_input;
mod update;
mod wrapped;
mod wrapping;
mod write;

pub(crate) use crate::edit::input::candidate::Candidate;
pub(crate) use crate::edit::input::field_spec::{CHANGE, FieldSpec};
pub(crate) use draw::draw;
pub(crate) use form::{Form, FormFeedback, is_withheld_field};
pub(crate) use input::{FormEvent, FormInput};
pub(crate) use style::FormStyle;

#[cfg(test)]
mod tests;
