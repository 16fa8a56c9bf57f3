//! Clusters against zones: how each technology of a cluster meets the sectors of the zones, how far apart they
//! stand on the ladder, which matches nobody has recorded yet, and which cluster could supply which zone.
//!
//! What is likely is only ever offered: a match is a person's judgement.

mod json;
mod likely;
mod supply;
#[cfg(test)]
mod tests;
mod words;

pub use json::json;
pub use likely::{Likely, Why};
pub use supply::Supply;

use crate::health::Assessment;
use crate::report::standing::standing;
use crate::roadmap::choice::{Grade, Link};
use crate::roadmap::{Capability, Found, Kind, Level, Match, Names, Portfolio, Sector, Zone};

/// Everything that is known and likely of clusters and zones.
#[derive(Debug, Default)]
pub struct ZoneMap {
    /// Every recorded match whose zone is known, roadmap by roadmap in the order of the files.
    pub cells: Vec<Cell>,
    /// The matches that nobody has recorded yet.
    pub likely: Vec<Likely>,
    /// Who could supply whom, zone by zone in the order of the file, the nearest first.
    pub supply: Vec<Supply>,
}

/// A recorded match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The capability.
    pub capability: Found,
    /// The match's place in it.
    pub index: usize,
    /// The place of the zone in `portfolio.toml`.
    pub zone: usize,
    /// The place of the sector in the zone; none where the match names no known one.
    pub sector: Option<usize>,
    /// How well they meet.
    pub grade: Option<Grade>,
    /// How far a link has come.
    pub link: Option<Link>,
    /// The rung on which the cluster stands.
    pub level: Level,
    /// The rung on which the zone's firms stand.
    pub sector_level: Option<Level>,
}

impl Cell {
    /// How many rungs the zone's firms stand above the cluster; below zero where the cluster stands higher.
    pub fn rungs_above(&self) -> Option<i64> {
        self.sector_level
            .map(|there| rungs_above(self.level, there))
    }
}

/// How many rungs `there` stands above `here`.
pub(super) fn rungs_above(here: Level, there: Level) -> i64 {
    there as i64 - here as i64
}

impl ZoneMap {
    /// Maps all clusters of a portfolio against all its zones.
    pub fn of(portfolio: &Portfolio, names: &Names<'_>, assessment: &Assessment) -> ZoneMap {
        let cells = cells(portfolio, names, assessment);
        let likely = likely::likely(portfolio, assessment, &cells);
        let supply = supply::supply(&cells, &likely);
        ZoneMap {
            cells,
            likely,
            supply,
        }
    }

    /// The recorded matches of a roadmap.
    pub fn cells_of(&self, roadmap: usize) -> impl Iterator<Item = &Cell> {
        let own = move |cell: &&Cell| cell.capability.roadmap == Some(roadmap);
        self.cells.iter().filter(own)
    }

    /// The likely matches of a roadmap.
    pub fn likely_of(&self, roadmap: usize) -> impl Iterator<Item = &Likely> {
        let own = move |likely: &&Likely| likely.capability.roadmap == Some(roadmap);
        self.likely.iter().filter(own)
    }

    /// What a capability and a zone have with each other: the recorded matches and the likely ones.
    pub fn at(&self, capability: Found, zone: usize) -> (Vec<&Cell>, Vec<&Likely>) {
        let cells = self.cells.iter();
        let likely = self.likely.iter();
        (
            cells
                .filter(|one| one.capability == capability && one.zone == zone)
                .collect(),
            likely
                .filter(|one| one.capability == capability && one.zone == zone)
                .collect(),
        )
    }

    /// The places of the zones that a roadmap has anything with, in the order of `portfolio.toml`.
    pub fn zones_of(&self, roadmap: usize) -> Vec<usize> {
        let recorded = self.cells_of(roadmap).map(|cell| cell.zone);
        let mut zones: Vec<usize> = recorded
            .chain(self.likely_of(roadmap).map(|one| one.zone))
            .collect();
        zones.sort_unstable();
        zones.dedup();
        zones
    }
}

/// The capabilities of a roadmap that stand: of one id the first.
pub(super) fn capabilities(
    portfolio: &Portfolio,
    place: usize,
) -> impl Iterator<Item = (Found, &Capability)> {
    standing(&portfolio.roadmaps[place].capabilities).map(move |(index, one)| {
        let found = Found {
            roadmap: Some(place),
            kind: Kind::Capability,
            index,
        };
        (found, one)
    })
}

/// The rung on which a capability stands.
pub(super) fn level(assessment: &Assessment, capability: Found) -> Level {
    let condition = capability
        .roadmap
        .and_then(|place| assessment.roadmaps.get(place));
    let rung = condition.and_then(|condition| condition.rungs.get(capability.index));
    rung.map_or(Level::None, |rung| rung.now())
}

fn cells(portfolio: &Portfolio, names: &Names<'_>, assessment: &Assessment) -> Vec<Cell> {
    let mut cells = Vec::new();
    for place in 0..portfolio.roadmaps.len() {
        for (found, capability) in capabilities(portfolio, place) {
            for (index, one) in capability.matches.iter().enumerate() {
                let Some(zone) = zone_of(names, place, one) else {
                    continue;
                };
                let sector = sector_of(&portfolio.shared.zones[zone], one);
                cells.push(Cell {
                    capability: found,
                    index,
                    zone,
                    sector: sector.map(|(at, _)| at),
                    grade: one.grade,
                    link: one.link,
                    level: level(assessment, found),
                    sector_level: sector.and_then(|(_, sector)| sector.level),
                });
            }
        }
    }
    cells
}

fn zone_of(names: &Names<'_>, place: usize, one: &Match) -> Option<usize> {
    let named = names
        .resolve(Some(place), one.zone.as_ref()?, &[Kind::Zone])
        .found()?;
    named.roadmap.is_none().then_some(named.index)
}

fn sector_of<'z>(zone: &'z Zone, one: &Match) -> Option<(usize, &'z Sector)> {
    let id = one.sector.as_deref()?;
    let mut sectors = zone.sectors.iter().enumerate();
    sectors.find(|(_, sector)| sector.id.as_str() == id)
}
