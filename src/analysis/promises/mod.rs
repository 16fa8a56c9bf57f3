//! What the record teaches about dates: every date that was ever promised, and whether it was kept, moved or missed.
//!
//! The first promise of a milestone is the date that stands before any change of it is logged; each logged change of
//! its expected date is a further one. Corrections are no promises, and several changes of one day are one.

mod collect;
mod promise;
#[cfg(test)]
mod tests;
mod totals;

pub(crate) use collect::promises;
pub(crate) use promise::{Promise, PromiseOutcome};
pub(crate) use totals::{PromiseGroup, PromiseTotals};
