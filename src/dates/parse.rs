//! Reads a date as it was said, whatever its form.

use chrono::Datelike;

use super::calendar::{Calendar, DateRange, YearBias};
use super::error::DateError;
use super::lexer::{DateToken, tokens};
use super::parse_numeric::{self, NumericError};
use super::{parse_words, vocabulary};
use crate::dates::Date;
use crate::text::nearest;

/// Reads a date; of a month, a quarter or a year the last day.
///
/// # Errors
/// Says what is not understood, or does not exist, and what to write.
pub(crate) fn parse(said: &str, calendar: &Calendar, lean: YearBias) -> Result<Date, DateError> {
    parse_range(said, calendar, lean).map(|span| span.last)
}

/// Reads a date with all the days that it may mean: those of the month, the quarter or the year that was said.
///
/// # Errors
/// Says what is not understood, or does not exist, and what to write.
pub fn parse_range(
    said: &str,
    calendar: &Calendar,
    lean: YearBias,
) -> Result<DateRange, DateError> {
    let tokens = tokens(said).ok_or(NumericError::Form);
    let read = tokens.and_then(|tokens| read(&tokens, calendar, lean));
    let said = said.trim().to_owned();
    match read {
        // There is no year 0: no file can hold it.
        Ok(read) if read.span.first.year() < 1 => Err(DateError::TooFar { said }),
        Ok(read) => match read.weekday {
            Some(weekday) if weekday != read.span.last.weekday() => Err(DateError::OtherWeekday {
                said,
                date: read.span.last,
            }),
            _ => Ok(read.span),
        },
        Err(NumericError::Day(why)) => Err(DateError::NoSuchDay { said, why }),
        Err(NumericError::DayOrYear(day, month_end)) => Err(DateError::DayOrYear {
            said,
            day,
            month_end,
        }),
        Err(NumericError::Far) => Err(DateError::TooFar { said }),
        Err(NumericError::Form) => Err(DateError::NotUnderstood {
            meant: meant(&said),
            said,
        }),
    }
}

fn read(
    tokens: &[DateToken],
    calendar: &Calendar,
    lean: YearBias,
) -> Result<parse_words::ParsedDate, NumericError> {
    let alone = |span| parse_words::ParsedDate {
        span,
        weekday: None,
    };
    match tokens {
        [
            DateToken::Mark(sign @ ('+' | '-')),
            DateToken::Number(count, _),
            rest @ ..,
        ] => {
            let count = if *sign == '-' { -*count } else { *count };
            let unit = match rest {
                [] => None,
                [DateToken::Word(unit)] => Some(unit.as_str()),
                _ => return Err(NumericError::Form),
            };
            parse_words::offset(count, unit, calendar).map(alone)
        }
        _ if tokens
            .iter()
            .any(|token| matches!(token, DateToken::Word(_))) =>
        {
            parse_words::read(tokens, calendar, lean)
        }
        _ => parse_numeric::read(tokens, calendar, lean).map(alone),
    }
}

