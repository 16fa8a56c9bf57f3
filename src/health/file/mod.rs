//! The rules about the file: what contradicts itself or names nothing. They colour no letter, and see what is
//! dated after the status date too.

mod clock;
mod conflict;
mod milestone;
mod reference;
mod twin;
mod unknown;

use super::facts::Facts;
use super::sheet::Sheet;
use super::twins::Twins;
use crate::roadmap::{Names, Portfolio};

/// Raises every flag of this group that any file can have.
pub(super) fn raise<'p>(
    portfolio: &'p Portfolio,
    names: &Names<'p>,
    place: Option<usize>,
    twins: &Twins,
    today: i64,
    sheet: &mut Sheet<'p>,
) {
    let file = portfolio.file(place);
    clock::raise(file, twins, today, sheet);
    twin::raise(file, twins, sheet);
    conflict::raise(file, place, sheet);
    reference::raise(portfolio, names, place, twins, sheet);
    unknown::raise(file, twins, sheet);
}

/// Raises those that only the milestones of a roadmap can have.
pub(super) fn raise_milestones(facts: &Facts<'_>, sheet: &mut Sheet<'_>) {
    for step in &facts.milestones {
        milestone::status_dates(facts, step, sheet);
        milestone::cycle(step, sheet);
    }
}
