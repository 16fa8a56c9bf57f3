//! The map of clusters and zones as JSON.

use serde::Serialize;

use super::{Cell, Likely, Supply, Why, ZoneMap, capabilities, level};
use crate::health::Assessment;
use crate::roadmap::date::iso;
use crate::roadmap::{Choice, Date, Found, Portfolio, Zone};

#[derive(Serialize)]
struct Map<'p> {
    today: String,
    roadmaps: Vec<Cluster<'p>>,
    zones: Vec<OfZone<'p>>,
}

#[derive(Serialize)]
struct Cluster<'p> {
    id: &'p str,
    name: &'p str,
    capabilities: Vec<OfCapability<'p>>,
}

#[derive(Serialize)]
struct OfCapability<'p> {
    id: &'p str,
    name: Option<&'p str>,
    level: &'static str,
    target: Option<&'static str>,
    matches: Vec<OfMatch<'p>>,
    likely: Vec<OfLikely<'p>>,
}

#[derive(Serialize)]
struct OfMatch<'p> {
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
struct OfLikely<'p> {
    zone: &'p str,
    sector: &'p str,
    sector_level: Option<&'static str>,
    rungs_above: Option<i64>,
    why: &'static str,
    words: &'p [String],
}

#[derive(Serialize)]
struct OfZone<'p> {
    id: &'p str,
    name: Option<&'p str>,
    suppliers: Vec<Supplier<'p>>,
}

#[derive(Serialize)]
struct Supplier<'p> {
    roadmap: &'p str,
    grade: Option<&'static str>,
    link: Option<&'static str>,
    rungs_above: Option<i64>,
    recorded: usize,
    likely: usize,
}

/// The map of these roadmaps and all zones, as it stood on that day.
pub fn json<'p>(
    portfolio: &'p Portfolio,
    assessment: &Assessment,
    map: &'p ZoneMap,
    roadmaps: &[usize],
    today: Date,
) -> impl Serialize + use<'p> {
    let cluster = |&place: &usize| Cluster {
        id: &portfolio.roadmaps[place].id,
        name: portfolio.roadmaps[place].name(),
        capabilities: capabilities(portfolio, place)
            .map(|(found, _)| of_capability(portfolio, assessment, map, found))
            .collect(),
    };
    let zones = portfolio.shared.zones.iter().enumerate();
    Map {
        today: iso(today),
        roadmaps: roadmaps.iter().map(cluster).collect(),
        zones: zones
            .map(|(place, zone)| OfZone {
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
    assessment: &Assessment,
    map: &'p ZoneMap,
    found: Found,
) -> OfCapability<'p> {
    let place = found.roadmap.unwrap_or_default();
    let entry = &portfolio.roadmaps[place].capabilities[found.index];
    let zones = &portfolio.shared.zones;
    let cells = map.cells_of(place).filter(|cell| cell.capability == found);
    let likely = map.likely_of(place).filter(|one| one.capability == found);
    OfCapability {
        id: &entry.id,
        name: entry.name.as_deref(),
        level: level(assessment, found).word(),
        target: entry.target.map(Choice::word),
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
    cell: &Cell,
    basis: Option<&'p str>,
) -> OfMatch<'p> {
    OfMatch {
        address,
        zone: &zone.id,
        sector: cell.sector.map(|sector| zone.sectors[sector].id.as_str()),
        sector_level: cell.sector_level.map(Choice::word),
        rungs_above: cell.rungs_above(),
        grade: cell.grade.map(Choice::word),
        link: cell.link.map(Choice::word),
        basis,
    }
}

fn of_likely<'p>(zone: &'p Zone, one: &'p Likely) -> OfLikely<'p> {
    let (why, words): (_, &[String]) = match &one.why {
        Why::SameWords(words) => ("same-words", words),
        Why::OneRung => ("one-rung", &[]),
    };
    OfLikely {
        zone: &zone.id,
        sector: &zone.sectors[one.sector].id,
        sector_level: one.sector_level.map(Choice::word),
        rungs_above: one.rungs_above(),
        why,
        words,
    }
}

fn supplier<'p>(portfolio: &'p Portfolio, one: &Supply) -> Supplier<'p> {
    Supplier {
        roadmap: &portfolio.roadmaps[one.roadmap].id,
        grade: one.grade.map(Choice::word),
        link: one.link.map(Choice::word),
        rungs_above: one.rungs_above,
        recorded: one.recorded,
        likely: one.likely,
    }
}
