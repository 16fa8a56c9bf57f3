//! A new date for several at once: each by so much from where it stands, or one day for all.

use super::calendar::{Calendar, YearBias};
use super::error::DateError;
use super::parse::parse;
use crate::dates::Date;

/// How far several dates go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateShiftSpec {
    /// Each by so much from where it stands, as it was said: `+4w`, `-10 days`.
    Each(String),
    /// All to one day.
    All(Date),
}

/// Reads a date; with a sign in front it counts from the date that stands, where there is one.
///
/// # Errors
/// Says what is not understood, or does not exist, and what to write.
pub fn parse_from(
    said: &str,
    stands: Option<Date>,
    calendar: &Calendar,
    lean: YearBias,
) -> Result<Date, DateError> {
    let today = stands.filter(|_| counts(said)).unwrap_or(calendar.today);
    parse(said, &Calendar { today, ..*calendar }, lean)
}

/// Whether what was said counts from another date: it has a sign in front.
fn counts(said: &str) -> bool {
    said.trim_start().starts_with(['+', '-', '\u{2212}'])
}

/// Reads what was said: with a sign in front it counts from where each stands, else it is a date for all.
///
/// # Errors
/// Says what is not understood, or does not exist, and what to write.
pub fn parse_shift(said: &str, calendar: &Calendar) -> Result<DateShiftSpec, DateError> {
    let said = said.trim();
    let date = parse(said, calendar, YearBias::Ahead)?;
    Ok(match counts(said) {
        true => DateShiftSpec::Each(said.to_owned()),
        false => DateShiftSpec::All(date),
    })
}

impl DateShiftSpec {
    /// Where a date goes that stands on that day.
    ///
    /// # Errors
    /// It would be beyond what a file can hold.
    pub fn from(&self, stands: Date, calendar: &Calendar) -> Result<Date, DateError> {
        match self {
            DateShiftSpec::All(date) => Ok(*date),
            DateShiftSpec::Each(said) => {
                let from = Calendar {
                    today: stands,
                    ..*calendar
                };
                parse(said, &from, YearBias::Ahead)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::{iso, parse_iso};

    #[test]
    fn a_sign_counts_from_the_date_that_stands_where_there_is_one() {
        let day = |text: &str| parse_iso(text).unwrap();
        let calendar = Calendar::new(day("2026-11-15"), None);
        for (said, stands, read) in [
            ("+4w", Some("2026-12-31"), "2027-01-28"),
            ("+4w", None, "2026-12-13"),
            (" \u{2212}10d", Some("2026-12-31"), "2026-12-21"),
            ("30 Nov", Some("2027-12-31"), "2026-11-30"),
        ] {
            let date = parse_from(said, stands.map(day), &calendar, YearBias::Ahead).unwrap();
            assert_eq!(iso(date), read, "{said} from {stands:?}");
        }
    }

    #[test]
    fn a_sign_counts_from_where_each_stands_and_a_date_is_for_all() {
        let day = |text: &str| parse_iso(text).unwrap();
        let calendar = Calendar::new(day("2026-11-15"), None);
        for (said, stands, goes) in [
            ("+4w", "2026-12-31", "2027-01-28"),
            (" +1 month", "2027-01-31", "2027-02-28"),
            ("-10d", "2026-12-31", "2026-12-21"),
            ("2027-03-31", "2026-12-31", "2027-03-31"),
            ("30 Nov", "2026-12-31", "2026-11-30"),
        ] {
            let stride = parse_shift(said, &calendar).unwrap();
            assert_eq!(
                iso(stride.from(day(stands), &calendar).unwrap()),
                goes,
                "{said}"
            );
        }
        assert!(parse_shift("soonish", &calendar).is_err());
        assert!(parse_shift("", &calendar).is_err());
        let far = parse_shift("+9000 years", &Calendar::new(day("0001-01-01"), None)).unwrap();
        assert!(far.from(day("9000-01-01"), &calendar).is_err());
    }
}
