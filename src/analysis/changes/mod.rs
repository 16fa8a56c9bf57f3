//! What changed between two days and why: the change log, and the records that stand beside it, by cluster.
//!
//! Days are calendar days; a move later is positive. Both ends of the range belong to it.

mod collect;
mod summary;
#[cfg(test)]
mod tests;
mod totals;

use crate::dates::Since;
use crate::health::unlogged;
use crate::model::{Date, EntryRef, Kind, Portfolio, Reference, ReferenceIndex, Value};

pub use summary::{ChangeFigures, Postponement, ReasonDays};
pub use totals::{ChangeTotals, DaysMoved};

/// What of which roadmaps, from when until when.
#[derive(Clone, Copy, Debug)]
pub struct ChangesQuery<'q> {
    /// The first day; of each roadmap its own where it is the last review.
    pub since: Since,
    /// The last day.
    pub until: Date,
    /// The places of the roadmaps, in the order in which they are told.
    pub roadmaps: &'q [usize],
}

/// What a change is about, in the order in which changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeCategory {
    /// An expected date.
    Forecast,
    /// An approved date.
    Baseline,
    /// How far something is.
    Status,
    /// What is to be done: titles, links, weights, whole entries added or removed.
    Scope,
    /// Who answers for it.
    Owner,
    /// A target or the day on which it is due.
    Target,
    /// Where a capability stands on the ladder, or a score.
    Level,
    /// A reading of an indicator.
    Indicator,
    /// Money.
    Fund,
    /// Anything else that the log holds.
    Other,
}

impl ChangeCategory {
    /// Every category.
    pub const ALL: [ChangeCategory; 10] = [
        ChangeCategory::Forecast,
        ChangeCategory::Baseline,
        ChangeCategory::Status,
        ChangeCategory::Scope,
        ChangeCategory::Owner,
        ChangeCategory::Target,
        ChangeCategory::Level,
        ChangeCategory::Indicator,
        ChangeCategory::Fund,
        ChangeCategory::Other,
    ];

    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            ChangeCategory::Forecast => "forecast",
            ChangeCategory::Baseline => "baseline",
            ChangeCategory::Status => "status",
            ChangeCategory::Scope => "scope",
            ChangeCategory::Owner => "owner",
            ChangeCategory::Target => "target",
            ChangeCategory::Level => "level",
            ChangeCategory::Indicator => "indicator",
            ChangeCategory::Fund => "fund",
            ChangeCategory::Other => "other",
        }
    }
}

/// One change of one field, or a record that tells a change.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedField {
    /// The place of the roadmap; `None` is `portfolio.toml`.
    pub roadmap: Option<usize>,
    /// The entry, where it is still there.
    pub entry: Option<EntryRef>,
    /// Its kind, where it is known.
    pub kind: Option<Kind>,
    /// The id as the log gives it.
    pub item: String,
    /// Of an entry that has gone, what it was called.
    pub former_title: Option<String>,
    /// What the change is about.
    pub category: ChangeCategory,
    /// The key that changed.
    pub field: String,
    /// The day of the change.
    pub on: Date,
    /// The value before.
    pub from: Option<Value>,
    /// The value after.
    pub to: Option<Value>,
    /// Of two dates, how many days later the second is.
    pub days: Option<i64>,
    /// The reason category.
    pub code: Option<String>,
    /// The explanation.
    pub why: Option<String>,
    /// Who made it.
    pub by: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// The minute or letter of the approval.
    pub reference: Option<String>,
    /// The feedback that led to it.
    pub feedback: Vec<EntryRef>,
    /// Whether such a change should have said why and did not.
    pub lacks_reason: bool,
    /// The owner of the entry as it stands.
    pub owner: Option<EntryRef>,
}

/// What changed in one roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterChanges {
    /// The place of the roadmap.
    pub roadmap: usize,
    /// The first day that was looked at; none where everything was.
    pub since: Option<Date>,
    /// Every change, by category, entry and day.
    pub changes: Vec<ChangedField>,
    /// The numbers of the summary.
    pub figures: ChangeFigures,
    /// Milestones whose fields were changed by hand, as they stand now, with those fields.
    pub unlogged: Vec<(usize, Vec<&'static str>)>,
}

/// What changed between two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// The last day.
    pub until: Date,
    /// Cluster by cluster, as asked.
    pub clusters: Vec<ClusterChanges>,
    /// Days moved over all of them.
    pub totals: ChangeTotals,
}

/// What changed, as far as `counts` says that a change counts. The portfolio is as it stands on `query.until` or later.
pub fn changes(
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

/// The feedback that references of a file name.
fn feedback_of(
    names: &ReferenceIndex<'_>,
    file: Option<usize>,
    references: &[Reference],
) -> Vec<EntryRef> {
    let resolve = |one: &Reference| names.resolve(file, one.as_str(), &[Kind::Feedback]).found();
    references.iter().filter_map(resolve).collect()
}
