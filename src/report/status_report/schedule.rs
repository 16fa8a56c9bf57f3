//! Milestones, the Gantt chart and the trend chart of one cluster.

use super::source::ReportSource;
use crate::analysis::chart::{GanttOptions, gantt_chart, trend_chart};
use crate::dates::date::date;
use crate::model::{EntryRef, Kind, Status, WordEnum};
use crate::report::document::{DocBlock, DocCell, DocDrawing, DocTable, cell, paragraph};

/// Done of due, and the earned schedule, in a sentence.
pub(super) fn figures(source: &ReportSource<'_>, place: usize) -> Option<DocBlock> {
    let health = &source.health.roadmaps[place];
    let earned = &source.schedule.roadmaps[place].earned;
    let number = |count: usize| count.to_string();
    let values = [
        ("done", number(health.done)),
        ("open", number(health.open)),
        ("dropped", number(health.dropped)),
        ("due", number(earned.due)),
    ];
    let mut told = source.messages.with("milestone-figures", &values);
    if let Some(spi) = earned.spi_t {
        let values = [("spi", format!("{spi:.2}"))];
        told.push(' ');
        told.push_str(&source.messages.with("spi-figure", &values));
    }
    if let Some(finish) = earned.finish_estimate {
        let values = [("date", source.messages.date(date(finish)))];
        told.push(' ');
        told.push_str(&source.messages.with("finish-figure", &values));
    }
    (health.done + health.open + health.dropped > 0).then(|| paragraph(told))
}

pub(super) fn milestones(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let text = |id: &str| source.text(id);
    let columns = [
        text("milestone"),
        text("owner"),
        text("status"),
        format!(">{}", text("approved-date")),
        format!(">{}", text("forecast")),
        format!(">{}", text("slip")),
        text("reasons"),
    ];
    let mut table = DocTable::new(text("milestones"), &columns);
    let mut worst: std::collections::HashMap<usize, Vec<&'static str>> =
        std::collections::HashMap::new();
    for flag in source.flags(place) {
        if let Some(found) = flag.entry.filter(|found| found.kind == Kind::Milestone) {
            let titles = worst.entry(found.index).or_default();
            if titles.len() < 3 {
                titles.push(flag.rule.about().title);
            }
        }
    }
    let roadmap = source.roadmap(place);
    for (index, milestone) in source.entries(place, Kind::Milestone, &roadmap.milestones) {
        let Some(outlook) = source.schedule.outlook(place, index) else {
            continue;
        };
        let status = outlook.status.unwrap_or(Status::Planned);
        let title = milestone
            .title
            .clone()
            .map_or_else(|| milestone.id.to_string(), String::from);
        table.rows.push(vec![
            cell(title),
            cell(source.office(place, milestone.owner.as_ref())),
            cell(source.text(&format!("status-{}", status.word()))),
            source.day_cell(outlook.baseline),
            source.day_cell(outlook.finish),
            slip(outlook.slip),
            cell(
                worst
                    .get(&index)
                    .map(|titles| titles.join(", "))
                    .unwrap_or_default(),
            ),
        ]);
    }
    match table.rows.is_empty() {
        true => Vec::new(),
        false => vec![source.heading("milestones"), DocBlock::Table(table)],
    }
}

fn slip(days: Option<i64>) -> DocCell {
    let tone = match days {
        Some(days) if days > 92 => "red",
        Some(days) if days > 30 => "amber",
        _ => "",
    };
    let text = match days {
        Some(days) if days > 0 => format!("+{days}"),
        Some(days) if days < 0 => format!("\u{2212}{}", -days),
        Some(_) => "0".to_owned(),
        None => String::new(),
    };
    DocCell {
        text,
        tone,
        link: None,
    }
}

pub(super) fn gantt(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let shows = |place: usize, index: usize| {
        (source.shows)(EntryRef {
            roadmap: Some(place),
            kind: Kind::Milestone,
            index,
        })
    };
    let options = GanttOptions {
        roadmaps: &[place],
        shows: &shows,
        phases: true,
    };
    let chart = gantt_chart(source.portfolio, source.schedule, &options);
    drawing(source, "timeline", place, chart)
}

pub(super) fn trend(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let chart = trend_chart(source.portfolio, source.schedule, place);
    drawing(source, "trend", place, chart)
}

/// A heading and a drawing; nothing where there is nothing to draw.
pub(super) fn drawing(
    source: &ReportSource<'_>,
    part: &str,
    place: usize,
    chart: Option<crate::analysis::chart::Chart>,
) -> Vec<DocBlock> {
    let Some(chart) = chart else {
        return Vec::new();
    };
    let id = format!("{part}-{}", source.roadmap(place).id);
    vec![
        source.heading(part),
        DocBlock::Drawing(DocDrawing { id, chart }),
    ]
}
