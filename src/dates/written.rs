//! Dates as people write them into files, which take only one form.

use super::calendar::{Calendar, YearBias};
use super::date::{date, iso};
use super::parse::parse_range;

/// Two status dates far apart: what both read alike names its year itself.
const DAYS_APART: [i64; 2] = [600_000, 900_000];

/// The date that a text can only mean, in the form of files: `31/03/2027` is `2027-03-31`. `None` of what names no one
/// day of one year.
pub(crate) fn iso_of(written: &str) -> Option<String> {
    let plain: String = written
        .trim()
        .chars()
        .map(|sign| match sign {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        })
        .collect();
    let read = DAYS_APART.map(|day| {
        let range = parse_range(&plain, &Calendar::new(date(day), None), YearBias::Ahead).ok()?;
        (range.first == range.last).then_some(range.last)
    });
    match read {
        [Some(one), Some(other)] if one == other => Some(iso(one)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_date_is_written_for_a_file() {
        for (written, in_files) in [
            ("31/03/2027", Some("2027-03-31")),
            ("31.3.27", Some("2027-03-31")),
            ("2027-3-31", Some("2027-03-31")),
            ("2027\u{2013}03\u{2013}31", Some("2027-03-31")),
            ("31 March 2027", Some("2027-03-31")),
            (
                "\u{6f3}\u{6f1}/\u{6f0}\u{6f3}/\u{6f2}\u{6f0}\u{6f2}\u{6f7}",
                Some("2027-03-31"),
            ),
            ("2027-02-30", None),
            ("31/03", None),
            ("March 2027", None),
            ("Mar-28", None),
            ("today", None),
            ("soon", None),
        ] {
            assert_eq!(iso_of(written).as_deref(), in_files, "{written}");
        }
    }
}
