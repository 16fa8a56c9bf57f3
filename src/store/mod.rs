//! The only door to the disk: a folder of files.

pub mod listing;
pub mod lock;
pub mod save;
