//! Months, quarters and fiscal years, counted in whole numbers.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::dates::Date;
use crate::dates::date::{LAST_DAY, date, day};

/// What dates are said relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The status date.
    pub today: Date,
    /// The month in which the fiscal year begins, 1 to 12. A fiscal year bears the number of the year in which it
    /// ends: begun in July, FY27 is July 2026 to June 2027.
    pub fiscal_year_start: u32,
}

/// Some days in a row, both ends included. Said as a date, it is its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// Which one is meant where no year is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearBias {
    /// The next, from the status date on: what is expected.
    Ahead,
    /// The last, up to the status date: what has happened.
    Past,
    /// The last that has begun: where a range begins.
    Begun,
}

impl YearBias {
    /// Which one is meant in the field of that key: the last in those that hold what has happened.
    pub fn of(key: &str) -> Self {
        match key {
            "actual" | "on" | "received" | "recorded" | "acknowledged" | "answered" | "told"
            | "done" | "as_of" | "since" => YearBias::Past,
            _ => YearBias::Ahead,
        }
    }
}

/// A month as a whole number: twelve times the year, and 0 for January.
pub(crate) type MonthNumber = i64;

/// The month that a day lies in.
pub(crate) fn month_of(date: Date) -> MonthNumber {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

impl DateRange {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self {
            first: date,
            last: date,
        }
    }

    /// Whether that day is one of them.
    pub fn contains(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// So many months from that one on; `None` outside the years 0 to 9999.
    pub fn months(first: MonthNumber, months: i64) -> Option<Self> {
        let next = first.checked_add(months)?;
        Some(Self {
            first: first_of(first)?,
            // The last day before the next month; no year 10000 is needed for it.
            last: match first_of(next) {
                Some(next) => next.pred_opt()?,
                None if next == 10_000 * 12 => date(LAST_DAY),
                None => return None,
            },
        })
    }
}

fn first_of(month: MonthNumber) -> Option<Date> {
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    let month = u32::try_from(month.rem_euclid(12)).ok()? + 1;
    (0..=9999)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, 1))?
}

impl Calendar {
    /// A calendar; without a month, or with one that does not exist, the fiscal year begins in January.
    pub fn new(today: Date, fiscal_year_start: Option<i64>) -> Self {
        let fiscal_year_start = fiscal_year_start
            .and_then(|month| u32::try_from(month).ok())
            .filter(|month| (1..=12).contains(month))
            .unwrap_or(1);
        Self {
            today,
            fiscal_year_start,
        }
    }

    /// The first month of a fiscal year.
    fn fiscal_start(&self, fiscal_year: i64) -> MonthNumber {
        let start = i64::from(self.fiscal_year_start.clamp(1, 12));
        let year = if start == 1 {
            fiscal_year
        } else {
            fiscal_year - 1
        };
        year * 12 + start - 1
    }

    /// A fiscal year; `None` outside the years 0 to 9999.
    pub fn fiscal_year(&self, fiscal_year: i64) -> Option<DateRange> {
        DateRange::months(self.fiscal_start(fiscal_year), 12)
    }

    /// What a fiscal year is called: `2026-27` after both calendar years, `2026` where it is one.
    pub fn fiscal_year_name(&self, fiscal_year: i64) -> String {
        if self.fiscal_year_start == 1 {
            format!("{fiscal_year:04}")
        } else {
            format!("{:04}-{:02}", fiscal_year - 1, fiscal_year.rem_euclid(100))
        }
    }

    /// A quarter, 1 to 4, of a fiscal year; `None` outside the years 0 to 9999.
    pub fn quarter(&self, fiscal_year: i64, quarter: i64) -> Option<DateRange> {
        (1..=4).contains(&quarter).then(|| {
            let first = self.fiscal_start(fiscal_year) + 3 * (quarter - 1);
            DateRange::months(first, 3)
        })?
    }

    /// The fiscal year in which a day lies, and its quarter from 1 to 4.
    pub fn quarter_of(&self, date: Date) -> (i64, i64) {
        let month = month_of(date);
        let begun = month.div_euclid(12) + 1;
        let fiscal_year = if self.fiscal_start(begun) <= month {
            begun
        } else {
            begun - 1
        };
        let quarter = (month - self.fiscal_start(fiscal_year)) / 3 + 1;
        (fiscal_year, quarter)
    }

