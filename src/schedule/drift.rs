//! Drift: how fast the finish of a milestone moves away, and when it would be reached at that pace.

use crate::dates::date::{DayNumber, LAST_DAY};

use super::history::ForecastMove;

/// The share of each passing day by which the finish moves away, kept exact: days moved over days passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    /// Days by which the date moved over the last moves.
    pub moved: i64,
    /// Days in which it did; at least 1.
    pub passed: i64,
    /// The day to which it is reckoned: the later of the last move and the newest confirmation.
    pub reckoned: DayNumber,
    /// The date given in the last move.
    pub last: DayNumber,
}

/// How many of the last moves count.
const MOVES: usize = 4;

impl Drift {
    /// The drift over the last moves that have a date; `None` where there are fewer than two.
    pub(super) fn of(moves: &[ForecastMove], confirmed: Option<DayNumber>) -> Option<Drift> {
        let dated: Vec<(DayNumber, DayNumber)> = moves
            .iter()
            .filter_map(|one| one.to.map(|to| (one.on, to)))
            .collect();
        let recent = &dated[dated.len().saturating_sub(MOVES)..];
        let (&(first_on, first_to), &(last_on, last_to)) = (recent.first()?, recent.last()?);
        if recent.len() < 2 {
            return None;
        }
        let reckoned = confirmed.map_or(last_on, |on| on.max(last_on));
        Some(Drift {
            moved: last_to - first_to,
            passed: reckoned - first_on,
            reckoned,
            last: last_to,
        })
    }

    /// The share as a number; at 1 the milestone never arrives.
    pub fn share(&self) -> f64 {
        self.moved as f64 / self.passed as f64
    }

    /// Whether the share is at least `numerator` / `denominator`.
    pub fn at_least(&self, numerator: i64, denominator: i64) -> bool {
        self.moved * denominator >= numerator * self.passed
    }

    /// When it is done if it goes on like this, half days up; `None` where it never is, is already past, or
    /// lies beyond year 9999.
    pub fn trend_finish(&self) -> Option<DayNumber> {
        let left = self.last - self.reckoned;
        let gained = self.passed - self.moved;
        if left <= 0 || gained <= 0 {
            return None;
        }
        let finish = self.reckoned + (2 * left * self.passed + gained) / (2 * gained);
        (finish <= LAST_DAY).then_some(finish)
    }
}
