//! Which clusters could supply which zone.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::likely::SuggestedMatch;
use super::recorded::RecordedMatch;
use crate::model::choice::{Grade, Link};

/// A cluster that could supply a zone: the best recorded match between them, and where there is none the nearest likely
/// one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SupplyOption {
    /// The place of the zone in `portfolio.toml`.
    pub zone: usize,
    /// The place of the roadmap.
    pub roadmap: usize,
    /// The grade of the best recorded match.
    pub grade: Option<Grade>,
    /// Its link; the farthest is the best.
    pub link: Option<Link>,
    /// How many rungs the zone's firms stand above the cluster in it; without one, the fewest of a likely match.
    pub rungs_above: Option<i64>,
    /// How many matches are recorded that are more than none.
    pub recorded: usize,
    /// How many are likely.
    pub likely: usize,
}

/// What there is between one zone and one cluster.
#[derive(Default)]
struct SupplyLink<'m> {
    cells: Vec<&'m RecordedMatch>,
    likely: Vec<&'m SuggestedMatch>,
}

/// For each zone the clusters that have a match with it which is more than none, or a likely one: the farthest link
/// first, then the best grade, then the fewest rungs.
pub(super) fn supply(cells: &[RecordedMatch], likely: &[SuggestedMatch]) -> Vec<SupplyOption> {
    let mut all: BTreeMap<(usize, usize), SupplyLink<'_>> = BTreeMap::new();
    let more_than_none = |cell: &&RecordedMatch| cell.grade.is_none_or(|grade| grade > Grade::None);
    for cell in cells.iter().filter(more_than_none) {
        let pair = (cell.zone, cell.capability.roadmap.unwrap_or_default());
        all.entry(pair).or_default().cells.push(cell);
    }
    for one in likely {
        let pair = (one.zone, one.capability.roadmap.unwrap_or_default());
        all.entry(pair).or_default().likely.push(one);
    }
    let mut supply: Vec<SupplyOption> = all
        .into_iter()
        .map(|(pair, between)| between.best(pair))
        .collect();
    supply.sort_by_key(|one| {
        let rungs = one.rungs_above.unwrap_or(i64::MAX);
        (
            one.zone,
            Reverse(one.link),
            Reverse(one.grade),
            rungs,
            one.roadmap,
        )
    });
    supply
}

impl SupplyLink<'_> {
    fn best(&self, (zone, roadmap): (usize, usize)) -> SupplyOption {
        // One match says all three: the best link of one and the distance of another would be no supplier's.
        let best = self.cells.iter().max_by_key(|cell| {
            let rungs = cell.rungs_above().unwrap_or(i64::MAX);
            (cell.link, cell.grade, Reverse(rungs))
        });
        let likely = self.likely.iter().filter_map(|one| one.rungs_above());
        SupplyOption {
            zone,
            roadmap,
            grade: best.and_then(|cell| cell.grade),
            link: best.and_then(|cell| cell.link),
            rungs_above: match best {
                Some(cell) => cell.rungs_above(),
                None => likely.min(),
            },
            recorded: self.cells.len(),
            likely: self.likely.len(),
        }
    }
}
