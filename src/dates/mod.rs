//! Dates as people say them (`30 Sep`, `Q3 FY27`, `end of quarter`, `+2w`), and ranges of days.
//!
//! The status date and the month in which the fiscal year begins are passed in as a [`Calendar`]. Files and
//! `--today` take ISO dates only and do not come here.

pub(crate) mod calendar;
pub(crate) mod date;
mod error;
mod lexer;
pub(crate) mod parse;
mod parse_numeric;
mod parse_words;
pub(crate) mod range;
pub(crate) mod shift;
mod vocabulary;
mod written;

pub(crate) use calendar::{Calendar, DateRange, YearBias};
pub(crate) use date::Date;
pub(crate) use error::DateError;
pub(crate) use parse::{parse, parse_range};
pub(crate) use range::{Since, quarter, since};
pub(crate) use shift::{DateShiftSpec, parse_from, parse_shift};
pub(crate) use vocabulary::is_month;
pub(crate) use written::iso_of;
