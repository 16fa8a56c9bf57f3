//! Small things that are drawn in many places.

pub(crate) mod canvas;
pub(crate) mod form;
pub(crate) mod free_columns;
pub(crate) mod ladder;
pub(crate) mod long_texts;
pub(crate) mod pane;
pub(crate) mod rich_text;
pub(crate) mod spans;
pub(crate) mod sparkline;
