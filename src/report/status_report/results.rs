//! The ladder with its zones, indicators, placements and funds of one cluster.

use super::schedule::drawing;
use super::source::ReportSource;
use super::words::amount;
use crate::analysis::chart::{Chart, funnel_chart, ladder_chart, sparkline_chart};
use crate::dates::date::{date, day};
use crate::health::{FundMetrics, Rule};
use crate::model::{Capability, EntryRef, Indicator, Kind, WordEnum};
use crate::report::document::{DocBlock, DocDrawing, DocTable};

pub(super) fn ladder(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let rungs = &source.health.roadmaps[place].rungs;
    let chart = ladder_chart(source.portfolio, source.names, rungs, place);
    let mut blocks = drawing(source, "ladder", place, chart);
    let text = |id: &str| source.text(id);
    let columns = [
        text("capability"),
        text("level"),
        text("target"),
        text("due"),
        text("zone"),
        text("grade"),
        text("link"),
    ];
    let mut table = DocTable::new(text("ladder"), &columns);
    let roadmap = source.roadmap(place);
    for (index, capability) in source.entries(place, Kind::Capability, &roadmap.capabilities) {
        let now = rungs.get(index).copied().unwrap_or_default().now();
        let head = [
            capability
                .name
                .clone()
                .map_or_else(|| capability.id.to_string(), String::from),
            now.word().to_owned(),
            capability.target.map_or("", WordEnum::word).to_owned(),
            source.date_text(capability.due),
        ];
        let zones = zones(source, place, index, capability);
        match zones.is_empty() {
            true => table.row(head.into_iter().chain(vec![String::new(); 3])),
            false => {
                for zone in zones {
                    table.row(head.clone().into_iter().chain(zone));
                }
            }
        }
    }
    if !table.rows.is_empty() {
        blocks.push(DocBlock::Table(table));
    }
    blocks
}

/// Each zone that a capability is mapped against: its name, how well they fit, and how far the link has come.
fn zones(
    source: &ReportSource<'_>,
    place: usize,
    index: usize,
    capability: &Capability,
) -> Vec<[String; 3]> {
    let found = EntryRef {
        roadmap: Some(place),
        kind: Kind::Capability,
        index,
    };
    let own = source
        .zones
        .cells_of(place)
        .filter(|one| one.capability == found);
    own.map(|one| {
        let zone = source.portfolio.shared.zones.get(one.zone);
        let name = zone.and_then(|zone| zone.name.clone());
        let matched = capability.matches.get(one.index);
        let counterpart = matched.and_then(|matched| matched.counterpart.clone());
        let link = one.link.map_or("", WordEnum::word);
        [
            name.map_or_else(
                || zone.map(|zone| zone.id.to_string()).unwrap_or_default(),
                String::from,
            ),
            one.grade.map_or("", WordEnum::word).to_owned(),
            match counterpart {
                Some(counterpart) => format!("{link}: {counterpart}"),
                None => link.to_owned(),
            },
        ]
    })
    .collect()
}

pub(super) fn indicators(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let text = |id: &str| source.text(id);
    let columns = [
        text("indicator"),
        text("result-level"),
        text("unit"),
        format!(">{}", text("baseline")),
        format!(">{}", text("newest")),
        text("read-on"),
        format!(">{}", text("target")),
        text("by-date"),
        text("status"),
    ];
    let mut table = DocTable::new(text("indicators"), &columns);
    let roadmap = source.roadmap(place);
    for (index, indicator) in source.entries(place, Kind::Indicator, &roadmap.indicators) {
        let (on, value) = newest(indicator, source.schedule.today);
        let number = |value: Option<f64>| value.map(amount).unwrap_or_default();
        let behind = source.flags(place).find(|flag| {
            flag.rule == Rule::Behind
                && flag
                    .entry
                    .is_some_and(|found| found.kind == Kind::Indicator && found.index == index)
        });
        table.row([
            indicator
                .name
                .clone()
                .map_or_else(|| indicator.id.to_string(), String::from),
            indicator.level.map_or("", WordEnum::word).to_owned(),
            indicator.unit.clone().unwrap_or_default().into(),
            number(indicator.baseline),
            number(value),
            source.date_text(on),
            number(indicator.target),
            source.date_text(indicator.due),
            behind
                .map(|flag| flag.message.to_string())
                .unwrap_or_default(),
        ]);
    }
    let mut blocks = part(source, "indicators", table);
    let today = date(source.schedule.today);
    for (_, indicator) in source.entries(place, Kind::Indicator, &roadmap.indicators) {
        blocks.extend(chart_of(
            source,
            place,
            &indicator.id,
            sparkline_chart(indicator, today),
        ));
    }
    blocks
}

