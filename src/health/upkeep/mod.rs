//! The rules about upkeep: whether somebody answers for everything, and has looked at it lately.

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

pub use log::{unlogged, unlogged_fields};

use super::flag_collector::FlagCollector;
use super::rule_context::RuleContext;

/// Raises every flag of this group.
pub(super) fn raise(facts: &RuleContext<'_>, sheet: &mut FlagCollector<'_>) {
    for step in &facts.milestones {
        staleness::raise(facts, step, sheet);
        owner::raise_missing(facts, step, sheet);
    }
    evidence::raise(facts, sheet);
    log::raise(facts, sheet);
    overlap::raise(facts, sheet);
    owner::raise(facts, sheet);
    capability::raise(facts, sheet);
    indicator::raise(facts, sheet);
    placement::raise(facts, sheet);
    chain::raise(facts, sheet);
    overdue_reviews::raise(facts, sheet);
    setup::raise(facts, sheet);
}
