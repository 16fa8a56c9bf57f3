//! Dates of numbers alone: `2026-09-30`, `30/9`, `30/9/26`, `30-09-2026`, `2026-09`.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Calendar, DateRange, YearBias};
use super::lexer::DateToken;
use crate::dates::Date;
use crate::dates::date::month_name;

/// Why numbers are no date.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NumericError {
    /// They are of no form that is understood.
    Form,
    /// The calendar has no such day.
    Day(String),
    /// A month with two digits: that day, or the last day of the month in that year.
    DayOrYear(Date, Date),
    /// They lie outside the years 0 to 9999.
    Far,
}

/// A year as written with four digits, or with two for this century.
pub(crate) fn year(value: i64, digits: usize) -> Result<i64, NumericError> {
    match digits {
        4 => Ok(value),
        2 => Ok(2000 + value),
        _ if value > 9999 => Err(NumericError::Far),
        _ => Err(NumericError::Day(
            "a year has two digits or four, as in 30/9/26 or 30/9/2026".into(),
        )),
    }
}

/// One day of a year.
pub(crate) fn day_of(year: i64, month: i64, day: i64) -> Result<DateRange, NumericError> {
    check_month(month)?;
    let of_month = DateRange::months(year.saturating_mul(12).saturating_add(month - 1), 1)
        .ok_or(NumericError::Far)?;
    u32::try_from(day)
        .ok()
        .and_then(|day| of_month.first.with_day(day))
        .map(DateRange::day)
        .ok_or_else(|| {
            let (name, last) = (month_name(of_month.last.month()), of_month.last.day());
            NumericError::Day(format!(
                "{name} {} has the days 1 to {last}",
                of_month.last.year()
            ))
        })
}

/// A day and a month, of the year that is meant.
pub(crate) fn day_and_month(
    day: i64,
    month: i64,
    calendar: &Calendar,
    lean: YearBias,
) -> Result<DateRange, NumericError> {
    check_month(month)?;
    let in_leap_year = |day: u32| NaiveDate::from_ymd_opt(2000, month as u32, day);
    if u32::try_from(day).ok().and_then(in_leap_year).is_none() {
        let why = format!("{} has no day {day}", month_name(month as u32));
        return Err(NumericError::Day(why));
    }
    // Eight years may lie between two leap days.
    let this = i64::from(calendar.today.year());
    let years = this - 8..=this + 8;
    let days = years.filter_map(|year| day_of(year, month, day).ok());
    calendar.meant(lean, days).ok_or(NumericError::Far)
}

fn check_month(month: i64) -> Result<(), NumericError> {
    if (1..=12).contains(&month) {
        return Ok(());
    }
    Err(NumericError::Day(format!(
        "there is no month {month}; the day comes first, then the month, as in 30/9"
    )))
}

/// A month of a year.
pub(crate) fn month_of_year(year: i64, month: i64) -> Result<DateRange, NumericError> {
    check_month(month)?;
    DateRange::months(year.saturating_mul(12).saturating_add(month - 1), 1).ok_or(NumericError::Far)
}

/// Reads a date of numbers with marks between.
pub(crate) fn read(
    tokens: &[DateToken],
    calendar: &Calendar,
    lean: YearBias,
) -> Result<DateRange, NumericError> {
    use DateToken::{Mark, Number};
    let tokens = match tokens {
        // `30.9.`
        [rest @ .., Mark('.')] if rest.len() == 3 => rest,
        all => all,
    };
    match *tokens {
        [Number(y, 4)] => DateRange::months(y * 12, 12).ok_or(NumericError::Far),
        [Number(y, 4), Mark(_), Number(m, _)] => month_of_year(y, m),
        [Number(m, _), Mark(_), Number(y, 4)] => month_of_year(y, m),
        [Number(d, _), Mark(_), Number(m, _)] => day_and_month(d, m, calendar, lean),
        [Number(y, 4), Mark(_), Number(m, _), Mark(_), Number(d, _)] => day_of(y, m, d),
        [
            Number(d, _),
            Mark(_),
            Number(m, _),
            Mark(_),
            Number(y, digits),
        ] => day_of(year(y, digits)?, m, d),
        _ => Err(NumericError::Form),
    }
}
