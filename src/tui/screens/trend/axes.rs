//! Which days the chart of trends shows: review dates across, expected dates up.

use crate::dates::date::DayNumber;
use crate::tui::app::Axis;
use crate::tui::screens::trend::lines::ChartPoint;

/// Both axes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axes {
    /// Review dates, from the left.
    pub across: Axis,
    /// Expected dates, from below.
    pub up: Axis,
}

/// A date farther from today than this does not stretch the chart.
const FARTHEST: i64 = 40 * 365;

impl Axes {
    /// The axes that show these lines and where they lead, from `start` on, in so many columns and rows.
    pub(crate) fn of(
        lines: &[&[ChartPoint]],
        leads: &[DayNumber],
        start: DayNumber,
        today: DayNumber,
        (columns, rows): (usize, usize),
    ) -> Self {
        let points = lines.iter().flat_map(|line| line.iter());
        let first = points.clone().map(|point| point.on).min();
        let from = first.unwrap_or(start).max(today - FARTHEST).min(today - 14);
        let dates = points.map(|point| point.date).chain(leads.iter().copied());
        let near: Vec<DayNumber> = dates
            .filter(|date| (date - today).abs() <= FARTHEST)
            .collect();
        let low = near.iter().copied().min().unwrap_or(today).min(from);
        let high = near.iter().copied().max().unwrap_or(today).max(today);
        // The lines are to be seen up to where they end; but what has been takes a third at least.
        let to = high.min(today + 2 * (today - from)).max(today + 7);
        let margin = |days: i64, cells: usize| days / i64::try_from(cells).unwrap_or(1).max(1) + 1;
        let (wide, tall) = (to - from, high - low);
        Self {
            across: Axis::new(from, wide + 2 * margin(wide, columns), columns),
            up: Axis::new(low, tall + margin(tall, rows), rows),
        }
    }

    /// The row of an expected date, from the top.
    pub(crate) fn row(&self, date: DayNumber) -> i64 {
        self.up.columns - 1 - self.up.column(date)
    }

    /// The column of a review date.
    pub(crate) fn column(&self, on: DayNumber) -> i64 {
        self.across.column(on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_near_point_is_on_the_chart() {
        let line = [(0, 100), (20, 130), (80, 160)].map(|(on, date)| ChartPoint {
            on: 700_000 + on,
            date: 700_000 + date,
        });
        for size in [(1, 1), (20, 4), (52, 10), (150, 40)] {
            let axes = Axes::of(&[&line], &[700_200], 700_000, 700_080, size);
            for point in line {
                assert!(
                    (0..size.0 as i64).contains(&axes.column(point.on)),
                    "{size:?}"
                );
                assert!(
                    (0..size.1 as i64).contains(&axes.row(point.date)),
                    "{size:?}"
                );
            }
            assert!((0..size.1 as i64).contains(&axes.row(700_200)), "{size:?}");
        }
    }
}
