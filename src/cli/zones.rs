//! `tcu zones`: clusters against the zones.

use std::collections::BTreeMap;

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::key_values::KeyValues;
use super::output::Output;
use super::redaction::Redaction;
use super::table::Table;
use crate::analysis::zones::{MatchReason, RecordedMatch, SuggestedMatch, ZoneMap};
use crate::model::choice::Link;
use crate::model::{EntryRef, Kind, Portfolio, ReferenceIndex, WordEnum};
use crate::report::json;
use crate::text;

/// Show how the clusters' technologies meet the sectors of the zones
///
/// For each cluster: how well each technology meets each zone and how far a link has come; how many rungs the zone's
/// firms stand above it; matches that nobody has recorded yet. Then which clusters could supply which zone.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu zones\n  tcu zones mohmand-marble\n  tcu zones --format json"
)]
pub(crate) struct ZonesArgs {
    /// Only these roadmaps
    #[arg(value_name = "ROADMAP")]
    only: Vec<String>,
    #[command(flatten)]
    redaction: Redaction,
    /// How to write it: text for people, json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ZonesFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ZonesFormat {
    Text,
    Json,
}

impl ZonesArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or there is no such roadmap.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let opened = self.redaction.open(context)?;
        let portfolio = &opened.folder.portfolio;
        let places = file_problems::places(portfolio, &self.only)?;
        let names = ReferenceIndex::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        let map = ZoneMap::of(portfolio, &names, analysis.assessment());
        match self.format {
            ZonesFormat::Json => {
                let today = opened.date.today;
                let known = crate::report::json::zones::json(
                    portfolio,
                    analysis.assessment(),
                    &map,
                    &places,
                    today,
                );
                output.result(&json::text(&known))?;
            }
            ZonesFormat::Text => {
                output.mark_sample(portfolio.holds_samples())?;
                output.result(&written(portfolio, &map, &places, output))?;
                opened.tell_date(output);
            }
        }
        opened.tell_rollback(output);
        Ok(file_problems::tell_all(context, &opened.folder, output))
    }
}

fn written(portfolio: &Portfolio, map: &ZoneMap, places: &[usize], output: &Output<'_>) -> String {
    if portfolio.shared.zones.is_empty() {
        return "No zones: portfolio.toml names none. tcu add portfolio zone id=… name=… adds one.\n".to_owned();
    }
    let of_clusters = places
        .iter()
        .map(|&place| of_cluster(portfolio, map, place, output));
    let mut written: String = of_clusters.collect();
    written.push_str(&suppliers(portfolio, map, places, output));
    written.push('\n');
    written.push_str(&text::wrap(LEGEND, output.columns).join("\n"));
    written.push('\n');
    written
}

const LEGEND: &str = "?: nobody has recorded a match, and one is likely. RUNGS: how many rungs of the ladder the \
                      zone's firms stand above the cluster; -1: one below it. A match is changed by tcu set \
                      ROADMAP/CAPABILITY/match[1].";

fn of_cluster(portfolio: &Portfolio, map: &ZoneMap, place: usize, output: &Output<'_>) -> String {
    let roadmap = &portfolio.roadmaps[place];
    let heading = output.colors.bold(&text::line(&roadmap.id));
    if map.zones_of(place).is_empty() {
        return format!("{heading}\nnothing recorded, and nothing likely\n\n");
    }
    let mut told = format!("{heading}\n{}", matrix(portfolio, map, place, output));
    told.push_str(&recorded(portfolio, map, place, output));
    told.push_str(&likely(portfolio, map, place, output));
    told.push('\n');
    told
}

/// Every recorded match, technology by technology.
fn recorded(portfolio: &Portfolio, map: &ZoneMap, place: usize, output: &Output<'_>) -> String {
    let mut told = String::new();
    for (index, capability) in portfolio.roadmaps[place].capabilities.iter().enumerate() {
        let cells: Vec<&RecordedMatch> = (map.cells_of(place))
            .filter(|cell| cell.capability.index == index)
            .collect();
        let Some(first) = cells.first() else {
            continue;
        };
        let heading = format!("{} stands on {}", text::line(&capability.id), first.level);
        let mut table = Table::new(&[
            "match",
            "zone and sector",
            "its firms",
            ">rungs",
            "grade",
            "link",
        ]);
        for cell in cells {
            table.row(vec![
                format!("[{}]", cell.index + 1),
                sector_name(portfolio, cell.zone, cell.sector),
                cell.sector_level
                    .map(|level| level.to_string())
                    .unwrap_or_default(),
                rungs(cell.rungs_above()),
                cell.grade
                    .map(|grade| grade.to_string())
                    .unwrap_or_default(),
                cell.link.map(in_words).unwrap_or_default(),
            ]);
        }
        let table = table.text(output.table_columns, |heading| output.colors.dim(heading));
        told.push_str(&format!("\n{heading}\n{table}"));
    }
    told
}

