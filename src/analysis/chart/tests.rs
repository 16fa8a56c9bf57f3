use super::cells::ChartCells;
use super::*;
use crate::dates::date::parse_iso;
use crate::health::assess;
use crate::model::{Portfolio, ReferenceIndex};
use crate::schedule::compute;
use crate::store::read::read_text;

const FANS: &str = r#"
[cluster]
name = "Fans"
[[owner]]
id = "lab"
org = "SIMTEL"
[[capability]]
id = "testing"
name = "Testing"
target = "adapt"
[[milestone]]
id = "rig"
title = "Test rig runs"
capability = "testing"
owner = "lab"
status = "active"
start = 2026-01-01
baseline = 2026-06-30
forecast = 2026-12-31
[[milestone]]
id = "iso"
title = "Lab accredited"
capability = "testing"
partners = ["lab"]
after = ["rig"]
duration_days = 90
baseline = 2026-12-31
[[indicator]]
id = "tests"
name = "Tests"
start = 2026-01-01
baseline = 0
due = 2027-01-01
target = 8
[[indicator.reading]]
on = 2026-06-30
value = 2
[[placement]]
id = "cnc"
trade = "Machinists"
target = 60
trained = 48
placed = 22
[[assessment]]
on = 2026-05-01
by = "x"
of = "testing"
level = "assimilate"
[[change]]
on = 2026-03-01
by = "x"
item = "rig"
field = "forecast"
from = 2026-06-30
to = 2026-12-31
code = "procurement"
why = "late"
"#;

fn portfolio() -> Portfolio {
    Portfolio {
        roadmaps: vec![read_text("fans", FANS).roadmap.expect("valid TOML")],
        ..Portfolio::default()
    }
}

fn drawn(chart: Option<Chart>) -> String {
    let chart = chart.expect("a chart");
    let lines = ChartCells::draw(&chart, 72, 24, 9).lines().join("\n");
    format!("{}\n{}\n{lines}\n", chart.title, chart.description)
}

#[test]
fn every_chart_is_drawn_in_cells() {
    let portfolio = portfolio();
    let names = ReferenceIndex::new(&portfolio);
    let today = parse_iso("2026-11-21").expect("a date");
    let plan = compute(&portfolio, &names, today);
    let report = assess(&portfolio, &names, &plan);
    let options = GanttOptions {
        roadmaps: &[0],
        shows: &|_, _| true,
        phases: true,
    };
    let roadmap = &portfolio.roadmaps[0];
    let charts = [
        gantt_chart(&portfolio, &plan, &options),
        trend_chart(&portfolio, &plan, 0),
        ladder_chart(&portfolio, &names, &report.roadmaps[0].rungs, 0),
        matrix_chart(&portfolio, &names, 0),
        funnel_chart(&roadmap.placements[0]),
        sparkline_chart(&roadmap.indicators[0], today),
    ];
    let drawn: Vec<String> = charts.into_iter().map(drawn).collect();
    insta::assert_snapshot!(drawn.join("\n"));
    assert_eq!(compare_chart(&portfolio, &report, &[0]), None);
}

#[test]
fn axes_of_dates_name_months_as_far_as_there_is_room() {
    for (first, last) in [
        ("2026-01-05", "2026-03-01"),
        ("2020-01-01", "2040-01-01"),
        ("0001-01-01", "9999-12-31"),
    ] {
        let days =
            [first, last].map(|text| crate::dates::date::day(parse_iso(text).expect("a date")));
        let axis = super::builder::date_axis(days.into_iter()).expect("an axis");
        let ticks = axis.ticks();
        assert!((1..=11).contains(&ticks.len()), "{first}: {ticks:?}");
        let (least, most) = axis.extent();
        assert!(ticks.iter().all(|(at, _)| (least..=most).contains(at)));
    }
}
