//! Small things that are drawn in many places.

pub mod canvas;
pub mod chips;
pub mod doc;
pub mod paint;
pub mod scale;
pub mod table;
pub mod words;
