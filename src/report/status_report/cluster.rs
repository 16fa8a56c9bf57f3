//! One cluster of the report, from its health to what changed in it.

use super::portfolio::reasons;
use super::source::{ReportKind, ReportSource};
use super::{feedback, register, results, schedule};
use crate::health::{Flag, Rule, RuleGroup, Severity};
use crate::report::changes::cluster_section;
use crate::report::document::{
    DocBlock, DocSection, DocText, paragraph, says, section as doc_section, stresses, wrote,
};

/// How many things that need a decision are told of one cluster; the rest stands in the annex.
const MOST_DECISIONS: usize = 12;

pub(super) fn section(source: &ReportSource<'_>, place: usize) -> DocSection {
    let roadmap = source.roadmap(place);
    let mut blocks = head(source, place);
    blocks.extend(needs_decision(source, place));
    if source.kind.tells_work() {
        blocks.extend(schedule::milestones(source, place));
    }
    blocks.extend(schedule::gantt(source, place));
    blocks.extend(schedule::trend(source, place));
    blocks.extend(results::ladder(source, place));
    if source.kind.tells_work() && source.kind != ReportKind::Steering {
        blocks.extend(register::stakeholders(source, place));
    }
    if source.kind.tells_results() {
        blocks.extend(results::indicators(source, place));
        blocks.extend(results::placements(source, place));
    }
    blocks.extend(results::funds(source, place));
    blocks.extend(feedback::blocks(source, place));
    blocks.extend(register::decisions(source, place));
    blocks.extend(register::risks(source, place));
    blocks.extend(changes(source, place));
    doc_section(format!("cluster-{}", roadmap.id), roadmap.name(), blocks)
}

/// Where the cluster is, how it stands, and by which flags.
fn head(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let roadmap = source.roadmap(place);
    let letters = &source.health.roadmaps[place].letters;
    let mut first: Vec<DocText> = vec![
        stresses(format!("{}: ", source.text("health"))),
        stresses(source.health_cell(letters.overall()).text),
    ];
    for (id, health) in [
        ("schedule", letters.schedule),
        ("updates", letters.updates),
        ("feedback", letters.feedback),
    ] {
        let letter = source.health_cell(health).text;
        first.push(says(format!(" \u{b7} {}: {letter}", source.text(id))));
    }
    let mut blocks = vec![DocBlock::Paragraph { text: first }];
    let reasons = reasons(source, place);
    if !reasons.is_empty() {
        let label = says(format!("{}: ", source.text("reasons")));
        blocks.push(DocBlock::Paragraph {
            text: vec![label, wrote(reasons)],
        });
    }
    let cluster = &roadmap.cluster;
    let facts: Vec<String> = [&cluster.place, &cluster.sector]
        .into_iter()
        .flatten()
        .map(String::from)
        .collect();
    if !facts.is_empty() {
        blocks.push(DocBlock::Paragraph {
            text: vec![wrote(facts.join(" \u{b7} "))],
        });
    }
    blocks.extend(schedule::figures(source, place));
    if let Some(summary) = &cluster.summary {
        blocks.push(DocBlock::Paragraph {
            text: vec![wrote(summary.trim().to_owned())],
        });
    }
    blocks
}

/// Warnings that only a decision settles; every error does too.
const DECIDED: [Rule; 12] = [
    Rule::Gap,
    Rule::TargetLate,
    Rule::Pushed,
    Rule::Rebaselined,
    Rule::NoOwner,
    Rule::OwnerLeft,
    Rule::AssumptionBroken,
    Rule::DecisionOverdue,
    Rule::FundsBehind,
    Rule::PlacementShort,
    Rule::Blocked,
    Rule::Unsatisfied,
];

fn needs_decision(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let needs = |flag: &&Flag| {
        flag.rule.about().group != RuleGroup::File
            && (flag.severity == Severity::Error
                || flag.severity == Severity::Warning && DECIDED.contains(&flag.rule))
    };
    let all: Vec<&Flag> = source.flags(place).filter(needs).collect();
    let heading = source.heading("needs-decision");
    if all.is_empty() {
        return vec![heading, paragraph(source.text("nothing-needs-decision"))];
    }
    let told = all.iter().take(MOST_DECISIONS);
    let mut blocks = vec![
        heading,
        DocBlock::List {
            items: told.map(|flag| source.flag_item(flag)).collect(),
        },
    ];
    if all.len() > MOST_DECISIONS {
        let more = (all.len() - MOST_DECISIONS).to_string();
        blocks.push(paragraph(
            source.messages.with("more-in-annex", &[("count", more)]),
        ));
    }
    blocks
}

fn changes(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let mut clusters = source.changes.clusters.iter();
    let Some(cluster) = clusters.find(|one| one.roadmap == place) else {
        return Vec::new();
    };
    let section = cluster_section(source.portfolio, cluster, source.changes, source.messages);
    let mut blocks = vec![source.heading("what-changed")];
    // Entries stand below the heading of this part, so they are no headings of their own.
    blocks.extend(section.blocks.into_iter().map(|block| match block {
        DocBlock::Heading { text } => DocBlock::Paragraph {
            text: vec![DocText {
                strong: true,
                ..wrote(text)
            }],
        },
        other => other,
    }));
    blocks
}