/// The known word nearest to one that was typed, where none of them is known.
fn meant(said: &str) -> Option<&'static str> {
    let tokens = tokens(said)?;
    tokens.iter().find_map(|token| match token {
        DateToken::Word(word) if word.chars().count() > 2 => {
            nearest(word, vocabulary::known_words())
                .filter(|known| !known.starts_with(word.as_str()))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::{date, iso, parse_iso};
    use proptest::prelude::*;

    /// The status date is a Saturday.
    fn calendar() -> Calendar {
        Calendar::new(parse_iso("2026-11-21").unwrap(), Some(7))
    }

    fn at(today: &str) -> Calendar {
        Calendar::new(parse_iso(today).unwrap(), Some(7))
    }

    #[test]
    fn dates_are_read_as_people_say_them() {
        for (said, ahead, past) in [
            ("2026-09-30", "2026-09-30", "2026-09-30"),
            ("2026/9/3", "2026-09-03", "2026-09-03"),
            ("30 Sep", "2027-09-30", "2026-09-30"),
            ("Sep 3", "2027-09-03", "2026-09-03"),
            ("Mar-45", "2045-03-31", "2045-03-31"),
            ("30sep", "2027-09-30", "2026-09-30"),
            ("30th of September", "2027-09-30", "2026-09-30"),
            ("30 SEPT.", "2027-09-30", "2026-09-30"),
            ("30 Sep 2025", "2025-09-30", "2025-09-30"),
            ("30-Sep-26", "2026-09-30", "2026-09-30"),
            ("Sep 30, 2026", "2026-09-30", "2026-09-30"),
            ("Wed 30 Sep 2026", "2026-09-30", "2026-09-30"),
            ("30/9", "2027-09-30", "2026-09-30"),
            ("30.9.", "2027-09-30", "2026-09-30"),
            ("1/12", "2026-12-01", "2025-12-01"),
            ("30/9/26", "2026-09-30", "2026-09-30"),
            ("30-09-2026", "2026-09-30", "2026-09-30"),
            ("30.9.2026", "2026-09-30", "2026-09-30"),
            ("21 Nov", "2026-11-21", "2026-11-21"),
            ("March", "2027-03-31", "2026-03-31"),
            ("mar", "2027-03-31", "2026-03-31"),
            ("November", "2026-11-30", "2025-11-30"),
            ("Mar 2027", "2027-03-31", "2027-03-31"),
            ("Mar '27", "2027-03-31", "2027-03-31"),
            ("Feb 2028", "2028-02-29", "2028-02-29"),
            ("2026-09", "2026-09-30", "2026-09-30"),
            ("9/2026", "2026-09-30", "2026-09-30"),
            ("2027", "2027-12-31", "2027-12-31"),
            ("Q3", "2027-03-31", "2026-03-31"),
            ("q2", "2026-12-31", "2025-12-31"),
            ("Q1", "2027-09-30", "2026-09-30"),
            ("Q3 FY27", "2027-03-31", "2027-03-31"),
            ("Q3FY27", "2027-03-31", "2027-03-31"),
            ("Q1 FY27", "2026-09-30", "2026-09-30"),
            ("FY27 Q2", "2026-12-31", "2026-12-31"),
            ("Q4 FY2027", "2027-06-30", "2027-06-30"),
            ("Q4 FY2026-27", "2027-06-30", "2027-06-30"),
            ("FY27", "2027-06-30", "2027-06-30"),
            ("end of quarter", "2026-12-31", "2026-09-30"),
            ("End of the month", "2026-11-30", "2026-10-31"),
            ("end of next month", "2026-12-31", "2026-12-31"),
            ("end of March", "2027-03-31", "2026-03-31"),
            ("end of Q3 FY27", "2027-03-31", "2027-03-31"),
            ("month end", "2026-11-30", "2026-10-31"),
            ("end of year", "2026-12-31", "2025-12-31"),
            ("end of fiscal year", "2027-06-30", "2026-06-30"),
            ("fri", "2026-11-27", "2026-11-20"),
            ("Saturday", "2026-11-21", "2026-11-21"),
            ("next sat", "2026-11-28", "2026-11-28"),
            ("last sat", "2026-11-14", "2026-11-14"),
            ("this sun", "2026-11-22", "2026-11-22"),
            ("today", "2026-11-21", "2026-11-21"),
            ("Tomorrow", "2026-11-22", "2026-11-22"),
            ("yesterday", "2026-11-20", "2026-11-20"),
            ("+2w", "2026-12-05", "2026-12-05"),
            ("+3m", "2027-02-21", "2027-02-21"),
            ("-1m", "2026-10-21", "2026-10-21"),
            ("- 10 days", "2026-11-11", "2026-11-11"),
            ("+10", "2026-12-01", "2026-12-01"),
            ("+1q", "2027-02-21", "2027-02-21"),
            ("+1y", "2027-11-21", "2027-11-21"),
            ("in 2 weeks", "2026-12-05", "2026-12-05"),
            ("3 months ago", "2026-08-21", "2026-08-21"),
            ("next week", "2026-11-28", "2026-11-28"),
            ("next month", "2026-12-31", "2026-12-31"),
            ("last month", "2026-10-31", "2026-10-31"),
            ("next quarter", "2027-03-31", "2027-03-31"),
            ("last quarter", "2026-09-30", "2026-09-30"),
            ("next year", "2027-12-31", "2027-12-31"),
            ("next November", "2027-11-30", "2027-11-30"),
            ("last March", "2026-03-31", "2026-03-31"),
            ("۳۰/۹", "2027-09-30", "2026-09-30"),
            ("٣٠-٠٩-٢٠٢٦", "2026-09-30", "2026-09-30"),
            ("۳۰ ستمبر", "2027-09-30", "2026-09-30"),
            ("15 مئی", "2027-05-15", "2026-05-15"),
            ("آج", "2026-11-21", "2026-11-21"),
        ] {
            for (lean, expected) in [(YearBias::Ahead, ahead), (YearBias::Past, past)] {
                let read = parse(said, &calendar(), lean).map(iso);
                assert_eq!(read.as_deref(), Ok(expected), "{said} {lean:?}");
            }
        }
    }

    #[test]
    fn ends_of_months_and_leap_days_hold() {
        for (today, said, expected) in [
            ("2026-01-31", "+1m", "2026-02-28"),
            ("2028-01-31", "+1m", "2028-02-29"),
            ("2028-02-29", "+1y", "2029-02-28"),
            ("2026-12-31", "+1m", "2027-01-31"),
            ("2026-12-31", "tomorrow", "2027-01-01"),
            ("2026-12-31", "end of month", "2026-12-31"),
            ("2027-01-01", "end of quarter", "2027-03-31"),
            ("2026-11-21", "29 Feb", "2028-02-29"),
            ("2096-03-01", "29 Feb", "2104-02-29"),
            ("2026-11-21", "31/12", "2026-12-31"),
            ("2026-12-31", "1 Jan", "2027-01-01"),
            ("2026-06-30", "Q4", "2026-06-30"),
            ("2026-07-01", "Q4", "2027-06-30"),
            ("2026-03-31", "March", "2026-03-31"),
        ] {
            let read = parse(said, &at(today), YearBias::Ahead).map(iso);
            assert_eq!(read.as_deref(), Ok(expected), "{said} on {today}");
        }
        for (today, said, expected) in [
            ("2026-11-21", "29 Feb", "2024-02-29"),
            ("2103-03-01", "29 Feb", "2096-02-29"),
            ("2026-06-30", "Q4", "2026-06-30"),
            ("2026-11-30", "end of month", "2026-11-30"),
            ("2026-01-01", "31 Dec", "2025-12-31"),
        ] {
            let read = parse(said, &at(today), YearBias::Past).map(iso);
            assert_eq!(read.as_deref(), Ok(expected), "{said} on {today}, past");
        }
    }

    #[test]
    fn quarters_count_from_the_fiscal_year() {
        for (start, said, expected) in [
            (1, "Q3", "2027-09-30"),
            (1, "Q3 FY27", "2027-09-30"),
            (4, "Q3", "2026-12-31"),
            (4, "Q3 FY27", "2026-12-31"),
            (10, "Q1 FY27", "2026-12-31"),
            (12, "Q1 FY27", "2027-02-28"),
        ] {
            let calendar = Calendar::new(calendar().today, Some(start));
            let read = parse(said, &calendar, YearBias::Ahead).map(iso);
            assert_eq!(read.as_deref(), Ok(expected), "{said} from month {start}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_with_a_way_out() {
        for (said, told) in [
            ("", "not understood"),
            ("soon", "not understood"),
            ("15", "not understood"),
            ("2w", "not understood"),
            ("+2x", "not understood"),
            ("+", "not understood"),
            ("end of", "not understood"),
            ("end of end of month", "not understood"),
            ("30 Sep 2026 maybe", "not understood"),
            ("Setpember", "did you mean september?"),
            ("tommorow", "did you mean tomorrow?"),
            ("30/2", "Feb has no day 30"),
            ("29/2/2027", "Feb 2027 has the days 1 to 28"),
            ("2026-02-30", "Feb 2026 has the days 1 to 28"),
            ("9/30", "no month 30; the day comes first"),
            ("0/1", "Jan has no day 0"),
            ("30/9/126", "two digits or four"),
            ("Q5", "quarters Q1 to Q4"),
            ("FY2026-29", "follow each other"),
            (
                "Mar-28",
                "may mean 28 Mar 2027 or 31 Mar 2028: write 28 Mar 2027 or Mar 2028",
            ),
            (
                "Dec-28",
                "may mean 28 Dec 2026 or 31 Dec 2028: write 28 Dec 2026 or Dec 2028",
            ),
            ("Sep 30", "write 30 Sep 2027 or Sep 2030"),
            ("end of Mar-28", "write 28 Mar 2027 or Mar 2028"),
            ("Feb 30", "Feb has no day 30"),
            ("Tue 30 Sep 2026", "is a Wednesday"),
            ("+99999999999999999999d", "too far"),
            ("-99999999999999999999y", "too far"),
            ("+9223372036854775807q", "too far"),
            ("+8000y", "too far"),
            ("1/1/99999", "too far"),
            ("99999999999999999999/1", "no day"),
            ("1/99999999999999999999", "no month"),
            ("FY0000", "too far"),
            ("\u{1b}[31m", "not understood"),
        ] {
            let error = parse(said, &calendar(), YearBias::Ahead)
                .unwrap_err()
                .to_string();
            assert!(error.contains(told), "{said}: {error}");
            assert!(!error.chars().any(char::is_control), "{error:?}");
        }
    }

    fn piece() -> impl Strategy<Value = String> {
        const WORDS: &[&str] = &[
            "next", "last", "end", "of", "q", "fy", "mar", "fri", "month", "quarter", "year", "in",
            "ago", "week", "+", "-", "/", ".", " ", "'", "today", "d",
        ];
        prop_oneof![
            proptest::sample::select(WORDS).prop_map(str::to_owned),
            (0u64..40).prop_map(|number| number.to_string()),
            any::<u64>().prop_map(|number| number.to_string()),
            (1990u64..10_001).prop_map(|number| number.to_string()),
        ]
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(
            pieces in proptest::collection::vec(piece(), 0..6),
            gap in "[ ]?",
            days in -365i64..=3_652_059,
            start in 1i64..=12,
        ) {
            let calendar = Calendar::new(date(days), Some(start));
            for lean in [YearBias::Ahead, YearBias::Past, YearBias::Begun] {
                if let Ok(span) = parse_range(&pieces.join(&gap), &calendar, lean) {
                    prop_assert!(span.first <= span.last);
                    prop_assert!((0..=9999).contains(&span.first.year()) && span.last.year() <= 9999);
                }
            }
        }

        #[test]
        fn what_is_echoed_is_read_again(days in 365_000i64..3_652_059, start in 1i64..=12) {
            let calendar = Calendar::new(date(days), Some(start));
            for echoed in [
                iso(calendar.today),
                crate::dates::date::plain(calendar.today),
                crate::dates::date::with_weekday(calendar.today),
            ] {
                prop_assert_eq!(parse(&echoed, &calendar, YearBias::Ahead), Ok(calendar.today));
            }
        }

        #[test]
        fn without_a_year_the_next_or_the_last_is_meant(days in 3000i64..3_600_000, day in 1u32..=28, month in 1u32..=12) {
            let calendar = Calendar::new(date(days), Some(7));
            let said = format!("{day}/{month}");
            let ahead = parse(&said, &calendar, YearBias::Ahead).unwrap();
            let past = parse(&said, &calendar, YearBias::Past).unwrap();
            prop_assert!(ahead >= calendar.today && past <= calendar.today);
            prop_assert!((ahead - past).num_days() <= 366);
        }
    }
}
