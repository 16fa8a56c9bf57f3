//! The rules about upkeep: whether somebody answers for everything, and has looked at it lately.

mod capability;
mod due;
mod indicator;
mod log;
mod overlap;
mod owner;
mod proof;
mod setup;
mod silence;

pub use log::{unlogged, unlogged_fields};

use super::facts::Facts;
use super::sheet::Sheet;

/// Raises every flag of this group.
pub(super) fn raise(facts: &Facts<'_>, sheet: &mut Sheet<'_>) {
    for step in &facts.milestones {
        silence::raise(facts, step, sheet);
        owner::raise_missing(facts, step, sheet);
        proof::raise(step, sheet);
    }
    log::raise(facts, sheet);
    overlap::raise(facts, sheet);
    owner::raise(facts, sheet);
    capability::raise(facts, sheet);
    indicator::raise(facts, sheet);
    due::raise(facts, sheet);
    setup::raise(facts, sheet);
}
