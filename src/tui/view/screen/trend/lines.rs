//! The line of one milestone: which date stood on which day.

use crate::roadmap::choice::Status;
use crate::roadmap::date::Day;
use crate::schedule::Outlook;

/// The date that stood from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From this day on …
    pub on: Day,
    /// … this date was expected.
    pub date: Day,
}

/// What was expected from when on, oldest first; empty where nothing ever was. It ends today, or when it was done.
pub fn of(outlook: &Outlook, start: Day, today: Day) -> Vec<Point> {
    let end = match outlook.status {
        Some(Status::Done) => outlook.finish.unwrap_or(today).min(today),
        _ => today,
    };
    let mut points: Vec<Point> = Vec::new();
    let first = outlook.moves.first();
    let before = first.and_then(|first| first.from).or(outlook.original);
    let begins = before.map(|date| (start.min(first.map_or(end, |first| first.on)), date));
    let moved = outlook
        .moves
        .iter()
        .filter_map(|one| Some((one.on, one.to?)));
    for (on, date) in begins.into_iter().chain(moved) {
        points.push(Point { on, date });
    }
    let last = match outlook.status {
        Some(Status::Done) => outlook.finish,
        _ => outlook.expected,
    };
    if let Some(date) = last {
        points.push(Point { on: end, date });
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::Move;

    fn point((on, date): (Day, Day)) -> Point {
        Point { on, date }
    }

    #[test]
    fn a_line_goes_from_the_first_date_over_its_moves_to_today() {
        let outlook = Outlook {
            status: Some(Status::Active),
            open: true,
            original: Some(100),
            expected: Some(160),
            moves: vec![
                Move {
                    on: 20,
                    from: Some(100),
                    to: Some(130),
                },
                Move {
                    on: 50,
                    from: Some(130),
                    to: Some(160),
                },
            ],
            ..Outlook::default()
        };
        let all = [(0, 100), (20, 130), (50, 160), (80, 160)].map(point);
        assert_eq!(of(&outlook, 0, 80), all);
    }

    #[test]
    fn what_is_done_ends_on_its_day() {
        let outlook = Outlook {
            status: Some(Status::Done),
            original: Some(100),
            finish: Some(110),
            expected: Some(100),
            ..Outlook::default()
        };
        assert_eq!(of(&outlook, 0, 200), [(0, 100), (110, 110)].map(point));
        assert!(of(&Outlook::default(), 0, 200).is_empty());
    }
}
