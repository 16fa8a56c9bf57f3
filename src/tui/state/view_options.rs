//! How a screen is looked at: how its rows are arranged, how wide a day is, where the view begins. Kept for each
//! screen, so that coming back finds it as it was left.

use crate::dates::date::DayNumber;

/// How a screen is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ViewOptions {
    /// Which of the views of the screen, from 0.
    pub arrangement: usize,
    /// The days that a column of a chart stands for; `None`: all there is, in the columns there are.
    pub column_days: Option<i64>,
    /// The first day of a chart; `None`: where what it shows begins.
    pub left: Option<DayNumber>,
}

/// How a chart of days is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChartMove {
    /// By so many quarters of what is seen.
    Pan(i64),
    /// To fewer days, or to more, around one that keeps its column.
    Zoom {
        /// That day.
        around: DayNumber,
        /// To fewer.
        closer: bool,
    },
    /// That day to a third of it.
    Bring(DayNumber),
    /// The day under that column to a third of it.
    BringColumn(u16),
}

/// The days that a column can stand for, from weeks to years.
pub(crate) const COLUMN_DAYS: [i64; 9] = [1, 2, 4, 7, 14, 30, 60, 120, 240];

impl ViewOptions {
    /// The next of so many arrangements, round and round; the one before with -1.
    pub(crate) fn arrange(&mut self, ways: usize, by: isize) {
        let ways = ways.max(1) as isize;
        self.arrangement = (self.arrangement as isize + by).rem_euclid(ways) as usize;
    }
}
