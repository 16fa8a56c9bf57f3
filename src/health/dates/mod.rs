//! The rules about dates: what is late, what will be, and what makes it so.

mod blockers;
mod capability;
mod fund;
mod indicator;
mod milestone;
mod phase;
mod placement;

use super::flag_collector::FlagCollector;
use super::rule_context::RuleContext;

/// Raises every flag of this group.
pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for step in &facts.milestones {
        milestone::raise(facts, step, collector);
    }
    blockers::raise(facts, collector);
    capability::raise(facts, collector);
    indicator::raise(facts, collector);
    placement::raise(facts, collector);
    fund::raise(facts, collector);
    phase::raise(facts, collector);
}
