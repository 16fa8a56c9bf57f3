//! Which clusters could supply which zone.

use std::cmp::Reverse;

use super::{Cell, Likely};
use crate::roadmap::Portfolio;
use crate::roadmap::choice::{Grade, Link};

/// A cluster that could supply a zone: the best of what is known and likely between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supply {
    /// The place of the zone in `portfolio.toml`.
    pub zone: usize,
    /// The place of the roadmap.
    pub roadmap: usize,
    /// The best grade of a recorded match.
    pub grade: Option<Grade>,
    /// The farthest link of one.
    pub link: Option<Link>,
    /// The fewest rungs that the zone's firms stand above the cluster, over recorded matches that are more than
    /// none, and likely ones.
    pub rungs_above: Option<i64>,
    /// How many matches are recorded that are more than none.
    pub recorded: usize,
    /// How many are likely.
    pub likely: usize,
}

/// For each zone the clusters that have a match with it which is more than none, or a likely one: the farthest link
/// first, then the best grade, then the fewest rungs.
pub(super) fn supply(portfolio: &Portfolio, cells: &[Cell], likely: &[Likely]) -> Vec<Supply> {
    let mut all = Vec::new();
    for zone in 0..portfolio.shared.zones.len() {
        let of_cluster = |roadmap| between(zone, roadmap, cells, likely);
        let mut own: Vec<Supply> = (0..portfolio.roadmaps.len())
            .filter_map(of_cluster)
            .collect();
        own.sort_by_key(|one| {
            let rungs = one.rungs_above.unwrap_or(i64::MAX);
            (Reverse(one.link), Reverse(one.grade), rungs, one.roadmap)
        });
        all.extend(own);
    }
    all
}

fn between(zone: usize, roadmap: usize, cells: &[Cell], likely: &[Likely]) -> Option<Supply> {
    let meets = |cell: &&Cell| cell.zone == zone && cell.capability.roadmap == Some(roadmap);
    let more_than_none = |cell: &&Cell| cell.grade.is_none_or(|grade| grade > Grade::None);
    let cells: Vec<&Cell> = cells.iter().filter(meets).filter(more_than_none).collect();
    let near = |one: &&Likely| one.zone == zone && one.capability.roadmap == Some(roadmap);
    let likely: Vec<&Likely> = likely.iter().filter(near).collect();
    if cells.is_empty() && likely.is_empty() {
        return None;
    }
    let rungs = cells.iter().filter_map(|cell| cell.rungs_above());
    Some(Supply {
        zone,
        roadmap,
        grade: cells.iter().filter_map(|cell| cell.grade).max(),
        link: cells.iter().filter_map(|cell| cell.link).max(),
        rungs_above: rungs
            .chain(likely.iter().filter_map(|one| one.rungs_above()))
            .min(),
        recorded: cells.len(),
        likely: likely.len(),
    })
}
