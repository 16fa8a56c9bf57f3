//! The screens.

pub(crate) mod app;
pub(crate) mod details;
pub(crate) mod dialogs;
#[cfg(test)]
mod doc_screenshots;
#[cfg(test)]
mod doc_tour;
pub(crate) mod draw;
pub(crate) mod features;
pub(crate) mod input;
pub(crate) mod key_driver;
pub(crate) mod overlays;
pub(crate) mod runtime;
pub(crate) mod screens;
pub(crate) mod state;
pub(crate) mod terminal;
#[cfg(test)]
mod test_harness;
pub(crate) mod theme;
pub(crate) mod widgets;
