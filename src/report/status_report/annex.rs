//! The annex: every flag with its rule and its numbers, the rules that are off, and the sources.

use std::collections::BTreeSet;

use super::source::ReportSource;
use super::words::sentence;
use crate::health::RULES;
use crate::model::LeanString;
use crate::report::document::{
    DocBlock, DocSection, DocTable, paragraph, says, section, stresses, wrote,
};
use crate::report::rule_advice;

pub(super) fn sections(source: &ReportSource<'_>) -> Vec<DocSection> {
    let mut flags = section("annex-flags", source.text("annex-flags"), flags(source));
    flags.new_page = true;
    let mut sections = vec![flags];
    let items = sources(source);
    if !items.is_empty() {
        sections.push(section(
            "annex-sources",
            source.text("annex-sources"),
            vec![DocBlock::List {
                items: items
                    .into_iter()
                    .map(|(cluster, text)| vec![wrote(cluster), says(": "), wrote(text)])
                    .collect(),
            }],
        ));
    }
    sections
}

fn flags(source: &ReportSource<'_>) -> Vec<DocBlock> {
    let mut blocks = Vec::new();
    let mut raised = BTreeSet::new();
    for &place in source.places {
        let roadmap = source.roadmap(place);
        let columns = [
            source.text("item"),
            source.text("rule"),
            source.text("severity"),
            format!(">{}", source.text("days")),
            source.text("finding"),
        ];
        let mut table = DocTable::new(roadmap.name(), &columns);
        for flag in source.flags(place) {
            raised.insert(flag.rule);
            table.row([
                source.flagged(flag),
                flag.rule.about().title.to_owned(),
                source.severity(flag.severity),
                (flag.shown_days().map(|days| days.to_string())).unwrap_or_default(),
                flag.message.to_string(),
            ]);
        }
        if !table.rows.is_empty() {
            blocks.push(DocBlock::Table(table));
        }
        let off: Vec<&str> = (source.health.roadmaps[place].off.rules())
            .map(|rule| rule.about().title)
            .collect();
        if !off.is_empty() {
            blocks.push(DocBlock::Paragraph {
                text: vec![
                    wrote(roadmap.name()),
                    says(format!(
                        ": {}: {}",
                        source.text("rules-off"),
                        off.join(", ")
                    )),
                ],
            });
        }
    }
    if blocks.is_empty() {
        blocks.push(paragraph(source.text("none")));
    }
    let rules = RULES.iter().filter(|rule| raised.contains(&rule.rule));
    let rules: Vec<_> = rules
        .map(|rule| {
            vec![
                stresses(rule.title),
                says(format!(" ({}): ", rule.id)),
                wrote(sentence(rule.says)),
                says(" "),
                wrote(sentence(rule_advice(rule))),
            ]
        })
        .collect();
    if !rules.is_empty() {
        blocks.push(source.heading("rules-explained"));
        blocks.push(DocBlock::List { items: rules });
    }
    blocks
}

/// Every source that the files name, each once, with the cluster that names it.
fn sources(source: &ReportSource<'_>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for &place in source.places {
        let roadmap = source.roadmap(place);
        let named = [&roadmap.cluster.source].into_iter();
        let named = named
            .chain(roadmap.policies.iter().map(|one| &one.source))
            .chain(roadmap.chains.iter().map(|one| &one.source))
            .chain(roadmap.funds.iter().map(|one| &one.source))
            .chain(roadmap.assessments.iter().map(|one| &one.source))
            .chain(
                (roadmap.indicators.iter())
                    .flat_map(|one| one.readings.iter().map(|reading| &reading.source)),
            );
        all.extend(distinct(roadmap.name(), named.flatten()));
    }
    let zones = source.portfolio.shared.zones.iter();
    for zone in zones {
        let name = zone
            .name
            .clone()
            .map_or_else(|| zone.id.to_string(), String::from);
        all.extend(distinct(&name, zone.source.iter()));
    }
    all
}

fn distinct<'s>(
    cluster: &str,
    named: impl Iterator<Item = &'s LeanString>,
) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    named
        .map(|text| text.trim())
        .filter(|text| !text.is_empty() && seen.insert((*text).to_owned()))
        .map(|text| (cluster.to_owned(), text.to_owned()))
        .collect()
}
