//! Projection: what the dates of others do to a milestone, forwards to dates and backwards to float.

use crate::model::hash::HashMap;

use crate::dates::date::{DayNumber, LAST_DAY};

use super::graph::{Adjacency, components};

/// What one milestone brings into the network.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// The place of its roadmap.
    pub roadmap: u32,
    /// Whether work on it is still open.
    pub open: bool,
    /// The own expectation of an open one, the finish of one that is done; `None` holds nobody back.
    pub own: Option<DayNumber>,
    /// Days of work after the last of what it waits for.
    pub duration: i64,
}

/// The dependencies of all milestones, without those inside a cycle.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// For each node, what it waits for, in the order written.
    pub before: Adjacency,
    /// For each node, what waits for it.
    pub after: Adjacency,
    /// Every node, each after all that it waits for.
    pub order: Vec<u32>,
    /// The place of each node in `order`.
    pub rank: Vec<u32>,
    /// Whether a node is in a cycle.
    pub cyclic: Vec<bool>,
    /// The members of each cycle, each followed by one that it waits for.
    pub cycles: Vec<Vec<u32>>,
    /// For each node in a cycle, the cycle and its place among the members.
    pub cycle_of: HashMap<u32, (u32, u32)>,
}

impl Network {
    /// Sorts the graph of `after`, in which every link goes from a node to one that it waits for.
    pub(crate) fn new(all: &Adjacency) -> Network {
        let parts = components(all);
        let together = |a: usize, b: usize| parts.of[a] == parts.of[b];
        let cyclic = (0..all.len())
            .map(|node| all.of(node).iter().any(|&to| together(node, to as usize)))
            .collect::<Vec<bool>>();
        let (cycles, cycle_of) = cycles(all, &parts.of, &cyclic);
        let before = all.filtered(|from, to| !together(from, to));
        let mut rank = vec![0; all.len()];
        for (place, &node) in parts.order.iter().enumerate() {
            rank[node as usize] = place as u32;
        }
        Network {
            after: before.reversed(),
            before,
            order: parts.order,
            rank,
            cyclic,
            cycles,
            cycle_of,
        }
    }

    /// The projected date of an open node with its own expectation `own`, and the predecessor that sets it:
    /// the first among equals, none where the own expectation does.
    pub(crate) fn project(
        &self,
        node: usize,
        own: DayNumber,
        duration: i64,
        projected: impl Fn(usize) -> Option<DayNumber>,
    ) -> (DayNumber, Option<u32>) {
        let mut latest = (own, None);
        for &before in self.before.of(node) {
            let Some(date) = projected(before as usize) else {
                continue;
            };
            let pushed = (date + duration).min(LAST_DAY);
            if pushed > latest.0 {
                latest = (pushed, Some(before));
            }
        }
        latest
    }
}

/// The members of every cycle, walked from the first of each along what they wait for, and where each node stands.
fn cycles(
    all: &Adjacency,
    component: &[u32],
    cyclic: &[bool],
) -> (Vec<Vec<u32>>, HashMap<u32, (u32, u32)>) {
    let mut cycles = Vec::new();
    let mut cycle_of: HashMap<u32, (u32, u32)> = HashMap::default();
    for first in (0..all.len()).filter(|&node| cyclic[node]) {
        if cycle_of.contains_key(&(first as u32)) {
            continue;
        }
        let mut members = Vec::new();
        let mut open = vec![first as u32];
        while let Some(node) = open.pop() {
            if cycle_of.contains_key(&node) {
                continue;
            }
            cycle_of.insert(node, (cycles.len() as u32, members.len() as u32));
            members.push(node);
            let next = all.of(node as usize).iter().rev();
            open.extend(next.filter(|&&to| component[to as usize] == component[first]));
        }
        cycles.push(members);
    }
    (cycles, cycle_of)
}

/// The outcome for every node.
#[derive(Clone, Debug, Default)]
pub(super) struct Projection {
    /// The projected date; none of what is dropped, or done without any date.
    pub projected: Vec<Option<DayNumber>>,
    /// The predecessor that sets it.
    pub set_by: Vec<Option<u32>>,
    /// The node at the end of those that set each other's date, and how many steps away it is; itself, 0 steps
    /// away, where its own date counts.
    pub origin: Vec<(u32, u32)>,
    /// The float of an open one.
    pub float: Vec<Option<i64>>,
}

/// Projects all nodes, in time linear in nodes and links.
pub(super) fn project(network: &Network, nodes: &[Node], roadmaps: usize) -> Projection {
    let mut all = Projection {
        projected: vec![None; nodes.len()],
        set_by: vec![None; nodes.len()],
        origin: (0..nodes.len() as u32).map(|node| (node, 0)).collect(),
        float: vec![None; nodes.len()],
    };
    let mut ends: Vec<Option<DayNumber>> = vec![None; roadmaps];
    for &place in &network.order {
        let (place, node) = (place as usize, &nodes[place as usize]);
        let Some(own) = node.own else { continue };
        let (date, set_by) = if node.open {
            network.project(place, own, node.duration, |before| all.projected[before])
        } else {
            (own, None)
        };
        (all.projected[place], all.set_by[place]) = (Some(date), set_by);
        if let Some(before) = set_by {
            let (origin, steps) = all.origin[before as usize];
            all.origin[place] = (origin, steps + 1);
        }
        let end = &mut ends[node.roadmap as usize];
        *end = (*end).max(Some(date));
    }
    let mut latest: Vec<Option<DayNumber>> = vec![None; nodes.len()];
    for &place in network.order.iter().rev() {
        let (place, node) = (place as usize, &nodes[place as usize]);
        if !node.open {
            continue;
        }
        let followers = network.after.of(place).iter();
        let least = followers
            .filter(|&&next| nodes[next as usize].roadmap == node.roadmap)
            .filter_map(|&next| Some(latest[next as usize]? - nodes[next as usize].duration))
            .min();
        latest[place] = least.or(ends[node.roadmap as usize]);
        all.float[place] = latest[place]
            .zip(all.projected[place])
            .map(|(late, date)| late - date);
    }
    all
}
