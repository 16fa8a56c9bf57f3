//! The plan: everything computed of the dates of a portfolio for one day, to be asked.

use crate::dates::date::{Date, DayNumber, date};

use super::earned::EarnedSchedule;
use super::limits::Thresholds;
use super::milestone::MilestoneSchedule;
use super::projection::{Network, Projection};

/// Everything computed of the dates of a portfolio for one day.
#[derive(Debug, Default)]
pub struct Schedule {
    /// The status date.
    pub today: DayNumber,
    /// What is computed of each roadmap, in the order of the portfolio.
    pub roadmaps: Vec<RoadmapSchedule>,
    pub(super) network: Network,
    /// The predecessor that sets the projected date of each node.
    pub(super) set_by: Vec<Option<u32>>,
    /// The end of the chain of those, and how many steps away it is.
    pub(super) origin: Vec<(u32, u32)>,
    pub(super) durations: Vec<i64>,
    /// The first node of each roadmap, and the number of all nodes.
    pub(super) first: Vec<usize>,
}

/// Everything computed of the dates of one roadmap.
#[derive(Debug)]
pub struct RoadmapSchedule {
    /// The limits that hold for it.
    pub limits: Thresholds,
    /// Its milestones, in the order of the file.
    pub milestones: Vec<MilestoneSchedule>,
    /// Its earned schedule.
    pub earned: EarnedSchedule,
}

impl Schedule {
    /// The status date.
    pub fn date(&self) -> Date {
        date(self.today)
    }

    /// What is computed of one milestone, by the places of its roadmap and of itself.
    pub fn outlook(&self, roadmap: usize, milestone: usize) -> Option<&MilestoneSchedule> {
        self.roadmaps.get(roadmap)?.milestones.get(milestone)
    }

    /// The cause of the inherited slip of an open milestone. Where the projected date is after the own expectation,
    /// the milestones from the predecessor that sets it to the one whose own date does; else, where days were carried,
    /// the one milestone that the newest carried move names. Each is (roadmap, milestone) by place.
    pub fn cause(&self, roadmap: usize, milestone: usize) -> impl Iterator<Item = (usize, usize)> {
        let start = self.node(roadmap, milestone);
        let next = |node: usize| self.set_by.get(node).copied().flatten();
        let mut at = start;
        let projected = std::iter::from_fn(move || {
            at = at.and_then(next).map(|node| node as usize);
            at.map(|node| self.place(node))
        });
        let carried = self.carried_cause(roadmap, milestone);
        projected.chain(carried.filter(|_| start.and_then(next).is_none()))
    }

    /// The last of [`Schedule::cause`] and how many there are, without walking there.
    pub fn origin(&self, roadmap: usize, milestone: usize) -> Option<((usize, usize), usize)> {
        let (origin, steps) = self.origin[self.node(roadmap, milestone)?];
        if steps > 0 {
            return Some((self.place(origin as usize), steps as usize));
        }
        self.carried_cause(roadmap, milestone)
            .map(|cause| (cause, 1))
    }

    fn carried_cause(&self, roadmap: usize, milestone: usize) -> Option<(usize, usize)> {
        let outlook = self.outlook(roadmap, milestone)?;
        let inherits = outlook.open && outlook.carried > 0;
        outlook.carried_cause.filter(|_| inherits)
    }

    /// The members of the dependency cycle that a milestone is in, from itself on, each followed by one that it waits
    /// for where the cycle is a plain one. Empty where it is in none. Each is (roadmap, milestone) by place.
    pub fn cycle(&self, roadmap: usize, milestone: usize) -> impl Iterator<Item = (usize, usize)> {
        let node = self.node(roadmap, milestone).map(|node| node as u32);
        let at = node.and_then(|node| self.network.cycle_of.get(&node));
        let (members, at) = at.map_or((&[][..], 0), |&(cycle, at)| {
            (self.network.cycles[cycle as usize].as_slice(), at as usize)
        });
        let members = members[at..].iter().chain(&members[..at]);
        members.map(|&node| self.place(node as usize))
    }

    /// What a milestone waits for, by place, without what is in a cycle with it.
    pub fn waits_for(
        &self,
        roadmap: usize,
        milestone: usize,
    ) -> impl Iterator<Item = (usize, usize)> {
        let node = self.node(roadmap, milestone);
        let list = node.map_or(&[][..], |node| self.network.before.of(node));
        list.iter().map(|&node| self.place(node as usize))
    }

    /// What waits for a milestone, by place, without what is in a cycle with it.
    pub fn held_up(
        &self,
        roadmap: usize,
        milestone: usize,
    ) -> impl Iterator<Item = (usize, usize)> {
        let node = self.node(roadmap, milestone);
        let list = node.map_or(&[][..], |node| self.network.after.of(node));
        list.iter().map(|&node| self.place(node as usize))
    }

    pub(super) fn node(&self, roadmap: usize, milestone: usize) -> Option<usize> {
        self.outlook(roadmap, milestone)?;
        Some(self.first[roadmap] + milestone)
    }

    pub(super) fn place(&self, node: usize) -> (usize, usize) {
        let roadmap = self.first.partition_point(|&first| first <= node) - 1;
        (roadmap, node - self.first[roadmap])
    }

    pub(super) fn fill(&mut self, projection: Projection) {
        let outlooks = (self.roadmaps.iter_mut()).flat_map(|one| one.milestones.iter_mut());
        for (node, outlook) in outlooks.enumerate() {
            outlook.projected = projection.projected[node];
            outlook.float = projection.float[node];
            outlook.critical = outlook.float == Some(0);
            outlook.cyclic = self.network.cyclic[node];
            outlook.inherited_slip = (outlook.projected.zip(outlook.own_expectation))
                .map(|(late, own)| late - own + outlook.carried);
        }
        self.set_by = projection.set_by;
        self.origin = projection.origin;
    }
}
