//! The day for which everything is computed, and which edits write.

use crate::dates::date::{iso, parse_iso, plain};
use crate::model::Date;

/// What set the status date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSource {
    /// `--today` or `$TCU_TODAY`.
    Asked,
    /// The portfolio's `status_date`.
    Portfolio,
    /// The machine's clock.
    Clock,
}

/// The status date, and the machine's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusDate {
    /// The day for which everything is computed.
    pub today: Date,
    /// What set it.
    pub set: DateSource,
    /// The machine's date.
    pub machine: Date,
}

impl StatusDate {
    /// From what was asked, what the portfolio pins, and the machine's date.
    pub fn new(asked: Option<Date>, pinned: Option<Date>, machine: Date) -> Self {
        let (today, set) = match (asked, pinned) {
            (Some(today), _) => (today, DateSource::Asked),
            (None, Some(today)) => (today, DateSource::Portfolio),
            (None, None) => (machine, DateSource::Clock),
        };
        Self {
            today,
            set,
            machine,
        }
    }

    /// What an interface says where the status date is not the machine's; `None` where it is.
    pub fn note(&self) -> Option<String> {
        let why = match self.set {
            _ if self.today == self.machine => return None,
            DateSource::Asked => "as asked",
            DateSource::Portfolio => "pinned by portfolio.toml",
            DateSource::Clock => return None,
        };
        Some(format!("as of {}, {why}", plain(self.today)))
    }
}

/// The machine's date. The only place that asks the clock for a day.
pub(crate) fn machine_date() -> Date {
    chrono::Local::now().date_naive()
}

/// Reads `--today`, `--as-of` or `$TCU_TODAY`, which take ISO dates only.
///
/// # Errors
/// Says what was expected.
pub(crate) fn parse(text: &str) -> Result<Date, String> {
    parse_iso(text.trim()).ok_or_else(|| {
        format!(
            "\"{text}\" is no date of the form {}",
            iso(Date::from_ymd_opt(2026, 9, 30).unwrap_or_default())
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_goes_before_what_is_pinned_and_that_before_the_clock() {
        let [asked, pinned, machine] =
            ["2026-01-01", "2026-02-02", "2026-03-03"].map(|text| parse(text).unwrap());
        let date = |asked, pinned| StatusDate::new(asked, pinned, machine);
        assert_eq!(date(Some(asked), Some(pinned)).today, asked);
        assert_eq!(date(None, Some(pinned)).today, pinned);
        assert_eq!(date(None, None).today, machine);
    }

    #[test]
    fn a_date_that_is_not_the_machines_is_told() {
        let [pinned, machine] = ["2026-02-02", "2026-03-03"].map(|text| parse(text).unwrap());
        let note = StatusDate::new(None, Some(pinned), machine).note();
        assert_eq!(
            note.as_deref(),
            Some("as of 2 Feb 2026, pinned by portfolio.toml")
        );
        assert_eq!(StatusDate::new(Some(machine), None, machine).note(), None);
    }

    #[test]
    fn only_iso_dates_are_taken() {
        assert!(parse("30 Sep 2026").is_err());
        assert!(parse("2026-02-30").is_err());
    }
}
