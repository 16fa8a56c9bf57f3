//! Clusters against zones: how each technology of a cluster meets the sectors of the zones, how far apart they
//! stand on the ladder, which matches nobody has recorded yet, and which cluster could supply which zone.
//!
//! What is likely is only ever offered: a match is a person's judgement.

mod likely;
mod similarity;
mod supply;
#[cfg(test)]
mod tests;

pub use likely::{MatchReason, SuggestedMatch};
pub use supply::SupplyOption;

use crate::analysis::effective_entries::effective_entries;
use crate::health::HealthReport;
use crate::model::choice::{Grade, Link};
use crate::model::{
    Capability, EntryRef, Kind, Level, Match, Portfolio, ReferenceIndex, Sector, Zone,
};

/// Everything that is known and likely of clusters and zones.
#[derive(Debug, Default)]
pub struct ZoneMap {
    /// Every recorded match whose zone is known, roadmap by roadmap in the order of the files.
    pub cells: Vec<RecordedMatch>,
    /// The matches that nobody has recorded yet.
    pub likely: Vec<SuggestedMatch>,
    /// Who could supply whom, zone by zone in the order of the file, the nearest first.
    pub supply: Vec<SupplyOption>,
}

/// A recorded match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedMatch {
    /// The capability.
    pub capability: EntryRef,
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

impl RecordedMatch {
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
    pub fn of(
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
        assessment: &HealthReport,
    ) -> ZoneMap {
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
    pub fn cells_of(&self, roadmap: usize) -> impl Iterator<Item = &RecordedMatch> {
        let own = move |cell: &&RecordedMatch| cell.capability.roadmap == Some(roadmap);
        self.cells.iter().filter(own)
    }

    /// The likely matches of a roadmap.
    pub fn likely_of(&self, roadmap: usize) -> impl Iterator<Item = &SuggestedMatch> {
        let own = move |likely: &&SuggestedMatch| likely.capability.roadmap == Some(roadmap);
        self.likely.iter().filter(own)
    }

    /// What a capability and a zone have with each other: the recorded matches and the likely ones.
    pub fn at(
        &self,
        capability: EntryRef,
        zone: usize,
    ) -> (Vec<&RecordedMatch>, Vec<&SuggestedMatch>) {
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
pub(crate) fn capabilities(
    portfolio: &Portfolio,
    place: usize,
) -> impl Iterator<Item = (EntryRef, &Capability)> {
    effective_entries(&portfolio.roadmaps[place].capabilities).map(move |(index, one)| {
        let found = EntryRef {
            roadmap: Some(place),
            kind: Kind::Capability,
            index,
        };
        (found, one)
    })
}

/// The rung on which a capability stands.
pub(crate) fn level(assessment: &HealthReport, capability: EntryRef) -> Level {
    let condition = capability
        .roadmap
        .and_then(|place| assessment.roadmaps.get(place));
    let rung = condition.and_then(|condition| condition.rungs.get(capability.index));
    rung.map_or(Level::None, |rung| rung.now())
}

fn cells(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    assessment: &HealthReport,
) -> Vec<RecordedMatch> {
    let mut cells = Vec::new();
    for place in 0..portfolio.roadmaps.len() {
        for (found, capability) in capabilities(portfolio, place) {
            for (index, one) in capability.matches.iter().enumerate() {
                let Some(zone) = zone_of(names, place, one) else {
                    continue;
                };
                let sector = sector_of(&portfolio.shared.zones[zone], one);
                cells.push(RecordedMatch {
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

fn zone_of(names: &ReferenceIndex<'_>, place: usize, one: &Match) -> Option<usize> {
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
