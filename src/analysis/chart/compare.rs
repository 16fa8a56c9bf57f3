//! Clusters side by side: upgrading against collective efficiency.

use super::builder::key;
use super::{Chart, ChartAxis, ChartShape, ChartStyle, ChartSymbol};
use crate::health::HealthReport as Report;
use crate::model::Portfolio;
use crate::model::choice::SectorGroup;

/// The chart of those roadmaps; `None` where none has enough scores.
pub(crate) fn compare_chart(
    portfolio: &Portfolio,
    report: &Report,
    places: &[usize],
) -> Option<Chart> {
    let (mut shapes, mut told) = (Vec::new(), Vec::new());
    for &place in places {
        let roadmap = &portfolio.roadmaps[place];
        let efficiency = &report.roadmaps[place].efficiency;
        let (Some(x), Some(y)) = (efficiency.total.score, efficiency.upgrading.score) else {
            continue;
        };
        let (symbol, style, _) = sign(roadmap.cluster.sector_group);
        let says = format!(
            "{}: collective efficiency {x:.1}, upgrading {y:.1}",
            roadmap.name()
        );
        shapes.push(ChartShape::Mark {
            x,
            y,
            symbol,
            style,
            tip: says.clone(),
        });
        shapes.push(ChartShape::Text {
            x,
            y,
            text: roadmap.name().to_owned(),
            centered: false,
        });
        told.push(says);
    }
    if shapes.is_empty() {
        return None;
    }
    let axis = |label: &str| ChartAxis::Numbers {
        least: 0.0,
        most: 3.0,
        ticks: (0..4)
            .map(|score| (f64::from(score), score.to_string()))
            .collect(),
        label: label.to_owned(),
    };
    let groups = [
        Some(SectorGroup::Traditional),
        Some(SectorGroup::NaturalResource),
        Some(SectorGroup::ComplexProductSystems),
        Some(SectorGroup::SpecialisedSupplier),
        None,
    ];
    let used = groups.into_iter().filter(|group| {
        places
            .iter()
            .any(|&place| portfolio.roadmaps[place].cluster.sector_group == *group)
    });
    let legend = used.map(|group| {
        let (symbol, style, text) = sign(group);
        key(symbol, style, text)
    });
    Some(Chart {
        title: "Upgrading against collective efficiency".to_owned(),
        description: format!("{}.", told.join("; ")),
        x: axis("collective efficiency, 0 to 3"),
        y: axis("upgrading, 0 to 3"),
        shapes,
        legend: legend.collect(),
    })
}

fn sign(group: Option<SectorGroup>) -> (ChartSymbol, ChartStyle, &'static str) {
    match group {
        Some(SectorGroup::Traditional) => {
            (ChartSymbol::Circle, ChartStyle::Series(0), "traditional")
        }
        Some(SectorGroup::NaturalResource) => (
            ChartSymbol::Square,
            ChartStyle::Series(1),
            "natural resource",
        ),
        Some(SectorGroup::ComplexProductSystems) => (
            ChartSymbol::Triangle,
            ChartStyle::Series(2),
            "complex product systems",
        ),
        Some(SectorGroup::SpecialisedSupplier) => (
            ChartSymbol::Diamond,
            ChartStyle::Series(3),
            "specialised supplier",
        ),
        None => (
            ChartSymbol::Cross,
            ChartStyle::Muted,
            "no sector group given",
        ),
    }
}
