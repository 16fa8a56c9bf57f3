//! The screens.

pub mod app;
pub mod details;
#[cfg(test)]
mod doc_screenshots;
pub mod draw;
pub mod features;
pub mod input;
pub mod overlays;
pub mod runtime;
pub mod screens;
pub mod terminal;
#[cfg(test)]
mod test_harness;
pub mod theme;
pub mod widgets;
