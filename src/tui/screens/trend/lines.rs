//! The line of one milestone: which date stood on which day.

use crate::dates::date::DayNumber;
use crate::model::choice::Status;
use crate::schedule::MilestoneSchedule;

/// The date that stood from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChartPoint {
    /// From this day on …
    pub on: DayNumber,
    /// … this date was expected.
    pub date: DayNumber,
}

/// What was expected from when on, oldest first; empty where nothing ever was. It ends today, or when it was done.
pub(crate) fn of(
    outlook: &MilestoneSchedule,
    start: DayNumber,
    today: DayNumber,
) -> Vec<ChartPoint> {
    let end = match outlook.status {
        Some(Status::Done) => outlook.finish.unwrap_or(today).min(today),
        _ => today,
    };
    let mut points: Vec<ChartPoint> = Vec::new();
    let first = outlook.moves.first();
    let before = first.and_then(|first| first.from).or(outlook.original);
    let begins = before.map(|date| (start.min(first.map_or(end, |first| first.on)), date));
    let moved = outlook
        .moves
        .iter()
        .filter_map(|one| Some((one.on, one.to?)));
    for (on, date) in begins.into_iter().chain(moved) {
        points.push(ChartPoint { on, date });
    }
    let last = match outlook.status {
        Some(Status::Done) => outlook.finish,
        _ => outlook.expected,
    };
    if let Some(date) = last {
        points.push(ChartPoint { on: end, date });
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::history::ForecastMove;

    fn point((on, date): (DayNumber, DayNumber)) -> ChartPoint {
        ChartPoint { on, date }
    }

    #[test]
    fn a_line_goes_from_the_first_date_over_its_moves_to_today() {
        let outlook = MilestoneSchedule {
            status: Some(Status::Active),
            open: true,
            original: Some(100),
            expected: Some(160),
            moves: vec![
                ForecastMove {
                    on: 20,
                    from: Some(100),
                    to: Some(130),
                },
                ForecastMove {
                    on: 50,
                    from: Some(130),
                    to: Some(160),
                },
            ],
            ..MilestoneSchedule::default()
        };
        let all = [(0, 100), (20, 130), (50, 160), (80, 160)].map(point);
        assert_eq!(of(&outlook, 0, 80), all);
    }

    #[test]
    fn what_is_done_ends_on_its_day() {
        let outlook = MilestoneSchedule {
            status: Some(Status::Done),
            original: Some(100),
            finish: Some(110),
            expected: Some(100),
            ..MilestoneSchedule::default()
        };
        assert_eq!(of(&outlook, 0, 200), [(0, 100), (110, 110)].map(point));
        assert!(of(&MilestoneSchedule::default(), 0, 200).is_empty());
    }
}
