//! What is computed for people beyond flags. Pure: no disk, no clock, no printing.

pub mod changes;
pub mod import;
pub mod redact;
pub mod reply;
