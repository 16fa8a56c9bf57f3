//! The map of clusters and zones as JSON.

use serde::Serialize;

use crate::analysis::zones::{
    MatchReason, RecordedMatch, SuggestedMatch, SupplyOption, ZoneMap, capabilities, level,
};
use crate::dates::date::iso;
use crate::health::HealthReport;
use crate::model::{Date, EntryRef, Portfolio, WordEnum, Zone};

#[derive(Serialize)]
struct ZoneMapJson<'p> {
    today: String,
    roadmaps: Vec<ClusterJson<'p>>,
    zones: Vec<ZoneJson<'p>>,
}

#[derive(Serialize)]
struct ClusterJson<'p> {
    id: &'p str,
    name: &'p str,
    capabilities: Vec<CapabilityJson<'p>>,
}

#[derive(Serialize)]
struct CapabilityJson<'p> {
    id: &'p str,
    name: Option<&'p str>,
    level: &'static str,
    target: Option<&'static str>,
    matches: Vec<MatchJson<'p>>,
    likely: Vec<SuggestedMatchJson<'p>>,
}

#[derive(Serialize)]
struct MatchJson<'p> {
    /// Where it is changed: `roadmap/capability/match[1]`.
    address: String,
    zone: &'p str,
    sector: Option<&'p str>,
    sector_level: Option<&'static str>,
    rungs_above: Option<i64>,
    grade: Option<&'static str>,
    link: Option<&'static str>,
    basis: Option<&'p str>,
}

#[derive(Serialize)]
struct SuggestedMatchJson<'p> {
    zone: &'p str,
    sector: &'p str,
    sector_level: Option<&'static str>,
    rungs_above: Option<i64>,
    why: &'static str,
    words: &'p [String],
}

#[derive(Serialize)]
struct ZoneJson<'p> {
    id: &'p str,
    name: Option<&'p str>,
    suppliers: Vec<SupplierJson<'p>>,
}

#[derive(Serialize)]
struct SupplierJson<'p> {
    roadmap: &'p str,
    grade: Option<&'static str>,
    link: Option<&'static str>,
    rungs_above: Option<i64>,
    recorded: usize,
    likely: usize,
}

/// The map of these roadmaps and all zones, as it stood on that day.
pub(crate) fn json<'p>(
    portfolio: &'p Portfolio,
    assessment: &HealthReport,
    map: &'p ZoneMap,
    roadmaps: &[usize],
    today: Date,
) -> impl Serialize + use<'p> {
    let cluster = |&place: &usize| ClusterJson {
        id: &portfolio.roadmaps[place].id,
        name: portfolio.roadmaps[place].name(),
        capabilities: capabilities(portfolio, place)
            .map(|(found, _)| of_capability(portfolio, assessment, map, found))
            .collect(),
    };
    let zones = portfolio.shared.zones.iter().enumerate();
    ZoneMapJson {
        today: iso(today),
        roadmaps: roadmaps.iter().map(cluster).collect(),
        zones: zones
            .map(|(place, zone)| ZoneJson {
                id: &zone.id,
                name: zone.name.as_deref(),
                suppliers: (map.supply.iter())
                    .filter(|one| one.zone == place && roadmaps.contains(&one.roadmap))
                    .map(|one| supplier(portfolio, one))
                    .collect(),
            })
            .collect(),
    }
}

fn of_capability<'p>(
    portfolio: &'p Portfolio,
    assessment: &HealthReport,
    map: &'p ZoneMap,
    found: EntryRef,
) -> CapabilityJson<'p> {
    let place = found.roadmap.unwrap_or_default();
    let entry = &portfolio.roadmaps[place].capabilities[found.index];
    let zones = &portfolio.shared.zones;
    let cells = map.cells_of(place).filter(|cell| cell.capability == found);
    let likely = map.likely_of(place).filter(|one| one.capability == found);
    CapabilityJson {
        id: &entry.id,
        name: entry.name.as_deref(),
        level: level(assessment, found).word(),
        target: entry.target.map(WordEnum::word),
        matches: cells
            .map(|cell| {
                let address = format!(
                    "{}/{}/match[{}]",
                    portfolio.roadmaps[place].id,
                    entry.id,
                    cell.index + 1
                );
                of_match(
                    address,
                    &zones[cell.zone],
                    cell,
                    entry.matches[cell.index].basis.as_deref(),
                )
            })
            .collect(),
        likely: likely.map(|one| of_likely(&zones[one.zone], one)).collect(),
    }
}

fn of_match<'p>(
    address: String,
    zone: &'p Zone,
    cell: &RecordedMatch,
    basis: Option<&'p str>,
) -> MatchJson<'p> {
    MatchJson {
        address,
        zone: &zone.id,
        sector: cell.sector.map(|sector| zone.sectors[sector].id.as_str()),
        sector_level: cell.sector_level.map(WordEnum::word),
        rungs_above: cell.rungs_above(),
        grade: cell.grade.map(WordEnum::word),
        link: cell.link.map(WordEnum::word),
        basis,
    }
}

fn of_likely<'p>(zone: &'p Zone, one: &'p SuggestedMatch) -> SuggestedMatchJson<'p> {
    let (why, words): (_, &[String]) = match &one.why {
        MatchReason::SameWords(words) => ("same-words", words),
        MatchReason::OneRung => ("one-rung", &[]),
    };
    SuggestedMatchJson {
        zone: &zone.id,
        sector: &zone.sectors[one.sector].id,
        sector_level: one.sector_level.map(WordEnum::word),
        rungs_above: one.rungs_above(),
        why,
        words,
    }
}

fn supplier<'p>(portfolio: &'p Portfolio, one: &SupplyOption) -> SupplierJson<'p> {
    SupplierJson {
        roadmap: &portfolio.roadmaps[one.roadmap].id,
        grade: one.grade.map(WordEnum::word),
        link: one.link.map(WordEnum::word),
        rungs_above: one.rungs_above,
        recorded: one.recorded,
        likely: one.likely,
    }
}
