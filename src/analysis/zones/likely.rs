//! Matches that nobody has recorded yet.

use super::recorded::{RecordedMatch, capabilities, level, rungs_above};
use super::similarity;
use crate::health::HealthReport;
use crate::model::choice::Grade;
use crate::model::{EntryRef, Level, Portfolio, Sector};

/// A match that nobody has recorded yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SuggestedMatch {
    /// The capability.
    pub capability: EntryRef,
    /// The place of the zone in `portfolio.toml`.
    pub zone: usize,
    /// The place of the sector in it.
    pub sector: usize,
    /// Why it is likely.
    pub why: MatchReason,
    /// The rung on which the cluster stands.
    pub level: Level,
    /// The rung on which the zone's firms stand.
    pub sector_level: Option<Level>,
}

/// Why a match is likely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MatchReason {
    /// The cluster or the capability is called by the same words as the sector.
    SameWords(Vec<String>),
    /// The cluster meets this sector in part at least with another capability, and with this one it stands no rung
    /// or one below its firms.
    OneRung,
}

impl SuggestedMatch {
    /// How many rungs the zone's firms stand above the cluster.
    pub(crate) fn rungs_above(&self) -> Option<i64> {
        self.sector_level
            .map(|there| rungs_above(self.level, there))
    }
}

/// A sector of a zone, with the words that tell its trade.
struct Offer<'p> {
    zone: usize,
    index: usize,
    sector: &'p Sector,
    words: Vec<String>,
}

/// One capability, beside the recorded matches of its cluster.
struct Seek<'c> {
    capability: EntryRef,
    level: Level,
    /// The words that tell the trade of the cluster and of the capability.
    words: Vec<String>,
    own: &'c [RecordedMatch],
}

/// The likely matches of all capabilities with all sectors that none of the recorded ones is about. `cells` are in the
/// order of the roadmaps.
pub(super) fn likely(
    portfolio: &Portfolio,
    assessment: &HealthReport,
    cells: &[RecordedMatch],
) -> Vec<SuggestedMatch> {
    let offers = offers(portfolio);
    let mut found = Vec::new();
    for (place, roadmap) in portfolio.roadmaps.iter().enumerate() {
        let trade = telling(roadmap.cluster.sector.as_deref());
        let from = cells.partition_point(|cell| cell.capability.roadmap < Some(place));
        let to = cells.partition_point(|cell| cell.capability.roadmap <= Some(place));
        for (capability, entry) in capabilities(portfolio, place) {
            let seek = Seek {
                capability,
                level: level(assessment, capability),
                words: [trade.clone(), telling(entry.name.as_deref())].concat(),
                own: &cells[from..to],
            };
            found.extend(offers.iter().filter_map(|offer| seek.likely(offer)));
        }
    }
    found
}

fn telling(text: Option<&str>) -> Vec<String> {
    similarity::telling(text.unwrap_or_default())
}

fn offers(portfolio: &Portfolio) -> Vec<Offer<'_>> {
    let mut offers = Vec::new();
    for (zone, at) in portfolio.shared.zones.iter().enumerate() {
        for (index, sector) in at.sectors.iter().enumerate() {
            offers.push(Offer {
                zone,
                index,
                sector,
                words: telling(sector.name.as_deref()),
            });
        }
    }
    offers
}

impl Seek<'_> {
    fn likely(&self, offer: &Offer<'_>) -> Option<SuggestedMatch> {
        if self.is_recorded(offer) {
            return None;
        }
        Some(SuggestedMatch {
            why: self.why(offer)?,
            capability: self.capability,
            zone: offer.zone,
            sector: offer.index,
            level: self.level,
            sector_level: offer.sector.level,
        })
    }

    /// A match with the zone that names no sector speaks of all of them.
    fn is_recorded(&self, offer: &Offer<'_>) -> bool {
        let own = self
            .own
            .iter()
            .filter(|cell| cell.capability == self.capability);
        own.filter(|cell| cell.zone == offer.zone)
            .any(|cell| cell.sector.is_none_or(|sector| sector == offer.index))
    }

    fn why(&self, offer: &Offer<'_>) -> Option<MatchReason> {
        let same = similarity::shared(&self.words, &offer.words);
        if !same.is_empty() {
            return Some(MatchReason::SameWords(same));
        }
        let rungs = rungs_above(self.level, offer.sector.level?);
        let near = self.level > Level::None && (0..=1).contains(&rungs);
        (near && self.is_met_otherwise(offer)).then_some(MatchReason::OneRung)
    }

    /// Whether another capability of the cluster has a match with the sector that is partial or strong.
    fn is_met_otherwise(&self, offer: &Offer<'_>) -> bool {
        let meets = |cell: &RecordedMatch| cell.grade.is_some_and(|grade| grade >= Grade::Partial);
        let there =
            |cell: &RecordedMatch| cell.zone == offer.zone && cell.sector == Some(offer.index);
        self.own.iter().any(|cell| meets(cell) && there(cell))
    }
}
