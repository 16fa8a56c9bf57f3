//! The funnel of a placement: how many were trained, certified, placed, retained, and came back.

use super::builder::{key, label};
use super::{Chart, ChartAxis, ChartShape, ChartStyle, ChartSymbol};
use crate::model::Placement;

/// The chart of one placement; `None` where nothing is counted yet.
pub(crate) fn funnel_chart(placement: &Placement) -> Option<Chart> {
    let steps = [
        ("trained", placement.trained),
        ("certified", placement.certified),
        ("placed", placement.placed),
        ("retained", placement.retained),
        ("returned", placement.returned),
    ];
    let counted: Vec<(&str, i64)> = steps
        .into_iter()
        .filter_map(|(name, count)| Some((name, count?)))
        .collect();
    let most = counted
        .iter()
        .map(|one| one.1)
        .chain(placement.target)
        .max()
        .filter(|most| *most > 0)?;
    let name = placement
        .trade
        .clone()
        .map_or_else(|| placement.id.to_string(), String::from);
    let mut shapes = Vec::new();
    for (y, (step, count)) in counted.iter().enumerate() {
        shapes.push(ChartShape::Bar {
            y: y as f64,
            from: 0.0,
            to: *count as f64,
            height: 0.6,
            style: ChartStyle::Active,
            tip: format!("{step}: {count}"),
        });
        shapes.push(ChartShape::Text {
            x: *count as f64,
            y: y as f64,
            text: count.to_string(),
            centered: false,
        });
    }
    let mut legend = vec![key(ChartSymbol::Bar, ChartStyle::Active, "people")];
    if let Some(target) = placement.target {
        shapes.push(ChartShape::Rule {
            x: target as f64,
            style: ChartStyle::Baseline,
            label: format!("target {target}"),
        });
        legend.push(key(
            ChartSymbol::Dashes,
            ChartStyle::Baseline,
            "target for those placed",
        ));
    }
    let told: Vec<String> = counted
        .iter()
        .map(|(step, count)| format!("{step} {count}"))
        .collect();
    Some(Chart {
        title: format!("Technicians: {name}"),
        description: format!("{}.", told.join(", ")),
        x: ChartAxis::Numbers {
            least: 0.0,
            most: most as f64 * 1.1,
            ticks: [0, most / 2, most]
                .into_iter()
                .map(|count| (count as f64, count.to_string()))
                .collect(),
            label: String::new(),
        },
        y: ChartAxis::Slots {
            labels: counted.iter().map(|(step, _)| label(*step)).collect(),
        },
        shapes,
        legend,
    })
}
