//! Ranges of days: `--since DATE | last-review | last-quarter`, `--quarter Q1`.

use super::calendar::{Calendar, DateRange, YearBias};
use super::error::DateError;
use super::parse::parse_range;
use crate::dates::Date;

/// From when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// From that day on, the day included.
    Day(Date),
    /// From the newest review of each roadmap on.
    LastReview,
}

impl Since {
    /// The first day, for a roadmap whose newest review (of those that count) was then. `None` where there is no
    /// review: everything.
    pub fn first(self, newest_review: Option<Date>) -> Option<Date> {
        match self {
            Since::Day(date) => Some(date),
            Since::LastReview => newest_review,
        }
    }
}

/// Reads from when on: a date as people say it, of which a month or quarter means its first day; `last-review`; or
/// `last-quarter`, the first day of the quarter before that of the status date.
///
/// # Errors
/// Says what is not understood, and what to write.
pub fn since(said: &str, calendar: &Calendar) -> Result<Since, DateError> {
    if is(said, "last review") {
        return Ok(Since::LastReview);
    }
    quarter_or_span(said, calendar).map(|span| Since::Day(span.first))
}

/// Reads a quarter: `Q1` (the last that has begun), `1`, `Q1 FY27`, `last-quarter`, `this quarter`.
///
/// # Errors
/// Says what is not understood, and what to write.
pub fn quarter(said: &str, calendar: &Calendar) -> Result<DateRange, DateError> {
    let trimmed = said.trim();
    let digit_alone = trimmed.chars().count() == 1;
    let named = if digit_alone {
        format!("q{trimmed}")
    } else {
        trimmed.to_owned()
    };
    let not_understood = || DateError::NoSuchDay {
        said: said.to_owned(),
        why: "a quarter is written Q1, Q1 FY27 or last-quarter".into(),
    };
    let span = quarter_or_span(&named, calendar).map_err(|error| match error {
        DateError::NotUnderstood { .. } => not_understood(),
        other => other,
    })?;
    let (fiscal_year, number) = calendar.quarter_of(span.last);
    if calendar.quarter(fiscal_year, number) == Some(span) {
        Ok(span)
    } else {
        Err(not_understood())
    }
}

fn quarter_or_span(said: &str, calendar: &Calendar) -> Result<DateRange, DateError> {
    parse_range(said, calendar, YearBias::Begun)
}

/// Whether the words are those, hyphens for spaces or not.
fn is(said: &str, words: &str) -> bool {
    said.trim().replace('-', " ").eq_ignore_ascii_case(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::{iso, parse_iso};

    fn calendar() -> Calendar {
        Calendar::new(parse_iso("2026-11-21").unwrap(), Some(7))
    }

    #[test]
    fn a_range_begins_on_the_first_day_of_what_was_said() {
        for (said, first) in [
            ("2026-09-30", "2026-09-30"),
            ("30 Sep", "2026-09-30"),
            ("November", "2026-11-01"),
            ("Sep", "2026-09-01"),
            ("Q1", "2026-07-01"),
            ("Q3", "2026-01-01"),
            ("-2w", "2026-11-07"),
            ("last-quarter", "2026-07-01"),
            ("last quarter", "2026-07-01"),
            ("last month", "2026-10-01"),
        ] {
            let since = since(said, &calendar()).unwrap();
            assert_eq!(since.first(None).map(iso).as_deref(), Some(first), "{said}");
        }
        let review = parse_iso("2026-10-15");
        let since = since("last-review", &calendar()).unwrap();
        assert_eq!(since.first(review), review);
        assert_eq!(since.first(None), None);
    }

    #[test]
    fn a_quarter_is_the_last_that_has_begun() {
        for (said, first, last) in [
            ("Q1", "2026-07-01", "2026-09-30"),
            ("1", "2026-07-01", "2026-09-30"),
            ("q2", "2026-10-01", "2026-12-31"),
            ("Q3", "2026-01-01", "2026-03-31"),
            ("Q3 FY27", "2027-01-01", "2027-03-31"),
            ("last-quarter", "2026-07-01", "2026-09-30"),
            ("this quarter", "2026-10-01", "2026-12-31"),
        ] {
            let span = quarter(said, &calendar()).unwrap();
            assert_eq!(
                (iso(span.first), iso(span.last)),
                (first.into(), last.into()),
                "{said}"
            );
        }
        for said in ["Q5", "5", "March", "soon", ""] {
            let error = quarter(said, &calendar()).unwrap_err().to_string();
            assert!(error.contains("Q1"), "{said}: {error}");
        }
    }
}
