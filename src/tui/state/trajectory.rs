//! The way of an indicator from its baseline over its steps to its target, and what was read on it.

use crate::dates::date::{Date, DayNumber, day};
use crate::model::{Indicator, Reading};

/// The way that an indicator is to go: days with values, the first the baseline, the last the target.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trajectory {
    points: Vec<(DayNumber, f64)>,
}

impl Trajectory {
    /// The way of an indicator; `None` where it has no beginning or no end.
    pub(crate) fn of(indicator: &Indicator) -> Option<Trajectory> {
        let start = (day(indicator.start?), indicator.baseline?);
        let end = (day(indicator.due?), indicator.target?);
        if start.0 >= end.0 {
            return None;
        }
        let steps = indicator.steps.iter();
        let steps = steps.filter_map(|step| Some((day(step.on?), step.value?)));
        let mut points: Vec<(DayNumber, f64)> = vec![start];
        let mut between: Vec<(DayNumber, f64)> = steps
            .filter(|step| start.0 < step.0 && step.0 < end.0)
            .collect();
        between.sort_by_key(|step| step.0);
        points.extend(between);
        points.push(end);
        Some(Trajectory { points })
    }

    /// Its first day.
    pub(crate) fn start(&self) -> DayNumber {
        self.points[0].0
    }

    /// Its last day.
    pub(crate) fn end(&self) -> DayNumber {
        self.points[self.points.len() - 1].0
    }

    /// What is expected on a day: straight from one point to the next; before the first and after the last, theirs.
    pub(crate) fn expected(&self, on: DayNumber) -> f64 {
        let mut before = self.points[0];
        for &point in &self.points {
            if point.0 > on {
                let (from, to) = (before, point);
                if to.0 == from.0 || on <= from.0 {
                    return from.1;
                }
                let share = (on - from.0) as f64 / (to.0 - from.0) as f64;
                return from.1 + (to.1 - from.1) * share;
            }
            before = point;
        }
        before.1
    }

    /// Which share of the way a value is, from 0 at the baseline to 1 at the target.
    pub(crate) fn share(&self, value: f64) -> f64 {
        let (from, to) = (self.points[0].1, self.points[self.points.len() - 1].1);
        if from == to {
            return if value >= to { 1.0 } else { 0.0 };
        }
        ((value - from) / (to - from)).clamp(0.0, 1.0)
    }
}

/// The readings of an indicator up to a day, the oldest first; those of one day in the order of the file.
pub(crate) fn readings(indicator: &Indicator, today: Date) -> Vec<(DayNumber, f64, &Reading)> {
    let mut all: Vec<(DayNumber, f64, &Reading)> = indicator
        .readings
        .iter()
        .filter(|reading| reading.on.is_some_and(|on| on <= today))
        .filter_map(|reading| Some((day(reading.on?), reading.value?, reading)))
        .collect();
    all.sort_by_key(|(on, ..)| *on);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::model::work_items::Step;

    fn indicator() -> Indicator {
        Indicator {
            start: parse_iso("2026-01-01"),
            baseline: Some(0.0),
            due: parse_iso("2026-01-21"),
            target: Some(10.0),
            steps: vec![Step {
                on: parse_iso("2026-01-11"),
                value: Some(2.0),
                ..Step::default()
            }],
            ..Indicator::default()
        }
    }

    #[test]
    fn the_way_runs_straight_over_its_steps() {
        let way = Trajectory::of(&indicator()).unwrap();
        let start = way.start();
        for (days, value) in [
            (-5, 0.0),
            (0, 0.0),
            (5, 1.0),
            (10, 2.0),
            (15, 6.0),
            (20, 10.0),
            (99, 10.0),
        ] {
            assert_eq!(way.expected(start + days), value, "{days}");
        }
        assert_eq!(way.share(5.0), 0.5);
        assert_eq!(way.share(-3.0), 0.0);
    }

    #[test]
    fn without_days_there_is_no_way() {
        let mut indicator = indicator();
        indicator.due = indicator.start;
        assert_eq!(Trajectory::of(&indicator), None);
        indicator.due = None;
        assert_eq!(Trajectory::of(&indicator), None);
    }
}
