//! What a new date of one milestone does to all that wait for it, before it is saved.

use crate::model::hash::HashMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::dates::date::{Date, DayNumber, day};

use super::portfolio_schedule::Schedule;

/// A milestone whose projected date changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateShift {
    /// The place of its roadmap.
    pub roadmap: usize,
    /// Its place in the roadmap.
    pub milestone: usize,
    /// The projected date as things stand.
    pub before: DayNumber,
    /// The projected date with the new forecast.
    pub after: DayNumber,
    /// The inherited slip as things stand, in days.
    pub inherited_before: i64,
    /// The inherited slip with the new forecast, in days.
    pub inherited_after: i64,
}

impl Schedule {
    /// What changes if the milestone at (`roadmap`, `milestone`) is expected on `forecast`: itself first, where
    /// its own projected date or inherited slip changes, then all others, each after those that it waits for.
    /// Empty where the milestone is not open, or not there.
    pub fn what_if(&self, roadmap: usize, milestone: usize, forecast: Date) -> Vec<DateShift> {
        self.what_if_all([(roadmap, milestone, forecast)])
    }

    /// As [`Schedule::what_if`], where several milestones get new dates at once: each a roadmap, its place there, and
    /// the date.
    pub fn what_if_all(
        &self,
        forecasts: impl IntoIterator<Item = (usize, usize, Date)>,
    ) -> Vec<DateShift> {
        let own: HashMap<usize, DayNumber> = (forecasts.into_iter())
            .filter(|(roadmap, milestone, _)| {
                let outlook = self.outlook(*roadmap, *milestone);
                outlook.is_some_and(|outlook| outlook.open)
            })
            .filter_map(|(roadmap, milestone, forecast)| {
                Some((self.node(roadmap, milestone)?, day(forecast)))
            })
            .collect();
        let mut after: HashMap<usize, DayNumber> = HashMap::default();
        let origins = own
            .keys()
            .map(|&origin| Reverse((self.network.rank[origin], origin)));
        let mut waiting: BinaryHeap<_> = origins.collect();
        let mut shifts = Vec::new();
        let mut last = None;
        while let Some(Reverse((_, node))) = waiting.pop() {
            if last.replace(node) == Some(node) {
                continue;
            }
            let Some(shift) = self.shifted(node, own.get(&node).copied(), &after) else {
                continue;
            };
            if shift.before != shift.after {
                after.insert(node, shift.after);
                let next = self
                    .network
                    .after
                    .of(node)
                    .iter()
                    .map(|&next| next as usize);
                waiting.extend(next.map(|next| Reverse((self.network.rank[next], next))));
            }
            shifts.push(shift);
        }
        shifts
    }

    /// Those that inherit from a milestone as things stand: nothing shifts, and every one is late through it.
    pub fn inheriting(&self, roadmap: usize, milestone: usize) -> Vec<DateShift> {
        let mut inheriting = Vec::new();
        for (place, timetable) in self.roadmaps.iter().enumerate() {
            for (index, outlook) in timetable.milestones.iter().enumerate() {
                let inherited = outlook.inherited_slip.filter(|days| *days > 0);
                let (Some(days), Some(projected)) = (inherited, outlook.projected) else {
                    continue;
                };
                if self
                    .cause(place, index)
                    .any(|cause| cause == (roadmap, milestone))
                {
                    inheriting.push(DateShift {
                        roadmap: place,
                        milestone: index,
                        before: projected,
                        after: projected,
                        inherited_before: days,
                        inherited_after: days,
                    });
                }
            }
        }
        inheriting
    }

    /// The shift of one node, where there is any, with the dates in `after` for those already shifted.
    fn shifted(
        &self,
        node: usize,
        own: Option<DayNumber>,
        after: &HashMap<usize, DayNumber>,
    ) -> Option<DateShift> {
        let (roadmap, milestone) = self.place(node);
        let outlook = self.outlook(roadmap, milestone).filter(|one| one.open)?;
        let (before, own_before) = (outlook.projected?, outlook.own_expectation?);
        let own_after = own.map_or(own_before, |date| date.max(self.today));
        let carried_after = own.map_or(outlook.carried, |date| outlook.carried_until(date));
        let projected = |other: usize| {
            let (roadmap, milestone) = self.place(other);
            (after.get(&other).copied()).or_else(|| {
                self.outlook(roadmap, milestone)
                    .and_then(|one| one.projected)
            })
        };
        let (date, _) = self
            .network
            .project(node, own_after, self.durations[node], projected);
        let shift = DateShift {
            roadmap,
            milestone,
            before,
            after: date,
            inherited_before: before - own_before + outlook.carried,
            inherited_after: date - own_after + carried_after,
        };
        let changed =
            shift.before != shift.after || shift.inherited_before != shift.inherited_after;
        changed.then_some(shift)
    }
}
