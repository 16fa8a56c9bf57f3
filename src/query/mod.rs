//! How people ask: dates as they say them, ranges of days, addresses of entries, and the filter language of
//! `--where` and `/`.
//!
//! Everything here turns a text into a value, or an error that says what was expected; nothing reads a file, knows
//! what day it is (a [`crate::dates::Calendar`] is passed in), or prints.

pub mod address;
pub mod fields;
pub mod filter;
pub(crate) mod suggestions;
