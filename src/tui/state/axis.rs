//! Days along the columns of a chart.

use crate::dates::date::DayNumber;

/// So many days over so many columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Axis {
    /// The day at the left edge.
    pub left: DayNumber,
    /// The days that are shown; at least 1.
    pub days: i64,
    /// The columns that they take; at least 1.
    pub columns: i64,
}

impl Axis {
    /// An axis from a day, of so many days, over so many columns.
    pub(crate) fn new(left: DayNumber, days: i64, columns: usize) -> Self {
        Self {
            left,
            days: days.max(1),
            columns: i64::try_from(columns).unwrap_or(1).max(1),
        }
    }

    /// The column of a day, from 0; below 0 or beyond the last where it is not shown.
    pub(crate) fn column(&self, day: DayNumber) -> i64 {
        ((day - self.left) * self.columns).div_euclid(self.days)
    }

    /// The first day of a column.
    pub(crate) fn day(&self, column: i64) -> DayNumber {
        // The least day whose column this is.
        let days = column * self.days;
        self.left + days.div_euclid(self.columns) + i64::from(days.rem_euclid(self.columns) > 0)
    }

    /// The first day behind the right edge.
    pub(crate) fn end(&self) -> DayNumber {
        self.left + self.days
    }

    /// The days that a column stands for, at least 1.
    pub(crate) fn column_days(&self) -> i64 {
        (self.days / self.columns).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_of_a_column_lies_in_it_and_the_day_before_does_not() {
        for (days, columns) in [(1, 1), (7, 53), (365, 53), (1000, 24), (53, 53), (99999, 7)] {
            let axis = Axis::new(700_000, days, columns);
            for column in 0..axis.columns {
                let first = axis.day(column);
                assert!(axis.column(first) >= column, "{days} {columns} {column}");
                assert!(axis.column(first - 1) < column, "{days} {columns} {column}");
            }
            assert_eq!(axis.column(axis.end()), axis.columns);
        }
    }
}
