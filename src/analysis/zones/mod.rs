//! Clusters against zones: how each technology of a cluster meets the sectors of the zones, how far apart they
//! stand on the ladder, which matches nobody has recorded yet, and which cluster could supply which zone.
//!
//! What is likely is only ever offered: a match is a person's judgement.

mod likely;
mod recorded;
mod similarity;
mod supply;
#[cfg(test)]
mod tests;

pub(crate) use likely::{MatchReason, SuggestedMatch};
pub(crate) use recorded::RecordedMatch;
pub(crate) use recorded::{capabilities, level};
pub(crate) use supply::SupplyOption;

use crate::health::HealthReport;
use crate::model::{EntryRef, Kind, Match, Portfolio, ReferenceIndex, Sector, Zone};

/// Everything that is known and likely of clusters and zones.
#[derive(Debug, Default)]
pub(crate) struct ZoneMap {
    /// Every recorded match whose zone is known, roadmap by roadmap in the order of the files.
    pub cells: Vec<RecordedMatch>,
    /// The matches that nobody has recorded yet.
    pub likely: Vec<SuggestedMatch>,
    /// Who could supply whom, zone by zone in the order of the file, the nearest first.
    pub supply: Vec<SupplyOption>,
}

impl ZoneMap {
    /// Maps all clusters of a portfolio against all its zones.
    pub(crate) fn of(
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
    pub(crate) fn cells_of(&self, roadmap: usize) -> impl Iterator<Item = &RecordedMatch> {
        let own = move |cell: &&RecordedMatch| cell.capability.roadmap == Some(roadmap);
        self.cells.iter().filter(own)
    }

    /// The likely matches of a roadmap.
    pub(crate) fn likely_of(&self, roadmap: usize) -> impl Iterator<Item = &SuggestedMatch> {
        let own = move |likely: &&SuggestedMatch| likely.capability.roadmap == Some(roadmap);
        self.likely.iter().filter(own)
    }

    /// What a capability and a zone have with each other: the recorded matches and the likely ones.
    pub(crate) fn at(
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
    pub(crate) fn zones_of(&self, roadmap: usize) -> Vec<usize> {
        let recorded = self.cells_of(roadmap).map(|cell| cell.zone);
        let mut zones: Vec<usize> = recorded
            .chain(self.likely_of(roadmap).map(|one| one.zone))
            .collect();
        zones.sort_unstable();
        zones.dedup();
        zones
    }
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
