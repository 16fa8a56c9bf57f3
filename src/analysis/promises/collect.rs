//! The promises of each milestone, read from the change log.

use super::promise::{Promise, PromiseOutcome};
use crate::analysis::effective_entries::effective_entries;
use crate::dates::date::day;
use crate::model::{
    Change, DayNumber, EntryRef, Kind, Milestone, Portfolio, Reference, ReferenceIndex, Roadmap,
    Status,
};
use crate::schedule::Schedule;

/// Every promise of those roadmaps, by roadmap, milestone and day. `plan` is of the same portfolio.
pub(crate) fn promises(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    plan: &Schedule,
    places: &[usize],
) -> Vec<Promise> {
    let mut all = Vec::new();
    for &place in places {
        let roadmap = &portfolio.roadmaps[place];
        for (index, milestone) in effective_entries(&roadmap.milestones) {
            let history = MilestoneHistory::new(roadmap, place, milestone, names, plan.today);
            let found = EntryRef {
                roadmap: Some(place),
                kind: Kind::Milestone,
                index,
            };
            all.extend(history.promises(found));
        }
    }
    all
}

/// The logged changes of one milestone.
struct MilestoneHistory<'h> {
    place: usize,
    milestone: &'h Milestone,
    names: &'h ReferenceIndex<'h>,
    today: DayNumber,
    /// Changes of its expected date, by day and file: one a day.
    moves: Vec<DatedMove<'h>>,
    /// Changes of its owner, by day and file.
    owners: Vec<&'h Change>,
}

/// A change of an expected date.
struct DatedMove<'h> {
    on: DayNumber,
    from: Option<DayNumber>,
    to: Option<DayNumber>,
    change: &'h Change,
}

impl<'h> MilestoneHistory<'h> {
    fn new(
        roadmap: &'h Roadmap,
        place: usize,
        milestone: &'h Milestone,
        names: &'h ReferenceIndex<'h>,
        today: DayNumber,
    ) -> Self {
        let own = |field: &'static str| {
            let mut own: Vec<&Change> = (roadmap.changes.iter())
                .filter(|one| one.item.as_deref() == Some(milestone.id.as_str()))
                .filter(|one| one.field.as_deref() == Some(field))
                .filter(|one| one.on.is_some_and(|on| day(on) <= today))
                .collect();
            own.sort_by_key(|one| one.on);
            own
        };
        let dated = |change: &'h Change| {
            let value = |value: &Option<crate::model::Value>| {
                value
                    .as_ref()
                    .and_then(crate::model::Value::as_date)
                    .map(day)
            };
            Some(DatedMove {
                on: day(change.on?),
                from: value(&change.from),
                to: value(&change.to),
                change,
            })
        };
        let mut moves: Vec<DatedMove<'h>> = Vec::new();
        let logged = own("forecast").into_iter();
        for one in logged
            .filter(|one| one.code.as_deref() != Some("correction"))
            .filter_map(dated)
        {
            match moves.last_mut().filter(|last| last.on == one.on) {
                Some(last) => {
                    last.to = one.to;
                    last.change = one.change;
                }
                None => moves.push(one),
            }
        }
        Self {
            place,
            milestone,
            names,
            today,
            moves,
            owners: own("owner"),
        }
    }

    fn promises(&self, found: EntryRef) -> Vec<Promise> {
        let mut given: Vec<(Option<DayNumber>, DayNumber)> = Vec::new();
        let first = match self.moves.first() {
            Some(first) => first.from.or(self.milestone.baseline.map(day)),
            None => self.milestone.forecast.or(self.milestone.baseline).map(day),
        };
        given.extend(first.map(|date| (None, date)));
        for one in &self.moves {
            given.extend(one.to.map(|to| (Some(one.on), to)));
        }
        let moved_at = |index: usize| {
            // The move that took the promise away is the one that gave the next.
            let next = given.get(index + 1)?.0?;
            self.moves.iter().find(|one| one.on == next)
        };
        let promise = |(index, &(on, promised)): (usize, &(Option<DayNumber>, DayNumber))| {
            let moved = moved_at(index);
            let (outcome, change) = match (moved, given.get(index + 1)) {
                (Some(moved), Some(next)) => {
                    (PromiseOutcome::Moved(next.1 - promised), Some(moved.change))
                }
                _ => (self.outcome(promised), None),
            };
            Promise {
                milestone: found,
                owner: self.owner_on(on),
                given: on,
                promised,
                outcome,
                code: change.and_then(|one| one.code.as_ref().map(String::from)),
                explanation: change.and_then(|one| one.why.as_ref().map(String::from)),
            }
        };
        let all = given.iter().enumerate().map(promise);
        // A move to the day that was promised anyway is no promise of its own.
        all.filter(|one| one.outcome != PromiseOutcome::Moved(0))
            .collect()
    }

    /// What became of the date that stands.
    fn outcome(&self, promised: DayNumber) -> PromiseOutcome {
        let actual = self
            .milestone
            .actual
            .map(day)
            .filter(|on| *on <= self.today);
        match (self.milestone.status, actual) {
            (Some(Status::Dropped), _) => PromiseOutcome::Dropped,
            (Some(Status::Done), Some(actual)) if actual <= promised => PromiseOutcome::Kept,
            (Some(Status::Done), Some(actual)) => PromiseOutcome::Missed(actual - promised),
            // Done on a day that nobody wrote down: nothing can be said.
            (Some(Status::Done), None) => PromiseOutcome::Pending,
            _ if promised < self.today => PromiseOutcome::Missed(self.today - promised),
            _ => PromiseOutcome::Pending,
        }
    }

    /// The owner on a day: of the first change of owner after it the one before, else the present one.
    fn owner_on(&self, on: Option<DayNumber>) -> Option<EntryRef> {
        let mut later = self.owners.iter().filter(|one| {
            let changed = one.on.map(day);
            on.is_none_or(|on| changed.is_some_and(|changed| changed > on))
        });
        let said: Option<Reference> = match later.next() {
            Some(change) => {
                let from = change.from.as_ref().and_then(crate::model::Value::as_text);
                from.map(Reference::new)
            }
            None => self.milestone.owner.clone(),
        };
        self.names
            .resolve(Some(self.place), &said?, &[Kind::Owner])
            .found()
    }
}
