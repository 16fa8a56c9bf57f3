//! The stakeholder matrix: which owner answers for, and which works on, the milestones of each capability.

use std::collections::BTreeMap;

use super::builder::{key, label};
use super::{Chart, ChartAxis, ChartShape, ChartStyle, ChartSymbol};
use crate::model::{
    EntryRef, Kind, Milestone, Owner, Portfolio, Reference, ReferenceIndex, Status,
};

/// How an owner has to do with the milestones of a capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MatrixMark {
    /// Works on some with another owner.
    Responsible,
    /// Answers for some.
    Accountable,
}

/// The chart of one roadmap: owners down, capabilities across; `None` where nobody owns anything.
pub(crate) fn matrix_chart(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
) -> Option<Chart> {
    let roadmap = &portfolio.roadmaps[place];
    let columns: Vec<String> = (roadmap.capabilities.iter())
        .map(|one| {
            one.name
                .clone()
                .map_or_else(|| one.id.to_string(), String::from)
        })
        .chain(["other work".to_owned()])
        .collect();
    let mut cells: BTreeMap<EntryRef, BTreeMap<usize, MatrixMark>> = BTreeMap::new();
    let counted = roadmap
        .milestones
        .iter()
        .filter(|one| one.status != Some(Status::Dropped));
    for milestone in counted {
        let column = column_of(
            roadmap.capabilities.iter().map(|one| one.id.as_str()),
            milestone,
        );
        let mut note = |owner: &Reference, mark: MatrixMark| {
            if let Some(found) = names
                .resolve(Some(place), owner.as_str(), &[Kind::Owner])
                .found()
            {
                let cell = cells
                    .entry(found)
                    .or_default()
                    .entry(column)
                    .or_insert(mark);
                *cell = mark.max(*cell);
            }
        };
        milestone
            .owner
            .iter()
            .for_each(|owner| note(owner, MatrixMark::Accountable));
        milestone
            .partners
            .iter()
            .for_each(|owner| note(owner, MatrixMark::Responsible));
    }
    if cells.is_empty() {
        return None;
    }
    let used: Vec<usize> = (0..columns.len())
        .filter(|column| cells.values().any(|row| row.contains_key(column)))
        .collect();
    let (mut shapes, mut rows, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for (y, (owner, marks)) in cells.iter().enumerate() {
        let name = office(portfolio, *owner);
        for (x, column) in used.iter().enumerate() {
            if let Some(mark) = marks.get(column) {
                shapes.push(draw(x as f64, y as f64, *mark, &name, &columns[*column]));
            }
        }
        let answers = marks
            .values()
            .filter(|mark| **mark == MatrixMark::Accountable)
            .count();
        told.push(format!(
            "{name}: answers for {answers}, works on {}",
            marks.len() - answers
        ));
        rows.push(label(name));
    }
    Some(Chart {
        title: format!("Who works on what: {}", roadmap.name()),
        description: format!("{}.", told.join("; ")),
        x: ChartAxis::Slots {
            labels: used
                .iter()
                .map(|&column| label(columns[column].clone()))
                .collect(),
        },
        y: ChartAxis::Slots { labels: rows },
        shapes,
        legend: vec![
            key(ChartSymbol::Circle, ChartStyle::Active, "answers for it"),
            key(ChartSymbol::Triangle, ChartStyle::Planned, "works on it"),
        ],
    })
}

fn column_of<'c>(capabilities: impl Iterator<Item = &'c str>, milestone: &Milestone) -> usize {
    let ids: Vec<&str> = capabilities.collect();
    let own = milestone.capability.as_ref().map(Reference::as_str);
    ids.iter()
        .position(|id| Some(*id) == own)
        .unwrap_or(ids.len())
}

fn office(portfolio: &Portfolio, owner: EntryRef) -> String {
    let owner = portfolio.file(owner.roadmap).owners.get(owner.index);
    owner.map(Owner::office).unwrap_or_default()
}

fn draw(x: f64, y: f64, mark: MatrixMark, owner: &str, capability: &str) -> ChartShape {
    let (symbol, style, does) = match mark {
        MatrixMark::Accountable => (ChartSymbol::Circle, ChartStyle::Active, "answers for"),
        MatrixMark::Responsible => (ChartSymbol::Triangle, ChartStyle::Planned, "works on"),
    };
    ChartShape::Mark {
        x,
        y,
        symbol,
        style,
        tip: format!("{owner} {does} {capability}"),
    }
}
