//! Dates as people say them (`30 Sep`, `Q3 FY27`, `end of quarter`, `+2w`), and ranges of days.
//!
//! The status date and the month in which the fiscal year begins are passed in as a [`Calendar`]. Files and
//! `--today` take ISO dates only and do not come here.

mod calendar;
mod error;
mod names;
mod numbers;
mod range;
mod said;
mod stride;
mod token;
mod words;

pub use calendar::{Calendar, Lean, Span};
pub use error::DateError;
pub use names::is_month;
pub use range::{Since, quarter, since};
pub use said::{parse, span};
pub use stride::{Stride, stride};
