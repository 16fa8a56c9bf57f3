//! The rules about upkeep: whether everything has an owner, and was updated lately.

mod capability;
mod chain;
mod evidence;
mod indicator;
mod log;
mod overdue_reviews;
mod overlap;
mod owner;
mod placement;
mod setup;
mod staleness;

pub(crate) use log::unlogged;
pub(crate) use setup::lacks_review_alone;

use super::flag_collector::FlagCollector;
use super::rule_context::RuleContext;

/// Raises every flag of this group.
pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for step in &facts.milestones {
        staleness::raise(facts, step, collector);
        owner::raise_missing(facts, step, collector);
    }
    evidence::raise(facts, collector);
    log::raise(facts, collector);
    overlap::raise(facts, collector);
    owner::raise(facts, collector);
    capability::raise(facts, collector);
    indicator::raise(facts, collector);
    placement::raise(facts, collector);
    chain::raise(facts, collector);
    overdue_reviews::raise(facts, collector);
    setup::raise(facts, collector);
}
