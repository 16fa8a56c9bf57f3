//! Recorded matches, and the capabilities and levels they compare.

use crate::analysis::effective_entries::effective_entries;
use crate::health::HealthReport;
use crate::model::choice::{Grade, Link};
use crate::model::{Capability, EntryRef, Kind, Level, Portfolio};

/// A recorded match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordedMatch {
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
    pub(crate) fn rungs_above(&self) -> Option<i64> {
        self.sector_level
            .map(|there| rungs_above(self.level, there))
    }
}

/// How many rungs `there` stands above `here`.
pub(super) fn rungs_above(here: Level, there: Level) -> i64 {
    there as i64 - here as i64
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
