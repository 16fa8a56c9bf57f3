//! The figures of feedback: how much waits, how quickly it is answered, and what became of it.

use crate::model::hash::HashSet;

use crate::health::rule_context::{FeedbackContext, RuleContext};

/// The figures of the feedback that wants an answer. Shares are `None` over nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LoopFigures {
    /// Feedback whose answer was not delivered.
    pub waiting: usize,
    /// Median days from the day it was said to the answer.
    pub median_days_to_answer: Option<f64>,
    /// Told over answered.
    pub told: Option<f64>,
    /// Satisfied over told with a word on it.
    pub satisfied: Option<f64>,
    /// Opened again over all.
    pub reopened: Option<f64>,
    /// Accepted, in part or whole, and followed up, over all accepted.
    pub followed_up: Option<f64>,
}

/// The figures of a roadmap.
pub(in crate::health) fn figures(
    facts: &RuleContext<'_>,
    followed_up: &HashSet<usize>,
) -> LoopFigures {
    let all: Vec<&FeedbackContext<'_>> = (facts.feedback.iter())
        .filter(|feedback| feedback.wants_answer())
        .collect();
    let count = |holds: &dyn Fn(&FeedbackContext<'_>) -> bool| {
        all.iter().filter(|feedback| holds(feedback)).count()
    };
    let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let mut waits: Vec<i64> = all
        .iter()
        .filter_map(|one| Some(one.answered? - one.on?))
        .collect();
    waits.sort_unstable();
    let accepted = |one: &FeedbackContext<'_>| one.answered.is_some() && one.is_accepted();
    let was_told = |one: &FeedbackContext<'_>| one.told.is_some() && one.entry.satisfied.is_some();
    LoopFigures {
        waiting: count(&|one| one.is_waiting()),
        median_days_to_answer: median(&waits),
        told: share(
            count(&|one| one.told.is_some()),
            count(&|one| one.answered.is_some()),
        ),
        satisfied: share(
            count(&|one| was_told(one) && one.entry.satisfied == Some(true)),
            count(&was_told),
        ),
        reopened: share(count(&|one| one.entry.reopened.unwrap_or(0) > 0), all.len()),
        followed_up: share(
            count(&|one| accepted(one) && followed_up.contains(&one.index)),
            count(&accepted),
        ),
    }
}

/// The median of sorted numbers; none of none.
pub(crate) fn median(sorted: &[i64]) -> Option<f64> {
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    let lower = if sorted.len().is_multiple_of(2) {
        sorted[half - 1]
    } else {
        upper
    };
    Some((lower + upper) as f64 / 2.0)
}
