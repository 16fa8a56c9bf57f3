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
pub(super) fn raise(facts: &RuleContext<'_>, sheet: &mut FlagCollector<'_>) {
    for step in &facts.milestones {
        milestone::raise(facts, step, sheet);
    }
    blockers::raise(facts, sheet);
    capability::raise(facts, sheet);
    indicator::raise(facts, sheet);
    placement::raise(facts, sheet);
    fund::raise(facts, sheet);
    phase::raise(facts, sheet);
}
