//! How the rules speak: days, times, dates and names in plain words.

use std::fmt;

use chrono::Datelike;

use crate::dates::date::{DayNumber, date, month_name};
use crate::text;

/// `1 reading`, `3 readings`; written straight into a message.
#[derive(Clone, Copy)]
pub(super) struct Plural(i64, &'static str, &'static str);

impl fmt::Display for Plural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.0 == 1 { self.1 } else { self.2 };
        put_number(f, self.0)?;
        f.write_str(" ")?;
        f.write_str(word)
    }
}

/// Writes a number as the standard library does, without its cost of options and widths.
fn put_number(f: &mut fmt::Formatter<'_>, number: i64) -> fmt::Result {
    f.write_str(itoa::Buffer::new().format(number))
}

/// A message made as `format!` does, with room for all of it from the start.
macro_rules! message {
    ($($part:tt)*) => {{
        use std::fmt::Write;
        let mut text = String::with_capacity(crate::health::format::ROOM);
        // Writing into a text cannot fail.
        let _ = write!(text, $($part)*);
        text
    }};
}
pub(super) use message;

/// Most messages are shorter, in bytes.
pub(super) const ROOM: usize = 104;

/// `1 day`, `12 days`.
pub(super) fn days(count: i64) -> Plural {
    plural(count, "day", "days")
}

/// `today`, `1 day ago`, `12 days ago`; written straight into a message.
#[derive(Clone, Copy)]
pub(super) struct Ago(i64);

impl fmt::Display for Ago {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("today"),
            count => {
                days(count).fmt(f)?;
                f.write_str(" ago")
            }
        }
    }
}

/// How long ago something was, from 0.
pub(super) fn ago(count: i64) -> Ago {
    Ago(count)
}

/// A number of things, in words.
pub(super) fn plural(count: i64, one: &'static str, many: &'static str) -> Plural {
    Plural(count, one, many)
}

/// A day as people read it; written straight into a message.
#[derive(Clone, Copy)]
pub(super) struct DisplayDate(DayNumber);

impl fmt::Display for DisplayDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = date(self.0);
        put_number(f, date.day().into())?;
        f.write_str(" ")?;
        f.write_str(month_name(date.month()))?;
        f.write_str(" ")?;
        put_number(f, date.year().into())
    }
}

/// `30 Sep 2026`.
pub(super) fn display_date(day: DayNumber) -> DisplayDate {
    DisplayDate(day)
}

/// `once`, `twice`, `3 times`.
pub(super) fn times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        more => format!("{more} times"),
    }
}

/// A number with at most two decimals.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// An amount of money, thousands apart: `12,000,000 PKR`.
pub(super) fn amount(value: f64, currency: &str) -> String {
    let grouped = text::thousands(&number(value), true);
    let unit = if currency.is_empty() { "" } else { " " };
    format!("{grouped}{unit}{currency}")
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lists_read_as_people_say_them() {
        assert_eq!(
            (days(1).to_string(), days(2).to_string()),
            ("1 day".into(), "2 days".into())
        );
        for number in [0, 7, -10, i64::MAX, i64::MIN] {
            let (number, word) = (number, plural(number, "x", "x"));
            assert_eq!(word.to_string(), format!("{number} x"));
        }
        let leap = crate::dates::date::parse_iso("2028-02-29").map(crate::dates::date::day);
        assert_eq!(
            leap.map(|day| display_date(day).to_string()).as_deref(),
            Some("29 Feb 2028")
        );
        assert_eq!(
            (ago(0).to_string(), ago(1).to_string(), ago(9).to_string()),
            ("today".into(), "1 day ago".into(), "9 days ago".into())
        );
        assert_eq!(
            (times(1), times(2), times(3)),
            ("once".into(), "twice".into(), "3 times".into())
        );
        assert_eq!(
            (number(2.0), number(0.125), number(1.5)),
            ("2".into(), "0.12".into(), "1.5".into())
        );
        assert_eq!(
            [
                amount(12e6, "PKR"),
                amount(-1234.5, ""),
                amount(999.0, "USD")
            ],
            ["12,000,000 PKR", "-1,234.5", "999 USD"]
        );
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
