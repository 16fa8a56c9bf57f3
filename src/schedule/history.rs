//! What the change log says of each milestone of one roadmap, as far as the status date.

use crate::dates::date::{Date, DayNumber, day};
use crate::model::choice::{Code, WordEnum};
use crate::model::id::Reference;
use crate::model::value::Value;
use crate::model::{Change, Milestone, Roadmap};

/// The dated changes of each milestone, by its place in the file, in order of `on` and then of the file.
pub(super) struct History<'r>(Vec<Vec<&'r Change>>);

impl<'r> History<'r> {
    /// Reads the log of a roadmap. What is dated after `today`, or not at all, is not there.
    pub(crate) fn of(
        roadmap: &'r Roadmap,
        place_of: impl Fn(&str) -> Option<usize>,
        today: Date,
    ) -> History<'r> {
        let mut lists: Vec<Vec<&Change>> = vec![Vec::new(); roadmap.milestones.len()];
        let dated = roadmap
            .changes
            .iter()
            .filter(|change| change.on.is_some_and(|on| on <= today));
        for change in dated {
            let item = change.item.as_deref().unwrap_or_default();
            if let Some(place) = place_of(item) {
                lists[place].push(change);
            }
        }
        for list in &mut lists {
            list.sort_by_key(|change| change.on);
        }
        History(lists)
    }

    /// The changes of one milestone.
    pub(crate) fn changes(&self, place: usize) -> &[&'r Change] {
        &self.0[place]
    }
}

/// One change of mind about a date: all that was changed of a forecast on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastMove {
    /// The day on which it was moved.
    pub on: DayNumber,
    /// The date that stood before.
    pub from: Option<DayNumber>,
    /// The date that stood after.
    pub to: Option<DayNumber>,
}

impl ForecastMove {
    /// Whether the date went later.
    pub fn is_push(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to > from)
    }
}

fn has_code(change: &Change, codes: &[Code]) -> bool {
    let code = change.code.as_deref().and_then(Code::from_word);
    code.is_some_and(|code| codes.contains(&code))
}

fn date_of(value: Option<&Value>) -> Option<DayNumber> {
    value.and_then(Value::as_date).map(day)
}

/// The original baseline: the first date in the changes of the baseline that are no corrections, else the
/// baseline itself.
pub(super) fn original_baseline(milestone: &Milestone, changes: &[&Change]) -> Option<DayNumber> {
    changes
        .iter()
        .filter(|change| change.field.as_deref() == Some("baseline"))
        .filter(|change| !has_code(change, &[Code::Correction]))
        .find_map(|change| {
            let before = change.from.as_ref().filter(|from| !from.is_empty());
            date_of(before.or(change.to.as_ref()))
        })
        .or(milestone.baseline.map(day))
}

/// The moves of the forecast: those of one day are one, and what a predecessor or a correction did is none.
pub(super) fn moves(changes: &[&Change], original: Option<DayNumber>) -> Vec<ForecastMove> {
    let mut moves: Vec<ForecastMove> = Vec::new();
    for change in changes {
        let moved = change.field.as_deref() == Some("forecast")
            && !has_code(change, &[Code::Predecessor, Code::Correction]);
        let Some(on) = change.on.filter(|_| moved).map(day) else {
            continue;
        };
        let to = date_of(change.to.as_ref());
        match moves.last_mut() {
            Some(last) if last.on == on => last.to = to,
            _ => moves.push(ForecastMove {
                on,
                from: date_of(change.from.as_ref()).or(original),
                to,
            }),
        }
    }
    moves
}

/// What was moved of a milestone only through the move of a predecessor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CarriedMoves {
    /// The sum of the moves in days, not yet held to the slip.
    pub sum: i64,
    /// The predecessor that the newest of them names, as it is written.
    pub cause: Option<Reference>,
}

/// The carried moves: the changes of the forecast with code `predecessor` that come after the last change of the
/// baseline. A change without a date before it counts from the baseline.
pub(super) fn carried_moves(changes: &[&Change], baseline: Option<DayNumber>) -> CarriedMoves {
    let of = |field: &'static str| move |change: &&Change| change.field.as_deref() == Some(field);
    let after = changes
        .iter()
        .rposition(|change| of("baseline")(change))
        .map_or(0, |last| last + 1);
    let mut carried = CarriedMoves::default();
    for change in changes[after..]
        .iter()
        .filter(|change| of("forecast")(change) && has_code(change, &[Code::Predecessor]))
    {
        let Some(to) = date_of(change.to.as_ref()) else {
            continue;
        };
        let from = date_of(change.from.as_ref()).or(baseline);
        carried.sum += from.map_or(0, |from| to - from);
        carried.cause = change.cause.clone();
    }
    carried
}

/// How often the baseline was moved later, corrections aside.
pub(super) fn baselines_moved(changes: &[&Change]) -> usize {
    let moved = |change: &&&Change| {
        let dates = date_of(change.from.as_ref()).zip(date_of(change.to.as_ref()));
        change.field.as_deref() == Some("baseline")
            && !has_code(change, &[Code::Correction])
            && dates.is_some_and(|(from, to)| to > from)
    };
    changes.iter().filter(moved).count()
}

/// The newest day on which somebody changed the milestone by their own will.
pub(super) fn last_change(changes: &[&Change]) -> Option<DayNumber> {
    changes
        .iter()
        .rev()
        .find(|change| !has_code(change, &[Code::Predecessor, Code::Correction]))
        .and_then(|change| change.on)
        .map(day)
}
