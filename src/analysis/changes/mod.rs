//! What changed between two days and why: the change log, and the records that stand beside it, by cluster.
//!
//! Days are calendar days; a move later is positive. Both ends of the range belong to it.

mod change;
mod cluster;
mod collect;
mod entries;
mod summary;
#[cfg(test)]
mod tests;
mod totals;

use crate::dates::Since;
use crate::health::unlogged;
use crate::model::{Date, Portfolio, ReferenceIndex};

pub(crate) use change::ChangedField;
pub(crate) use cluster::ClusterChanges;
pub(crate) use entries::{ChangedEntry, EntryFate, FieldChange, between, of_changes, removed};
pub(crate) use summary::{ChangeFigures, Postponement};
pub(crate) use totals::{ChangeTotals, DaysMoved};

/// What of which roadmaps, from when until when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChangesQuery<'q> {
    /// The first day; of each roadmap its own where it is the last review.
    pub since: Since,
    /// The last day.
    pub until: Date,
    /// The places of the roadmaps, in the order in which they are told.
    pub roadmaps: &'q [usize],
}

/// What changed between two days.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Changes {
    /// The last day.
    pub until: Date,
    /// Cluster by cluster, as asked.
    pub clusters: Vec<ClusterChanges>,
    /// Days moved over all of them.
    pub totals: ChangeTotals,
}

/// What changed, as far as `counts` says that a change counts. The portfolio is as it stands on `query.until` or later.
pub(crate) fn changes(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    query: &ChangesQuery<'_>,
    counts: &dyn Fn(&ChangedField) -> bool,
) -> Changes {
    let clusters: Vec<ClusterChanges> = query
        .roadmaps
        .iter()
        .map(|&place| cluster_changes(portfolio, names, query, place, counts))
        .collect();
    let totals = ChangeTotals::of(portfolio, &clusters);
    Changes {
        until: query.until,
        clusters,
        totals,
    }
}

fn cluster_changes(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    query: &ChangesQuery<'_>,
    place: usize,
    counts: &dyn Fn(&ChangedField) -> bool,
) -> ClusterChanges {
    let roadmap = &portfolio.roadmaps[place];
    let reviews = roadmap.reviews.iter().filter_map(|review| review.on);
    let newest_review = reviews.filter(|on| *on <= query.until).max();
    let since = query.since.first(newest_review);
    let in_range = |on: Date| since.is_none_or(|since| on >= since) && on <= query.until;
    let mut changes = collect::from_log(portfolio, names, place, &in_range);
    changes.extend(collect::from_assessments(
        portfolio, names, place, &in_range,
    ));
    changes.extend(collect::from_flows(portfolio, names, place, &in_range));
    changes.extend(collect::from_readings(portfolio, names, place, &in_range));
    changes.retain(|change| counts(change));
    changes.sort_by(|a, b| {
        let key = |one: &ChangedField| (one.category, one.entry, one.item.clone(), one.on);
        key(a).cmp(&key(b))
    });
    let figures = ChangeFigures::of(portfolio, roadmap, &changes, &in_range);
    let unlogged = unlogged(names, roadmap, place);
    ClusterChanges {
        roadmap: place,
        since,
        changes,
        figures,
        unlogged,
    }
}
