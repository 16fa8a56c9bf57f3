//! Clusters side by side as JSON.

use serde::Serialize;

use crate::analysis::comparison::ComparisonRow;
use crate::dates::date::iso;
use crate::model::{Date, Portfolio, WordEnum};
use crate::report::json::{FeedbackJson, MeanJson};

#[derive(Serialize)]
struct ComparisonJson<'p> {
    today: String,
    roadmaps: Vec<ComparisonRowJson<'p>>,
}

#[derive(Serialize)]
struct ComparisonRowJson<'p> {
    id: &'p str,
    name: &'p str,
    sector_group: Option<&'static str>,
    health: &'static str,
    collective_efficiency: MeanJson,
    upgrading: MeanJson,
    milestones: MilestoneCountsJson,
    spi_t: Option<f64>,
    bei: Option<f64>,
    slip_days: SlipJson,
    silence: StalenessJson,
    feedback: FeedbackJson,
}

#[derive(Serialize)]
struct MilestoneCountsJson {
    open: usize,
    done: usize,
}

#[derive(Serialize)]
struct SlipJson {
    median: Option<f64>,
    worst: Option<i64>,
    of: usize,
}

#[derive(Serialize)]
struct StalenessJson {
    median_days: Option<f64>,
    stale: usize,
}

/// The lines, in their order, as they stood on that day.
pub(crate) fn json<'p>(
    portfolio: &'p Portfolio,
    lines: &[ComparisonRow],
    today: Date,
) -> impl Serialize + use<'p> {
    ComparisonJson {
        today: iso(today),
        roadmaps: lines.iter().map(|line| of_line(portfolio, line)).collect(),
    }
}

fn of_line<'p>(portfolio: &'p Portfolio, line: &ComparisonRow) -> ComparisonRowJson<'p> {
    let roadmap = &portfolio.roadmaps[line.roadmap];
    ComparisonRowJson {
        id: &roadmap.id,
        name: roadmap.name(),
        sector_group: line.group.map(WordEnum::word),
        health: line.letters.overall().word(),
        collective_efficiency: line.efficiency.into(),
        upgrading: line.upgrading.into(),
        milestones: MilestoneCountsJson {
            open: line.open,
            done: line.done,
        },
        spi_t: line.spi_t,
        bei: line.bei,
        slip_days: SlipJson {
            median: line.slip.median,
            worst: line.slip.worst,
            of: line.slip.of,
        },
        silence: StalenessJson {
            median_days: line.silence.median,
            stale: line.silence.stale,
        },
        feedback: FeedbackJson::from(&line.feedback),
    }
}
