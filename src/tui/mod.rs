//! The screens.

pub mod form;
pub mod input;
pub mod model;
#[cfg(test)]
mod pictures;
pub mod run;
pub mod terminal;
pub mod theme;
#[cfg(test)]
mod trial;
pub mod update;
pub mod view;