    /// The quarter so many quarters after that of the status date.
    pub fn quarter_from_now(&self, quarters: i64) -> Option<DateRange> {
        let (fiscal_year, quarter) = self.quarter_of(self.today);
        let first = self.fiscal_start(fiscal_year) + 3 * (quarter - 1 + quarters);
        DateRange::months(first, 3)
    }

    /// The day so many months after the status date, at most the last of its month; `None` outside the years 0 to
    /// 9999.
    pub fn months_from_now(&self, months: i64) -> Option<Date> {
        let month = month_of(self.today).checked_add(months)?;
        let span = DateRange::months(month, 1)?;
        Some(span.first.with_day(self.today.day()).unwrap_or(span.last))
    }

    /// The day so many days after the status date; `None` outside the years 0 to 9999.
    pub fn days_from_now(&self, days: i64) -> Option<Date> {
        let wanted = day(self.today).checked_add(days)?;
        (day(first_of(0)?)..=LAST_DAY)
            .contains(&wanted)
            .then(|| date(wanted))
    }

    /// The first such weekday at least so many days after the status date.
    pub fn weekday_ahead(&self, weekday: Weekday, at_least: i64) -> Option<Date> {
        let from = self.days_from_now(at_least)?;
        let more = i64::from(weekday.days_since(from.weekday()));
        self.days_from_now(at_least + more)
    }

    /// The last such weekday at least so many days before the status date.
    pub fn weekday_past(&self, weekday: Weekday, at_least: i64) -> Option<Date> {
        let from = self.days_from_now(-at_least)?;
        let more = i64::from(from.weekday().days_since(weekday));
        self.days_from_now(-at_least - more)
    }

    /// Of spans in the order of time the one that is meant.
    pub fn meant(
        &self,
        lean: YearBias,
        spans: impl Iterator<Item = DateRange>,
    ) -> Option<DateRange> {
        let mut spans = spans;
        match lean {
            YearBias::Ahead => spans.find(|span| span.last >= self.today),
            YearBias::Past => spans.take_while(|span| span.last <= self.today).last(),
            YearBias::Begun => spans.take_while(|span| span.first <= self.today).last(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use proptest::prelude::*;

    fn on(text: &str) -> Date {
        parse_iso(text).unwrap()
    }

    #[test]
    fn every_day_lies_in_its_quarter() {
        for (start, today, fiscal_year, quarter) in [
            (7, "2026-07-01", 2027, 1),
            (7, "2026-06-30", 2026, 4),
            (7, "2027-03-31", 2027, 3),
            (1, "2026-01-01", 2026, 1),
            (1, "2026-12-31", 2026, 4),
            (4, "2026-03-31", 2026, 4),
            (12, "2026-12-01", 2027, 1),
        ] {
            let calendar = Calendar::new(on(today), Some(start));
            assert_eq!(
                calendar.quarter_of(on(today)),
                (fiscal_year, quarter),
                "{today}"
            );
        }
    }

    #[test]
    fn years_end_where_the_format_ends() {
        let last = DateRange::months(9999 * 12 + 11, 1).unwrap();
        assert_eq!(last.last, on("9999-12-31"));
        assert_eq!(DateRange::months(10_000 * 12, 1), None);
        assert_eq!(DateRange::months(9999 * 12 + 11, 2), None);
        assert_eq!(DateRange::months(-1, 1), None);
        assert_eq!(DateRange::months(i64::MAX, 3), None);
    }

    proptest! {
        #[test]
        fn a_quarter_holds_the_days_that_lie_in_it(days in 366i64..3_650_000, start in 1i64..=12) {
            let today = date(days);
            let calendar = Calendar::new(today, Some(start));
            let (fiscal_year, quarter) = calendar.quarter_of(today);
            prop_assert!(calendar.quarter(fiscal_year, quarter).unwrap().contains(today));
            prop_assert!(calendar.fiscal_year(fiscal_year).unwrap().contains(today));
            prop_assert_eq!(calendar.quarter_from_now(0), calendar.quarter(fiscal_year, quarter));
            prop_assert_eq!(i64::from(calendar.fiscal_year(fiscal_year).unwrap().last.year()), fiscal_year);
        }
    }
}
