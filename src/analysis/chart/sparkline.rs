//! The course of an indicator: its readings beside the way from baseline to target.

use super::builder::{date_axis, key};
use super::{Chart, ChartAxis, ChartShape, ChartStyle, ChartSymbol};
use crate::dates::date::{Date, day, plain};
use crate::model::Indicator;

/// The chart of one indicator up to a day; `None` where nothing was read.
pub(crate) fn sparkline_chart(indicator: &Indicator, today: Date) -> Option<Chart> {
    let mut readings: Vec<(Date, f64)> = (indicator.readings.iter())
        .filter_map(|one| Some((one.on.filter(|on| *on <= today)?, one.value?)))
        .collect();
    readings.sort_by_key(|one| one.0);
    let (newest_on, newest) = *readings.last()?;
    let way = way(indicator);
    let all = way.iter().chain(&readings);
    let x = date_axis(all.clone().map(|one| day(one.0)))?;
    let values = all.map(|one| one.1);
    let (least, most) = values.fold((f64::MAX, f64::MIN), |(least, most), value| {
        (least.min(value), most.max(value))
    });
    let point = |one: &(Date, f64)| (day(one.0) as f64, one.1);
    let mut shapes = Vec::new();
    if way.len() > 1 {
        shapes.push(ChartShape::Line {
            points: way.iter().map(point).collect(),
            style: ChartStyle::Baseline,
            dashed: true,
            tip: "the way to the target".to_owned(),
        });
    }
    shapes.push(ChartShape::Line {
        points: readings.iter().map(point).collect(),
        style: ChartStyle::Active,
        dashed: false,
        tip: String::new(),
    });
    shapes.extend(readings.iter().map(|one| ChartShape::Mark {
        x: point(one).0,
        y: one.1,
        symbol: ChartSymbol::Circle,
        style: ChartStyle::Active,
        tip: format!("{} on {}", one.1, plain(one.0)),
    }));
    let name = indicator
        .name
        .clone()
        .map_or_else(|| indicator.id.to_string(), String::from);
    let unit = indicator.unit.clone().unwrap_or_default();
    let target = indicator
        .target
        .map(|target| format!(", target {target}"))
        .unwrap_or_default();
    Some(Chart {
        title: name,
        description: format!("{newest} {unit} on {}{target}.", plain(newest_on)),
        x,
        y: ChartAxis::Numbers {
            least,
            most: if most > least { most } else { least + 1.0 },
            ticks: vec![(least, least.to_string()), (most, most.to_string())],
            label: unit.into(),
        },
        shapes,
        legend: vec![
            key(ChartSymbol::Circle, ChartStyle::Active, "readings"),
            key(
                ChartSymbol::Dashes,
                ChartStyle::Baseline,
                "the way to the target",
            ),
        ],
    })
}

/// From the baseline over the steps to the target, as far as each has a day.
fn way(indicator: &Indicator) -> Vec<(Date, f64)> {
    let ends = [
        indicator.start.zip(indicator.baseline),
        indicator.due.zip(indicator.target),
    ];
    let steps = indicator
        .steps
        .iter()
        .filter_map(|step| step.on.zip(step.value));
    let mut way: Vec<(Date, f64)> = ends.into_iter().flatten().chain(steps).collect();
    way.sort_by_key(|one| one.0);
    way
}
