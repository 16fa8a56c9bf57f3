//! Dates as people say them (`30 Sep`, `Q3 FY27`, `end of quarter`, `+2w`), and ranges of days.
//!
//! The status date and the month in which the fiscal year begins are passed in as a [`Calendar`]. Files and
//! `--today` take ISO dates only and do not come here.

mod calendar;
pub mod date;
mod error;
mod lexer;
mod parse;
mod parse_numeric;
mod parse_words;
mod range;
mod shift;
mod vocabulary;
mod written;

pub use calendar::{Calendar, DateRange, YearBias};
pub use date::Date;
pub use error::DateError;
pub use parse::{parse, parse_range};
pub use range::{Since, quarter, since};
pub use shift::{DateShiftSpec, parse_from, parse_shift};
pub use vocabulary::is_month;
pub use written::iso_of;
