//! A new date for several at once: each by so much from where it stands, or one day for all.

use super::calendar::{Calendar, Lean};
use super::error::DateError;
use super::said::parse;
use crate::roadmap::Date;

/// How far several dates go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stride {
    /// Each by so much from where it stands, as it was said: `+4w`, `-10 days`.
    Each(String),
    /// All to one day.
    All(Date),
}

/// Reads what was said: with a sign in front it counts from where each stands, else it is a date for all.
///
/// # Errors
/// Says what is not understood, or does not exist, and what to write.
pub fn stride(said: &str, calendar: &Calendar) -> Result<Stride, DateError> {
    let said = said.trim();
    let date = parse(said, calendar, Lean::Ahead)?;
    Ok(match said.starts_with(['+', '-']) {
        true => Stride::Each(said.to_owned()),
        false => Stride::All(date),
    })
}

impl Stride {
    /// Where a date goes that stands on that day.
    ///
    /// # Errors
    /// It would be beyond what a file can hold.
    pub fn from(&self, stands: Date, calendar: &Calendar) -> Result<Date, DateError> {
        match self {
            Stride::All(date) => Ok(*date),
            Stride::Each(said) => {
                let from = Calendar {
                    today: stands,
                    ..*calendar
                };
                parse(said, &from, Lean::Ahead)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roadmap::date::{iso, parse_iso};

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
            let stride = stride(said, &calendar).unwrap();
            assert_eq!(
                iso(stride.from(day(stands), &calendar).unwrap()),
                goes,
                "{said}"
            );
        }
        assert!(stride("soonish", &calendar).is_err());
        assert!(stride("", &calendar).is_err());
        let far = stride("+9000 years", &Calendar::new(day("0001-01-01"), None)).unwrap();
        assert!(far.from(day("9000-01-01"), &calendar).is_err());
    }
}
