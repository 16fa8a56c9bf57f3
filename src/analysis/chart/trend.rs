//! The milestone trend chart: when each date was expected, by the day on which it was said.

use super::builder::{date_axis, key};
use super::{Chart, ChartKey, ChartShape, ChartStyle, ChartSymbol};
use crate::dates::date::{date, plain};
use crate::model::{Portfolio, Status};
use crate::schedule::{MilestoneSchedule, Schedule};

/// How many milestones are drawn: those that moved most.
const MOST_LINES: usize = 6;

/// The signs by which lines are told apart without colour.
const SIGNS: [ChartSymbol; MOST_LINES] = [
    ChartSymbol::Circle,
    ChartSymbol::Square,
    ChartSymbol::Triangle,
    ChartSymbol::Diamond,
    ChartSymbol::Cross,
    ChartSymbol::HollowDiamond,
];

/// The chart of one roadmap; `None` where nothing moved yet.
pub(crate) fn trend_chart(portfolio: &Portfolio, plan: &Schedule, place: usize) -> Option<Chart> {
    let roadmap = &portfolio.roadmaps[place];
    let all = plan.roadmaps[place].milestones.iter().enumerate();
    let mut moved: Vec<(usize, Vec<(i64, i64)>)> = all
        .filter(|(_, one)| !one.duplicate && one.status != Some(Status::Dropped))
        .map(|(at, one)| (at, points(one, plan.today)))
        .filter(|(_, points)| points.len() > 1)
        .collect();
    let total = moved.len();
    moved.sort_by_key(|(at, points)| (std::cmp::Reverse(travelled(points)), *at));
    moved.truncate(MOST_LINES);
    let x = date_axis(
        moved
            .iter()
            .flat_map(|(_, points)| points.iter().map(|one| one.0)),
    )?;
    let y = date_axis(
        moved
            .iter()
            .flat_map(|(_, points)| points.iter().map(|one| one.1)),
    )?;
    let (mut shapes, mut legend): (Vec<ChartShape>, Vec<ChartKey>) = (Vec::new(), Vec::new());
    shapes.extend(diagonal(&x.extent(), &y.extent()));
    let mut told = Vec::new();
    for (index, (at, points)) in moved.iter().enumerate() {
        let milestone = &roadmap.milestones[*at];
        let title = milestone
            .title
            .clone()
            .map_or_else(|| milestone.id.to_string(), String::from);
        let (first, last) = (points[0].1, points[points.len() - 1].1);
        let says = format!("{title}: {} to {}", plain(date(first)), plain(date(last)));
        draw(points, index, &says, &mut shapes);
        legend.push(key(SIGNS[index], ChartStyle::Series(index as u8), &title));
        told.push(says);
    }
    legend.push(key(
        ChartSymbol::Dashes,
        ChartStyle::Muted,
        "the day itself: a line that reaches it is done",
    ));
    let more = match total - moved.len() {
        0 => String::new(),
        more => format!(" {more} that moved less are not drawn."),
    };
    Some(Chart {
        title: format!("How forecasts moved: {}", roadmap.name()),
        description: format!("{}.{more}", told.join("; ")),
        x,
        y,
        shapes,
        legend,
    })
}

/// What was expected, by the day from which on it was: first the original date, then every move, then today.
fn points(one: &MilestoneSchedule, today: i64) -> Vec<(i64, i64)> {
    let first = one
        .moves
        .first()
        .and_then(|first| Some((first.on, first.from?)));
    let mut points: Vec<(i64, i64)> = Vec::new();
    if let Some((on, expected)) = first {
        points.push((on - 30, expected));
        points.push((on, expected));
    }
    for step in &one.moves {
        points.extend(step.to.map(|to| (step.on, to)));
    }
    let last = points.last().copied();
    if let (Some((on, _)), Some(finish)) = (last, one.finish) {
        let until = if one.open { today } else { finish.min(today) };
        if until > on {
            points.push((until, finish));
        }
    }
    points
}

fn travelled(points: &[(i64, i64)]) -> i64 {
    points
        .windows(2)
        .map(|pair| (pair[1].1 - pair[0].1).abs())
        .sum()
}

fn draw(points: &[(i64, i64)], index: usize, says: &str, shapes: &mut Vec<ChartShape>) {
    let style = ChartStyle::Series(index as u8);
    let points: Vec<(f64, f64)> = points
        .iter()
        .map(|one| (one.0 as f64, one.1 as f64))
        .collect();
    for &(x, y) in &points {
        shapes.push(ChartShape::Mark {
            x,
            y,
            symbol: SIGNS[index],
            style,
            tip: says.to_owned(),
        });
    }
    shapes.push(ChartShape::Line {
        points,
        style,
        dashed: false,
        tip: says.to_owned(),
    });
}

/// Where the day of saying and the day expected are one.
fn diagonal(x: &(f64, f64), y: &(f64, f64)) -> Option<ChartShape> {
    let (from, to) = (x.0.max(y.0), x.1.min(y.1));
    (from < to).then(|| ChartShape::Line {
        points: vec![(from, from), (to, to)],
        style: ChartStyle::Muted,
        dashed: true,
        tip: String::new(),
    })
}
