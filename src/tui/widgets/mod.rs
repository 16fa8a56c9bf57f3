//! Small things that are drawn in many places.

pub mod canvas;
pub mod form;
pub mod ladder;
pub mod pane;
pub mod rich_text;
pub mod spans;
pub mod sparkline;
