//! The screens.

pub mod input;
pub mod terminal;
