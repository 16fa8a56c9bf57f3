//! Why a text is no date.

use crate::dates::Date;
use crate::dates::date::plain;
use crate::text::truncate;

/// Why a text is no date, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The text is of no form that is understood.
    #[error(
        "\"{}\" is not understood as a date{}. Write for example 2026-09-30, 30 Sep, 30/9 (day first), March, \
         Mar 2027, Q3, Q3 FY27, end of quarter, end of month, fri, today, tomorrow, +2w or +3m",
        truncate(.said, 40), suggestion(*.meant)
    )]
    NotUnderstood {
        /// What was written.
        said: String,
        /// The known word nearest to one of it.
        meant: Option<&'static str>,
    },
    /// It is of a form that is understood, but the calendar has no such day, month or quarter.
    #[error("\"{}\" does not exist: {why}", truncate(.said, 40))]
    NoSuchDay {
        /// What was written.
        said: String,
        /// What the calendar has.
        why: String,
    },
    /// A month with two digits, which may be its day or its year.
    #[error(
        "\"{}\" may mean {} or {}: write {} or {}",
        truncate(.said, 40), plain(*.day), plain(*.month_end), .day.format("%-d %b %Y"), .month_end.format("%b %Y")
    )]
    DayOrYear {
        /// What was written.
        said: String,
        /// The day, where the digits are one.
        day: Date,
        /// The last day of the month, where they are a year.
        month_end: Date,
    },
    /// It lies outside the years 0 to 9999.
    #[error("\"{}\" is too far away: dates go up to the end of the year 9999", truncate(.said, 40))]
    TooFar {
        /// What was written.
        said: String,
    },
    /// The weekday that was written is not that of the day.
    #[error("{} is a {}, but \"{}\" names another weekday", plain(*.date), .date.format("%A"), truncate(.said, 40))]
    OtherWeekday {
        /// What was written.
        said: String,
        /// The day without the weekday.
        date: Date,
    },
}

fn suggestion(word: Option<&'static str>) -> String {
    word.map(|word| format!(" (did you mean {word}?)"))
        .unwrap_or_default()
}
