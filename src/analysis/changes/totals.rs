//! Days moved over all clusters, by reason category, by the owner's organisation, by feedback.

use std::collections::BTreeMap;

use super::change::ChangedField;
use super::cluster::ClusterChanges;
use super::collect::moves_a_date;
use super::summary::organisation;
use crate::model::{EntryRef, Portfolio};

/// Days by which forecasts moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DaysMoved {
    /// How many moves.
    pub moves: usize,
    /// Days of moves later.
    pub later: i64,
    /// Days of moves earlier.
    pub earlier: i64,
}

/// Days moved, each list with the most days later first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ChangeTotals {
    /// Over everything.
    pub all: DaysMoved,
    /// By reason category; none where the log gives none.
    pub by_code: Vec<(Option<String>, DaysMoved)>,
    /// By the organisation that answers for the milestone; none where nobody does.
    pub by_owner: Vec<(Option<String>, DaysMoved)>,
    /// By the feedback that led to it; none where none did.
    pub by_feedback: Vec<(Option<EntryRef>, DaysMoved)>,
}

impl ChangeTotals {
    /// The totals of those clusters.
    pub(crate) fn of(portfolio: &Portfolio, clusters: &[ClusterChanges]) -> Self {
        let changes = clusters.iter().flat_map(|cluster| &cluster.changes);
        let moves: Vec<(&ChangedField, i64)> = changes
            .filter(|change| moves_a_date(change))
            .filter_map(|change| Some((change, change.days.filter(|days| *days != 0)?)))
            .collect();
        let mut all = DaysMoved::default();
        for (_, days) in &moves {
            all.add(*days);
        }
        let owner = |change: &ChangedField| {
            let owner = change.owner;
            vec![owner.and_then(|owner| organisation(portfolio, owner))]
        };
        let feedback = |change: &ChangedField| match change.feedback.as_slice() {
            [] => vec![None],
            several => several.iter().copied().map(Some).collect(),
        };
        Self {
            all,
            by_code: grouped(&moves, |change| vec![change.code.clone()]),
            by_owner: grouped(&moves, owner),
            by_feedback: grouped(&moves, feedback),
        }
    }
}

impl DaysMoved {
    fn add(&mut self, days: i64) {
        self.moves += 1;
        match days > 0 {
            true => self.later += days,
            false => self.earlier -= days,
        }
    }
}

fn grouped<K: Ord>(
    moves: &[(&ChangedField, i64)],
    keys: impl Fn(&ChangedField) -> Vec<K>,
) -> Vec<(K, DaysMoved)> {
    let mut groups: BTreeMap<K, DaysMoved> = BTreeMap::new();
    for (change, days) in moves {
        for key in keys(change) {
            groups.entry(key).or_default().add(*days);
        }
    }
    let mut list: Vec<(K, DaysMoved)> = groups.into_iter().collect();
    list.sort_by_key(|(_, moved)| std::cmp::Reverse(moved.later));
    list
}
