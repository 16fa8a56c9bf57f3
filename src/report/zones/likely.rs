//! Matches that nobody has recorded yet.

use super::{Cell, capabilities, level, rungs_above, words};
use crate::health::Assessment;
use crate::roadmap::choice::Grade;
use crate::roadmap::{Found, Level, Portfolio, Sector};

/// A match that nobody has recorded yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// The capability.
    pub capability: Found,
    /// The place of the zone in `portfolio.toml`.
    pub zone: usize,
    /// The place of the sector in it.
    pub sector: usize,
    /// Why it is likely.
    pub why: Why,
    /// The rung on which the cluster stands.
    pub level: Level,
    /// The rung on which the zone's firms stand.
    pub sector_level: Option<Level>,
}

/// Why a match is likely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The cluster or the capability is called by the same words as the sector.
    SameWords(Vec<String>),
    /// The cluster meets this sector in part at least with another capability, and with this one it stands no rung
    /// or one below its firms.
    OneRung,
}

impl Likely {
    /// How many rungs the zone's firms stand above the cluster.
    pub fn rungs_above(&self) -> Option<i64> {
        self.sector_level
            .map(|there| rungs_above(self.level, there))
    }
}

/// The likely matches of all capabilities with all sectors that none of the recorded ones is about.
pub(super) fn likely(
    portfolio: &Portfolio,
    assessment: &Assessment,
    cells: &[Cell],
) -> Vec<Likely> {
    let mut found = Vec::new();
    for place in 0..portfolio.roadmaps.len() {
        let trade = words::telling(
            portfolio.roadmaps[place]
                .cluster
                .sector
                .as_deref()
                .unwrap_or_default(),
        );
        for (capability, entry) in capabilities(portfolio, place) {
            let ours = [
                trade.clone(),
                words::telling(entry.name.as_deref().unwrap_or_default()),
            ]
            .concat();
            let level = level(assessment, capability);
            for (zone, at) in portfolio.shared.zones.iter().enumerate() {
                for (sector, entry) in at.sectors.iter().enumerate() {
                    let seek = Seek {
                        capability,
                        zone,
                        sector,
                        level,
                        cells,
                    };
                    let why = (!seek.is_recorded())
                        .then(|| seek.why(&ours, entry))
                        .flatten();
                    found.extend(why.map(|why| Likely {
                        capability,
                        zone,
                        sector,
                        why,
                        level,
                        sector_level: entry.level,
                    }));
                }
            }
        }
    }
    found
}

/// One capability and one sector.
struct Seek<'c> {
    capability: Found,
    zone: usize,
    sector: usize,
    level: Level,
    cells: &'c [Cell],
}

impl Seek<'_> {
    /// A match with the zone that names no sector speaks of all of them.
    fn is_recorded(&self) -> bool {
        let own = self
            .cells
            .iter()
            .filter(|cell| cell.capability == self.capability);
        own.filter(|cell| cell.zone == self.zone)
            .any(|cell| cell.sector.is_none_or(|sector| sector == self.sector))
    }

    fn why(&self, ours: &[String], sector: &Sector) -> Option<Why> {
        let same = words::shared(
            ours,
            &words::telling(sector.name.as_deref().unwrap_or_default()),
        );
        if !same.is_empty() {
            return Some(Why::SameWords(same));
        }
        let near =
            self.level > Level::None && (0..=1).contains(&rungs_above(self.level, sector.level?));
        (near && self.is_met_otherwise()).then_some(Why::OneRung)
    }

    /// Whether another capability of the cluster has a match with the sector that is partial or strong.
    fn is_met_otherwise(&self) -> bool {
        let meets = |cell: &&Cell| cell.grade.is_some_and(|grade| grade >= Grade::Partial);
        let there = |cell: &Cell| cell.zone == self.zone && cell.sector == Some(self.sector);
        let own = |cell: &Cell| cell.capability.roadmap == self.capability.roadmap;
        self.cells
            .iter()
            .filter(meets)
            .any(|cell| there(cell) && own(cell))
    }
}
