//! Small things that are drawn in many places.

pub mod canvas;
pub mod chips;
pub mod doc;
pub mod ladder;
pub mod paint;
pub mod scale;
pub mod spark;
pub mod table;
pub mod words;