/// The chart of one entry; nothing where there is nothing to draw.
fn chart_of(
    source: &ReportSource<'_>,
    place: usize,
    entry: &str,
    chart: Option<Chart>,
) -> Option<DocBlock> {
    let id = format!("course-{}-{entry}", source.roadmap(place).id);
    chart.map(|chart| DocBlock::Drawing(DocDrawing { id, chart }))
}

/// The newest reading, the last in the file of one day.
fn newest(indicator: &Indicator, today: i64) -> (Option<crate::model::Date>, Option<f64>) {
    let readings = indicator.readings.iter();
    let known =
        readings.filter_map(|one| Some((one.on.filter(|on| day(*on) <= today)?, one.value?)));
    match known.max_by_key(|(on, _)| *on) {
        Some((on, value)) => (Some(on), Some(value)),
        None => (None, None),
    }
}

pub(super) fn placements(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let number = |id: &str| format!(">{}", source.text(id));
    let columns = [
        source.text("placements"),
        number("target"),
        number("trained"),
        number("certified"),
        number("placed"),
        number("women"),
        number("retained"),
        number("returned"),
        source.text("read-on"),
    ];
    let mut table = DocTable::new(source.text("placements"), &columns);
    let roadmap = source.roadmap(place);
    for (_, one) in source.entries(place, Kind::Placement, &roadmap.placements) {
        let count = |count: Option<i64>| count.map(|count| count.to_string()).unwrap_or_default();
        table.row([
            one.trade
                .clone()
                .map_or_else(|| one.id.to_string(), String::from),
            count(one.target),
            count(one.trained),
            count(one.certified),
            count(one.placed),
            count(one.women),
            count(one.retained),
            count(one.returned),
            source.date_text(one.as_of),
        ]);
    }
    let mut blocks = part(source, "placements", table);
    for (_, one) in source.entries(place, Kind::Placement, &roadmap.placements) {
        blocks.extend(chart_of(source, place, &one.id, funnel_chart(one)));
    }
    blocks
}

pub(super) fn funds(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let number = |id: &str| format!(">{}", source.text(id));
    let columns = [
        source.text("funds"),
        source.text("currency"),
        number("approved"),
        number("allocated"),
        number("released-this-year"),
        number("utilised-this-year"),
        number("released"),
        number("utilised"),
    ];
    let mut table = DocTable::new(source.text("funds"), &columns);
    let roadmap = source.roadmap(place);
    let health = &source.health.roadmaps[place];
    for (index, fund) in source.entries(place, Kind::Fund, &roadmap.funds) {
        let Some(metrics) = health.funds.get(index) else {
            continue;
        };
        let title = fund
            .title
            .clone()
            .map_or_else(|| fund.id.to_string(), String::from);
        let shared = source.portfolio.shared.head.currency.clone();
        let currency = fund.currency.clone().or(shared).unwrap_or_default();
        table.row([title, currency.into()].into_iter().chain(money(metrics)));
    }
    if table.rows.len() > 1 {
        for sum in &health.fund_totals {
            let head = [source.text("in-all"), sum.currency.clone()];
            table.row(head.into_iter().chain(money(&sum.totals)));
        }
    }
    part(source, "funds", table)
}

fn money(metrics: &FundMetrics) -> [String; 6] {
    [
        metrics.approved.map(amount).unwrap_or_default(),
        amount(metrics.allocated_this_year),
        amount(metrics.released_this_year),
        amount(metrics.utilised_this_year),
        amount(metrics.released),
        amount(metrics.utilised),
    ]
}

/// A heading and a table; nothing where the table has no rows.
pub(super) fn part(source: &ReportSource<'_>, id: &str, table: DocTable) -> Vec<DocBlock> {
    match table.rows.is_empty() {
        true => Vec::new(),
        false => vec![source.heading(id), DocBlock::Table(table)],
    }
}
