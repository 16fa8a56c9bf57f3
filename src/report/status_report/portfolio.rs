//! The clusters side by side, what needs a decision in them, and the days that moved over all of them.

use super::source::ReportSource;
use super::words::mean;
use crate::analysis::chart::compare_chart;
use crate::health::{Flag, Severity};
use crate::report::changes::totals_section;
use crate::report::document::{
    DocBlock, DocCell, DocDrawing, DocSection, DocTable, cell, paragraph, section,
};
use crate::report::lessons::{self, LessonsSource};

/// How many rules are named as the reasons of a health.
const MOST_REASONS: usize = 4;

pub(super) fn sections(source: &ReportSource<'_>) -> Vec<DocSection> {
    let mut sections = vec![section(
        "portfolio",
        source.text("portfolio"),
        vec![DocBlock::Table(overview(source))],
    )];
    let compared = compare(source);
    if !compared.is_empty() {
        sections.push(section("compare", source.text("compare"), compared));
    }
    sections.extend(record(source));
    sections.extend(totals_section(
        source.portfolio,
        source.changes,
        source.messages,
    ));
    sections
}

/// What the record teaches: promised dates, themes of feedback, policy coverage.
fn record(source: &ReportSource<'_>) -> Vec<DocSection> {
    lessons::sections(&LessonsSource {
        portfolio: source.portfolio,
        names: source.names,
        schedule: source.schedule,
        places: source.places,
        shows: source.shows,
        messages: source.messages,
    })
}

fn overview(source: &ReportSource<'_>) -> DocTable {
    let text = |id: &str| source.text(id);
    let columns = [
        text("cluster"),
        text("health"),
        text("schedule"),
        text("updates"),
        text("feedback"),
        format!(">{}", text("done")),
        format!(">{}", text("open")),
        format!(">{}", text("late")),
        text("reasons"),
    ];
    let mut table = DocTable::new(text("portfolio"), &columns);
    for &place in source.places {
        let health = &source.health.roadmaps[place];
        let roadmap = source.roadmap(place);
        let late = |flag: &&Flag| flag.rule.about().id == "overdue";
        let number = |count: usize| cell(count.to_string());
        table.rows.push(vec![
            DocCell {
                link: Some(format!("cluster-{}", roadmap.id)),
                ..cell(roadmap.name())
            },
            source.health_cell(health.letters.overall()),
            source.health_cell(health.letters.schedule),
            source.health_cell(health.letters.updates),
            source.health_cell(health.letters.feedback),
            number(health.done),
            number(health.open),
            number(source.flags(place).filter(late).count()),
            cell(reasons(source, place)),
        ]);
    }
    table
}

/// The rules behind a health, the worst and most frequent first: `3 Overdue, 1 Not answered`.
pub(super) fn reasons(source: &ReportSource<'_>, place: usize) -> String {
    let mut counts: Vec<(Severity, usize, &'static str)> = Vec::new();
    for flag in source.flags(place) {
        if flag.severity == Severity::Notice {
            continue;
        }
        let title = flag.rule.about().title;
        match counts
            .iter_mut()
            .find(|(severity, _, known)| *severity == flag.severity && *known == title)
        {
            Some((_, count, _)) => *count += 1,
            None => counts.push((flag.severity, 1, title)),
        }
    }
    counts.sort_by_key(|(severity, count, _)| (*severity, std::cmp::Reverse(*count)));
    let told = counts.iter().take(MOST_REASONS);
    let told: Vec<String> = told
        .map(|(_, count, title)| format!("{count} {title}"))
        .collect();
    told.join(", ")
}

fn compare(source: &ReportSource<'_>) -> Vec<DocBlock> {
    let mut blocks = Vec::new();
    if let Some(chart) = compare_chart(source.portfolio, source.health, source.places) {
        blocks.push(DocBlock::Drawing(DocDrawing {
            id: "compare-chart".to_owned(),
            chart,
        }));
    }
    let columns = [
        source.text("cluster"),
        source.text("external-economies"),
        source.text("joint-action"),
        source.text("collective-efficiency"),
        source.text("upgrading"),
    ];
    let mut table = DocTable::new(source.text("collective-efficiency"), &columns);
    for &place in source.places {
        let efficiency = &source.health.roadmaps[place].efficiency;
        if efficiency.scores.is_empty() {
            continue;
        }
        table.row([
            source.roadmap(place).name().to_owned(),
            mean(efficiency.external_economies),
            mean(efficiency.joint_action),
            mean(efficiency.total),
            mean(efficiency.upgrading),
        ]);
    }
    if !table.rows.is_empty() {
        blocks.push(paragraph(source.text("scores-explained")));
        blocks.push(DocBlock::Table(table));
    }
    blocks
}
