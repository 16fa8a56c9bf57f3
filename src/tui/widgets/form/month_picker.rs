//! The month grid: one day of a month, chosen with arrows. Weeks begin on Monday.

use chrono::{Datelike, Days, Months};

use crate::dates::date;
use crate::model::Date;

/// A month with a day that the cursor stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MonthPicker {
    /// The day under the cursor.
    pub day: Date,
    /// The status date, marked in the grid.
    pub today: Date,
    /// Whether the cursor was moved.
    pub moved: bool,
}

impl MonthPicker {
    /// The month of `day`.
    pub(crate) fn new(day: Date, today: Date) -> Self {
        Self {
            day: held(day),
            today,
            moved: false,
        }
    }

    /// So many days on, or back where negative.
    pub(crate) fn move_days(&mut self, days: i64) {
        let moved = if days < 0 {
            self.day.checked_sub_days(Days::new(days.unsigned_abs()))
        } else {
            self.day.checked_add_days(Days::new(days.unsigned_abs()))
        };
        self.day = moved.map_or(self.day, held);
        self.moved = true;
    }

    /// So many months on, or back where negative; the last day of a shorter month.
    pub(crate) fn move_months(&mut self, months: i32) {
        let count = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.day.checked_sub_months(count)
        } else {
            self.day.checked_add_months(count)
        };
        self.day = moved.map_or(self.day, held);
        self.moved = true;
    }

    /// To the status date.
    pub(crate) fn go_today(&mut self) {
        self.day = held(self.today);
        self.moved = true;
    }

    /// The weeks of the month, Monday first; `None` where the month has not begun or is over.
    pub(crate) fn weeks(&self) -> Vec<[Option<Date>; 7]> {
        let mut weeks = Vec::new();
        let mut week = [None; 7];
        for number in 1..=31 {
            let Some(day) = self.day.with_day(number) else {
                break;
            };
            let place = day.weekday().num_days_from_monday() as usize;
            week[place] = Some(day);
            if place == 6 {
                weeks.push(std::mem::take(&mut week));
            }
        }
        if week.iter().any(Option::is_some) {
            weeks.push(week);
        }
        weeks
    }
}

/// The nearest day that a file can hold.
fn held(day: Date) -> Date {
    date::date(date::day(day).clamp(1, date::LAST_DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        date::parse_iso(text).unwrap()
    }

    #[test]
    fn the_cursor_moves_by_days_weeks_and_months() {
        let mut month = MonthPicker::new(day("2026-01-31"), day("2026-11-15"));
        month.move_months(1);
        assert_eq!(month.day, day("2026-02-28"));
        month.move_days(1);
        assert_eq!(month.day, day("2026-03-01"));
        month.move_days(-7);
        assert_eq!(month.day, day("2026-02-22"));
        month.move_months(-12);
        assert_eq!(month.day, day("2025-02-22"));
        month.go_today();
        assert_eq!(month.day, day("2026-11-15"));
    }

    #[test]
    fn the_cursor_stays_among_the_days_that_a_file_can_hold() {
        let mut month = MonthPicker::new(day("9999-12-31"), day("2026-11-15"));
        month.move_days(7);
        month.move_months(1);
        assert_eq!(month.day, day("9999-12-31"));
        month = MonthPicker::new(day("0001-01-01"), day("2026-11-15"));
        month.move_months(-1);
        assert_eq!(month.day, day("0001-01-01"));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let weeks = MonthPicker::new(day("2026-11-15"), day("2026-11-15")).weeks();
        assert_eq!(weeks.len(), 6);
        assert_eq!(weeks[0][6], Some(day("2026-11-01")));
        assert_eq!(weeks[5][0], Some(day("2026-11-30")));
        assert_eq!(weeks[5][1], None);
        assert_eq!(
            MonthPicker::new(day("2027-02-01"), day("2026-11-15"))
                .weeks()
                .len(),
            4
        );
    }
}
