//! Calendar dates. Inside the domain days are whole numbers; dates stand at the edges.
//!
//! Nothing here knows what day it is: the status date is always passed in.

use chrono::{Datelike, NaiveDate};

/// A calendar date, without a time or a zone.
pub type Date = NaiveDate;

/// A day as a whole number: days since 0001-01-01, which is day 1.
pub(crate) type DayNumber = i64;

/// The last date the format knows, 9999-12-31, as a day.
pub(crate) const LAST_DAY: DayNumber = 3_652_059;

/// The day number of a date.
pub(crate) fn day(date: Date) -> DayNumber {
    DayNumber::from(date.num_days_from_ce())
}

/// The date of a day number. A day beyond 9999-12-31 is that date; one before year 1 is 0001-01-01.
pub fn date(day: DayNumber) -> Date {
    const FIRST_DAY: DayNumber = 1;
    let clamped = i32::try_from(day.clamp(FIRST_DAY, LAST_DAY)).unwrap_or(i32::MAX);
    NaiveDate::from_num_days_from_ce_opt(clamped).unwrap_or(NaiveDate::MAX)
}

/// Reads `YYYY-MM-DD`, nothing else. `None` where it is not of that form or no such day exists.
pub fn parse_iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0i32, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + i32::from(byte - b'0'))
        })
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    if year == 0 {
        // There is no year 0, and other readers of the format refuse a file that has one.
        return None;
    }
    NaiveDate::from_ymd_opt(year, month as u32, day as u32)
}

/// `2026-09-30`, as files and programs write it.
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// `30 Sep 2026`, as people read it.
pub(crate) fn plain(date: Date) -> String {
    format!(
        "{} {} {}",
        date.day(),
        month_name(date.month()),
        date.year()
    )
}

/// `Wed 30 Sep 2026`, as a typed date is echoed before it is saved.
pub(crate) fn with_weekday(date: Date) -> String {
    format!("{} {}", date.weekday(), plain(date))
}

/// `Mon 30 Nov 2026, 182 days earlier than 31 May 2027`: a typed date beside the one that stands.
pub(crate) fn beside(date: Date, stands: Option<Date>) -> String {
    let echo = with_weekday(date);
    let Some(stands) = stands else {
        return echo;
    };
    let days = day(date) - day(stands);
    let word = if days < 0 { "earlier" } else { "later" };
    match days.abs() {
        0 => format!("{echo}, as it stood"),
        1 => format!("{echo}, a day {word} than {}", plain(stands)),
        many => format!("{echo}, {many} days {word} than {}", plain(stands)),
    }
}

/// The English short name of a month, 1 to 12.
pub(crate) fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    NAMES[(month.clamp(1, 12) - 1) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_agree_at_the_edges() {
        for text in ["0001-01-01", "2024-02-29", "9999-12-31"] {
            let parsed = parse_iso(text).unwrap();
            assert_eq!(iso(date(day(parsed))), text);
        }
        assert_eq!(date(LAST_DAY + 1), parse_iso("9999-12-31").unwrap());
        assert_eq!(day(parse_iso("9999-12-31").unwrap()), LAST_DAY);
    }

    #[test]
    fn a_date_is_told_beside_the_one_that_stands() {
        let day = |text: &str| parse_iso(text).unwrap();
        for (date, stands, told) in [
            (
                "2026-12-13",
                Some("2027-05-31"),
                "Sun 13 Dec 2026, 169 days earlier than 31 May 2027",
            ),
            (
                "2026-12-14",
                Some("2026-12-13"),
                "Mon 14 Dec 2026, a day later than 13 Dec 2026",
            ),
            (
                "2026-12-13",
                Some("2026-12-13"),
                "Sun 13 Dec 2026, as it stood",
            ),
            ("2026-12-13", None, "Sun 13 Dec 2026"),
        ] {
            assert_eq!(beside(day(date), stands.map(day)), told);
        }
    }

    #[test]
    fn only_real_days_in_iso_form_are_read() {
        for text in [
            "2026-02-30",
            "0000-01-01",
            "2026-13-01",
            "26-01-01",
            "2026-1-01",
            "2026/01/01",
            "",
        ] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }
}