/// The likely matches, sector by sector with their reason.
fn likely(portfolio: &Portfolio, map: &ZoneMap, place: usize, output: &Output<'_>) -> String {
    let mut sectors: BTreeMap<(usize, usize, String), Vec<&str>> = BTreeMap::new();
    for one in map.likely_of(place) {
        let id = portfolio.roadmaps[place].capabilities[one.capability.index]
            .id
            .as_str();
        sectors
            .entry((one.zone, one.sector, why(one)))
            .or_default()
            .push(id);
    }
    if sectors.is_empty() {
        return String::new();
    }
    let mut sheet = KeyValues::default();
    for ((zone, sector, why), ids) in sectors {
        let name = sector_name(portfolio, zone, Some(sector));
        sheet.line("", format!("{name} ({why}): {}", ids.join(", ")));
    }
    let list = sheet.text(output.columns, str::to_owned);
    format!("\nNot recorded, and likely\n{list}")
}

fn why(one: &SuggestedMatch) -> String {
    match &one.why {
        MatchReason::SameWords(words) => format!("the same words: {}", words.join(", ")),
        MatchReason::OneRung => "met already by another technology, and near".to_owned(),
    }
}

fn sector_name(portfolio: &Portfolio, zone: usize, sector: Option<usize>) -> String {
    let zone = &portfolio.shared.zones[zone];
    match sector {
        Some(sector) => format!("{}/{}", zone.id, zone.sectors[sector].id),
        None => zone.id.to_string(),
    }
}

/// Zones down, technologies across: grade and link of the best match of each.
fn matrix(portfolio: &Portfolio, map: &ZoneMap, place: usize, output: &Output<'_>) -> String {
    let capabilities = &portfolio.roadmaps[place].capabilities;
    let ids = capabilities.iter().map(|capability| capability.id.as_str());
    let mut table = Table::matrix(&std::iter::once("zone").chain(ids).collect::<Vec<_>>());
    for zone in map.zones_of(place) {
        let cell = |index: usize| {
            let found = EntryRef {
                roadmap: Some(place),
                kind: Kind::Capability,
                index,
            };
            let (recorded, likely) = map.at(found, zone);
            let best = recorded.iter().max_by_key(|cell| (cell.grade, cell.link));
            match best {
                Some(cell) => [
                    cell.grade.map(|grade| grade.to_string()),
                    cell.link.filter(|link| *link != Link::None).map(in_words),
                ]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
                None if likely.is_empty() => "-".to_owned(),
                None => "?".to_owned(),
            }
        };
        let name = portfolio.shared.zones[zone].id.to_string();
        table.row(
            std::iter::once(name)
                .chain((0..capabilities.len()).map(cell))
                .collect(),
        );
    }
    table.text(output.table_columns, |heading| output.colors.dim(heading))
}

fn suppliers(
    portfolio: &Portfolio,
    map: &ZoneMap,
    places: &[usize],
    output: &Output<'_>,
) -> String {
    let mut table = Table::new(&[
        "zone",
        "roadmap",
        "link",
        "grade",
        ">rungs",
        ">recorded",
        ">likely",
    ]);
    for one in map
        .supply
        .iter()
        .filter(|one| places.contains(&one.roadmap))
    {
        table.row(vec![
            portfolio.shared.zones[one.zone].id.to_string(),
            portfolio.roadmaps[one.roadmap].id.clone(),
            one.link.map(in_words).unwrap_or_default(),
            one.grade.map(|grade| grade.to_string()).unwrap_or_default(),
            rungs(one.rungs_above),
            one.recorded.to_string(),
            one.likely.to_string(),
        ]);
    }
    let nobody: Vec<&str> = (portfolio.shared.zones.iter().enumerate())
        .filter(|(zone, _)| !map.supply.iter().any(|one| one.zone == *zone))
        .map(|(_, zone)| zone.id.as_str())
        .collect();
    let heading = output.colors.bold("Who could supply which zone");
    let table = table.text(output.table_columns, |heading| output.colors.dim(heading));
    let nobody = match nobody.is_empty() {
        true => String::new(),
        false => format!("nobody yet: {}\n", nobody.join(", ")),
    };
    format!("{heading}\n{table}{nobody}")
}

/// A link without the hyphen of the file.
fn in_words(link: Link) -> String {
    link.word().replace('-', " ")
}

fn rungs(rungs: Option<i64>) -> String {
    rungs.map_or(String::new(), |rungs| match rungs {
        0 => "same".to_owned(),
        rungs => format!("{rungs:+}"),
    })
}
