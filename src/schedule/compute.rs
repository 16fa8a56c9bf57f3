//! Planning: from a portfolio to its [`Schedule`], roadmap by roadmap on all cores, then over all of them at once.

use rayon::prelude::*;

use crate::dates::date::{Date, DayNumber, day};
use crate::model::{Kind, Portfolio, Reference, ReferenceIndex, Roadmap};

use super::earned;
use super::graph::Adjacency;
use super::history::History;
use super::limits::Thresholds;
use super::milestone::MilestoneSchedule;
use super::portfolio_schedule::{RoadmapSchedule, Schedule};
use super::projection::{Network, Node, project};

/// Computes the dates of `portfolio` as they stand on `today`.
pub fn compute(portfolio: &Portfolio, names: &ReferenceIndex<'_>, today: Date) -> Schedule {
    let first = first_nodes(portfolio);
    let confirmed = confirmations(portfolio, names, &first, today);
    let roadmaps: Vec<RoadmapSchedule> = portfolio
        .roadmaps
        .par_iter()
        .enumerate()
        .map(|(index, _)| {
            let confirmed = &confirmed[first[index]..first[index + 1]];
            let resolve = |reference: Reference| {
                let node = milestone_node(names, &first, index, &reference)?;
                let place = first.partition_point(|&first| first <= node) - 1;
                Some((place, node - first[place]))
            };
            timetable(portfolio, names, index, confirmed, today, resolve)
        })
        .collect();
    let network = Network::new(&dependencies(portfolio, names, &first, &roadmaps));
    let (nodes, durations) = nodes(portfolio, &roadmaps);
    let projection = project(&network, &nodes, roadmaps.len());
    let mut plan = Schedule {
        today: day(today),
        roadmaps,
        network,
        set_by: Vec::new(),
        origin: Vec::new(),
        durations,
        first,
    };
    plan.fill(projection);
    plan
}

/// The node of the first milestone of each roadmap, and the number of all.
fn first_nodes(portfolio: &Portfolio) -> Vec<usize> {
    let counts = portfolio.roadmaps.iter().map(|one| one.milestones.len());
    let ends = counts.scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The newest confirmation of every node. One roadmap may confirm milestones of another.
fn confirmations(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    first: &[usize],
    today: Date,
) -> Vec<Option<DayNumber>> {
    let days: Vec<Vec<(usize, DayNumber)>> = portfolio
        .roadmaps
        .par_iter()
        .enumerate()
        .map(|(index, roadmap)| {
            let mut days = Vec::new();
            for confirmation in &roadmap.confirmations {
                let Some(on) = confirmation.on.filter(|&on| on <= today) else {
                    continue;
                };
                let nodes = (confirmation.items.iter())
                    .filter_map(|item| milestone_node(names, first, index, item));
                days.extend(nodes.map(|node| (node, day(on))));
            }
            days
        })
        .collect();
    let mut confirmed = vec![None; first.last().copied().unwrap_or(0)];
    for (node, on) in days.into_iter().flatten() {
        confirmed[node] = confirmed[node].max(Some(on));
    }
    confirmed
}

fn milestone_node(
    names: &ReferenceIndex<'_>,
    first: &[usize],
    roadmap: usize,
    reference: &str,
) -> Option<usize> {
    let found = names
        .resolve(Some(roadmap), reference, &[Kind::Milestone])
        .found()?;
    Some(first[found.roadmap?] + found.index)
}

fn timetable(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    index: usize,
    confirmed: &[Option<DayNumber>],
    today: Date,
    resolve: impl Fn(Reference) -> Option<(usize, usize)>,
) -> RoadmapSchedule {
    let roadmap = &portfolio.roadmaps[index];
    let limits = Thresholds::of(&portfolio.shared.rules, &roadmap.rules);
    let place_of = |id: &str| names.place_in(index, Kind::Milestone, id);
    let history = History::of(roadmap, place_of, today);
    let held_twice = names.holds_one_twice(Some(index));
    let milestones: Vec<MilestoneSchedule> = roadmap
        .milestones
        .iter()
        .enumerate()
        .map(
            |(place, milestone)| match held_twice.then(|| place_of(&milestone.id)).flatten() {
                Some(stands) if stands != place => MilestoneSchedule {
                    duplicate: true,
                    ..MilestoneSchedule::default()
                },
                _ => MilestoneSchedule::of(
                    milestone,
                    history.changes(place),
                    confirmed[place],
                    &limits,
                    day(today),
                    &resolve,
                ),
            },
        )
        .collect();
    let earned = earned::earned(roadmap, &milestones, day(today));
    RoadmapSchedule {
        limits,
        milestones,
        earned,
    }
}

/// What every node waits for. A duplicate waits for nothing.
fn dependencies(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    first: &[usize],
    timetables: &[RoadmapSchedule],
) -> Adjacency {
    let lists: Vec<Vec<Vec<u32>>> = portfolio
        .roadmaps
        .par_iter()
        .enumerate()
        .map(|(index, roadmap)| {
            let outlooks = &timetables[index].milestones;
            let waits = roadmap.milestones.iter().zip(outlooks);
            let resolve = |reference: &str| {
                milestone_node(names, first, index, reference).map(|node| node as u32)
            };
            waits
                .map(|(milestone, outlook)| match outlook.duplicate {
                    true => Vec::new(),
                    false => milestone
                        .after
                        .iter()
                        .filter_map(|one| resolve(one))
                        .collect(),
                })
                .collect()
        })
        .collect();
    Adjacency::from_lists(lists.iter().flatten().map(Vec::as_slice))
}

fn nodes(portfolio: &Portfolio, timetables: &[RoadmapSchedule]) -> (Vec<Node>, Vec<i64>) {
    let of_roadmap =
        |(index, (roadmap, timetable)): (usize, (&'_ Roadmap, &'_ RoadmapSchedule))| {
            let pairs = roadmap.milestones.iter().zip(&timetable.milestones);
            pairs
                .map(|(milestone, outlook)| Node {
                    roadmap: index as u32,
                    open: outlook.open,
                    own: outlook.own_date(),
                    duration: milestone.duration_days.unwrap_or(0),
                })
                .collect::<Vec<_>>()
        };
    let files = portfolio.roadmaps.iter().zip(timetables).enumerate();
    let nodes: Vec<Node> = files.flat_map(of_roadmap).collect();
    let durations = nodes.iter().map(|node| node.duration).collect();
    (nodes, durations)
}
