//! The rules about feedback: whether it is acknowledged, answered, delivered and followed up.

mod answer;
mod figures;
mod follow_up;
mod sensitive;

pub(super) use figures::figures;
pub(crate) use figures::{LoopFigures, median};
pub(super) use follow_up::followed_up;

use crate::model::hash::HashSet;

use super::flag_collector::FlagCollector;
use super::rule_context::RuleContext;

/// Raises every flag of this group. `followed_up` holds the places of the feedback that was followed up.
pub(super) fn raise(
    facts: &RuleContext<'_>,
    followed_up: &HashSet<usize>,
    collector: &mut FlagCollector<'_>,
) {
    for feedback in &facts.feedback {
        answer::raise(facts, feedback, collector);
        follow_up::raise(facts, feedback, followed_up, collector);
        follow_up::unsatisfied(facts, feedback, collector);
        sensitive::raise(facts, feedback, collector);
    }
}
