//! JSON for programs: a stable contract. Keys may be added, never changed.
//!
//! Dates are texts of the form 2026-09-30, days are whole numbers, what is not known is null.

mod check;
mod fields;
mod foresight;
mod item;
mod milestone;
mod roadmap;

pub use check::Check;
pub use fields::{Fields, Json};
pub use item::{Item, Known};

use serde::Serialize;

use crate::roadmap::date::{Day, date, iso};

/// A value as JSON text, with a line end.
pub fn text(value: &impl Serialize) -> String {
    // What is written here has text keys and finite numbers only, which is all that JSON can refuse.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// A day as a date of the form 2026-09-30.
fn iso_day(day: Option<Day>) -> Option<String> {
    day.map(|day| iso(date(day)))
}
