//! The ladder: on which rung each capability stands, which it aims at, and on which the firms of zones stand.

use super::builder::{key, label};
use super::{Chart, ChartAxis, ChartShape, ChartStyle, ChartSymbol};
use crate::health::CapabilityLevel;
use crate::model::{Capability, Kind, Level, Portfolio, ReferenceIndex, WordEnum};

/// The chart of one roadmap, with the rung of each of its capabilities; `None` where it has none.
pub(crate) fn ladder_chart(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    levels: &[CapabilityLevel],
    place: usize,
) -> Option<Chart> {
    let roadmap = &portfolio.roadmaps[place];
    if roadmap.capabilities.is_empty() {
        return None;
    }
    let (mut shapes, mut labels, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for (index, capability) in roadmap.capabilities.iter().enumerate() {
        let name = capability
            .name
            .clone()
            .map_or_else(|| capability.id.to_string(), String::from);
        let now = levels.get(index).map_or(Level::None, CapabilityLevel::now);
        let aim = capability.target;
        let aims = aim.map(|aim| format!(", target {aim}")).unwrap_or_default();
        let says = format!("{name}: {now}{aims}");
        draw(index as f64, now, aim, &says, &mut shapes);
        for (zone, level) in zones(portfolio, names, place, capability) {
            shapes.push(ChartShape::Mark {
                x: rung(level),
                y: index as f64 + 0.28,
                symbol: ChartSymbol::Triangle,
                style: ChartStyle::Projected,
                tip: format!("{zone}: {level}"),
            });
        }
        labels.push(label(name));
        told.push(says);
    }
    Some(Chart {
        title: format!("Capability ladder: {}", roadmap.name()),
        description: format!("{}.", told.join("; ")),
        x: ChartAxis::Numbers {
            least: 0.0,
            most: 5.2,
            ticks: (0..)
                .zip(Level::WORDS)
                .map(|(at, word)| (f64::from(at), (*word).to_owned()))
                .collect(),
            label: String::new(),
        },
        y: ChartAxis::Slots { labels },
        shapes,
        legend: vec![
            key(ChartSymbol::Bar, ChartStyle::Active, "level now"),
            key(ChartSymbol::HollowDiamond, ChartStyle::Baseline, "target"),
            key(
                ChartSymbol::Triangle,
                ChartStyle::Projected,
                "firms of a zone",
            ),
        ],
    })
}

fn rung(level: Level) -> f64 {
    f64::from(level as u8)
}

fn draw(y: f64, now: Level, aim: Option<Level>, says: &str, shapes: &mut Vec<ChartShape>) {
    let style = match aim {
        Some(aim) if now >= aim => ChartStyle::Done,
        _ => ChartStyle::Active,
    };
    if now > Level::None {
        shapes.push(ChartShape::Bar {
            y,
            from: 0.0,
            to: rung(now),
            height: 0.4,
            style,
            tip: says.to_owned(),
        });
    }
    shapes.push(ChartShape::Mark {
        x: rung(now),
        y,
        symbol: ChartSymbol::Circle,
        style,
        tip: says.to_owned(),
    });
    if let Some(aim) = aim {
        shapes.push(ChartShape::Mark {
            x: rung(aim),
            y,
            symbol: ChartSymbol::HollowDiamond,
            style: ChartStyle::Baseline,
            tip: says.to_owned(),
        });
    }
}

/// The sectors of zones that a capability is matched with, and their level.
fn zones(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
    capability: &Capability,
) -> Vec<(String, Level)> {
    let level = |one: &crate::model::Match| {
        let zone = names
            .resolve(Some(place), one.zone.as_ref()?.as_str(), &[Kind::Zone])
            .found()?;
        let zone = portfolio.file(zone.roadmap).zones.get(zone.index)?;
        let sector = one.sector.as_ref()?.as_str();
        let sector = zone.sectors.iter().find(|one| one.id.as_str() == sector)?;
        let name = zone
            .name
            .clone()
            .map_or_else(|| zone.id.to_string(), String::from);
        Some((name, sector.level?))
    };
    capability.matches.iter().filter_map(level).collect()
}
