//! JSON for programs: a stable contract. Keys may be added, never changed.
//!
//! Dates are texts of the form 2026-09-30, days are whole numbers, what is not known is null.

pub(crate) mod agenda;
mod check;
pub(crate) mod comparison;
mod fields;
mod forecast;
mod item;
mod milestone;
mod plain_writer;
mod roadmap;
pub(crate) mod zones;

pub(crate) use check::CheckJson;
pub(crate) use fields::ValueJson;
pub(crate) use item::{EntryJson, JsonContext};
pub(crate) use roadmap::{FeedbackJson, MeanJson};

use serde::Serialize;

use crate::dates::date::{DayNumber, date, iso};

/// A value as JSON text, with a line end.
pub(crate) fn text(value: &impl Serialize) -> String {
    // What is written here has text keys and finite numbers only, which is all that JSON can refuse.
    let raw = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut text = crate::text::json(&raw).into_owned();
    text.push('\n');
    text
}

/// A day as a date of the form 2026-09-30.
fn iso_day(day: Option<DayNumber>) -> Option<String> {
    day.map(|day| iso(date(day)))
}
