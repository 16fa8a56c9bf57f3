//! Clusters side by side as JSON.

use serde::Serialize;

use super::Line;
use crate::report::json::{Loop, MeanOf};
use crate::roadmap::date::iso;
use crate::roadmap::{Choice, Date, Portfolio};

#[derive(Serialize)]
struct Comparison<'p> {
    today: String,
    roadmaps: Vec<OfLine<'p>>,
}

#[derive(Serialize)]
struct OfLine<'p> {
    id: &'p str,
    name: &'p str,
    sector_group: Option<&'static str>,
    health: &'static str,
    collective_efficiency: MeanOf,
    upgrading: MeanOf,
    milestones: Milestones,
    spi_t: Option<f64>,
    bei: Option<f64>,
    slip_days: SlipOf,
    silence: SilenceOf,
    r#loop: Loop,
}

#[derive(Serialize)]
struct Milestones {
    open: usize,
    done: usize,
}

#[derive(Serialize)]
struct SlipOf {
    median: Option<f64>,
    worst: Option<i64>,
    of: usize,
}

#[derive(Serialize)]
struct SilenceOf {
    median_days: Option<f64>,
    stale: usize,
}

/// The lines, in their order, as they stood on that day.
pub fn json<'p>(portfolio: &'p Portfolio, lines: &[Line], today: Date) -> impl Serialize + use<'p> {
    Comparison {
        today: iso(today),
        roadmaps: lines.iter().map(|line| of_line(portfolio, line)).collect(),
    }
}

fn of_line<'p>(portfolio: &'p Portfolio, line: &Line) -> OfLine<'p> {
    let roadmap = &portfolio.roadmaps[line.roadmap];
    OfLine {
        id: &roadmap.id,
        name: roadmap.name(),
        sector_group: line.group.map(Choice::word),
        health: line.letters.overall().word(),
        collective_efficiency: line.efficiency.into(),
        upgrading: line.upgrading.into(),
        milestones: Milestones {
            open: line.open,
            done: line.done,
        },
        spi_t: line.spi_t,
        bei: line.bei,
        slip_days: SlipOf {
            median: line.slip.median,
            worst: line.slip.worst,
            of: line.slip.of,
        },
        silence: SilenceOf {
            median_days: line.silence.median,
            stale: line.silence.stale,
        },
        r#loop: Loop::from(&line.feedback_loop),
    }
}
