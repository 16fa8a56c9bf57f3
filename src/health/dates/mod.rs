//! The rules about dates: what is late, what will be, and what makes it so.

mod capability;
mod indicator;
mod milestone;
mod placement;
mod trouble;

use super::facts::Facts;
use super::sheet::Sheet;

/// Raises every flag of this group.
pub(super) fn raise(facts: &Facts<'_>, sheet: &mut Sheet<'_>) {
    for step in &facts.milestones {
        milestone::raise(facts, step, sheet);
    }
    trouble::raise(facts, sheet);
    capability::raise(facts, sheet);
    indicator::raise(facts, sheet);
    placement::raise(facts, sheet);
}
