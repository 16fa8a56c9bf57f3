//! Small things that are drawn in many places.

pub mod chips;
pub mod doc;
pub mod paint;
pub mod table;
pub mod words;
