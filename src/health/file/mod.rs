//! The rules about the file: what contradicts itself or names nothing. They colour no letter, and see what is
//! dated after the status date too.

mod conflict;
mod copy;
mod duplicate;
mod evidence;
mod future_date;
mod milestone;
mod reference;
mod tag;
mod unknown;

pub(crate) use future_date::newest_record;

use super::duplicate_ids::DuplicateIds;
use super::flag_collector::FlagCollector;
use super::rule_context::RuleContext;
use crate::model::{Portfolio, ReferenceIndex};

/// Raises every flag of this group that any file can have.
pub(super) fn raise<'p>(
    portfolio: &'p Portfolio,
    names: &ReferenceIndex<'p>,
    place: Option<usize>,
    duplicates: &DuplicateIds,
    today: i64,
    collector: &mut FlagCollector<'p>,
) {
    let file = portfolio.file(place);
    future_date::raise(file, duplicates, today, collector);
    duplicate::raise(file, duplicates, collector);
    conflict::raise(file, place, collector);
    reference::raise(portfolio, names, place, duplicates, collector);
    unknown::raise(portfolio, file, duplicates, collector);
    evidence::raise(portfolio, file, duplicates, collector);
    tag::raise(portfolio, file, duplicates, collector);
}

/// Raises those that only a roadmap can have.
pub(super) fn raise_of_roadmap(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for step in &facts.milestones {
        milestone::status_dates(facts, step, collector);
    }
    milestone::cycles(facts, collector);
    copy::raise(facts, collector);
}
