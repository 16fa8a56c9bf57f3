//! What the rules of one roadmap look at: its entries as they stand on the status date, references resolved once.

use crate::roadmap::date::{Date, Day, day};
use crate::roadmap::{
    Capability, Change, Entry, Feedback, Found, Indicator, Kind, Milestone, Names, Portfolio,
    Reading, Reference, Roadmap, Status,
};
use crate::schedule::{Limits, Outlook, Plan};

use super::assessed::Rung;
use super::twins::Twins;

/// The facts of one roadmap.
pub(super) struct Facts<'p> {
    pub portfolio: &'p Portfolio,
    pub names: &'p Names<'p>,
    pub plan: &'p Plan,
    /// The status date.
    pub today: Day,
    /// The place of the roadmap.
    pub place: usize,
    pub roadmap: &'p Roadmap,
    pub limits: &'p Limits,
    pub twins: &'p Twins,
    /// The rungs of its capabilities.
    pub rungs: &'p [Rung],
    /// Its milestones, without twins.
    pub milestones: Vec<Step<'p>>,
    /// Its feedback, without twins and what is not there yet.
    pub feedback: Vec<Heard<'p>>,
    /// For each of its capabilities, the places in `milestones` of those that serve it.
    serving: Vec<Vec<usize>>,
}

/// A milestone with what is computed of it and what it names.
pub(super) struct Step<'p> {
    pub index: usize,
    pub entry: &'p Milestone,
    pub outlook: &'p Outlook,
    pub owner: Option<Found>,
    pub capability: Option<Found>,
}

/// A feedback with its days, as far as they are there.
pub(super) struct Heard<'p> {
    pub index: usize,
    pub entry: &'p Feedback,
    pub on: Option<Day>,
    pub received: Option<Day>,
    pub acknowledged: Option<Day>,
    pub answered: Option<Day>,
    pub told: Option<Day>,
}

impl<'p> Facts<'p> {
    /// Gathers the facts of the roadmap at `place`.
    pub fn new(
        portfolio: &'p Portfolio,
        names: &'p Names<'p>,
        plan: &'p Plan,
        place: usize,
        twins: &'p Twins,
        rungs: &'p [Rung],
    ) -> Facts<'p> {
        let roadmap = &portfolio.roadmaps[place];
        let mut facts = Facts {
            portfolio,
            names,
            plan,
            today: plan.today,
            place,
            roadmap,
            limits: &plan.roadmaps[place].limits,
            twins,
            rungs,
            milestones: Vec::new(),
            feedback: Vec::new(),
            serving: vec![Vec::new(); roadmap.capabilities.len()],
        };
        let outlooks = &plan.roadmaps[place].milestones;
        facts.milestones = facts
            .standing(Kind::Milestone, &roadmap.milestones)
            .map(|(index, entry)| Step {
                index,
                entry,
                outlook: &outlooks[index],
                owner: facts.named(entry.owner.as_ref(), &[Kind::Owner]),
                capability: facts.named(entry.capability.as_ref(), &[Kind::Capability]),
            })
            .collect();
        for (step, milestone) in facts.milestones.iter().enumerate() {
            if let Some(served) = milestone
                .capability
                .filter(|one| one.roadmap == Some(place))
            {
                facts.serving[served.index].push(step);
            }
        }
        facts.feedback = facts
            .standing(Kind::Feedback, &roadmap.feedback)
            .filter_map(|(index, entry)| facts.hear(index, entry))
            .collect();
        facts
    }

    /// The entries of a list that count, with their places.
    pub fn standing<T: Entry>(
        &self,
        kind: Kind,
        list: &'p [T],
    ) -> impl Iterator<Item = (usize, &'p T)> {
        let twins = self.twins;
        list.iter()
            .enumerate()
            .filter(move |&(index, _)| twins.stands(kind, index))
    }

    /// What a reference of this roadmap names among those kinds.
    pub fn named(&self, reference: Option<&Reference>, kinds: &[Kind]) -> Option<Found> {
        self.names
            .resolve(Some(self.place), reference?, kinds)
            .found()
    }

    /// The day of a date, unless it lies after the status date.
    pub fn there(&self, date: Option<Date>) -> Option<Day> {
        date.map(day).filter(|&day| day <= self.today)
    }

    fn hear(&self, index: usize, entry: &'p Feedback) -> Option<Heard<'p>> {
        let on = entry.on.map(day);
        if on.is_some_and(|on| on > self.today) {
            return None;
        }
        Some(Heard {
            index,
            entry,
            on,
            received: self.there(entry.received),
            acknowledged: self.there(entry.acknowledged),
            answered: self.there(entry.answered),
            told: self.there(entry.told),
        })
    }

    /// The changes that are there, in the order of the file.
    pub fn changes(&self) -> impl Iterator<Item = &'p Change> {
        self.roadmap
            .changes
            .iter()
            .filter(|change| self.there(change.on).is_some())
    }

    /// The readings of an indicator that are there, with their days, in the order of the file.
    pub fn readings(&self, indicator: &'p Indicator) -> impl Iterator<Item = (Day, &'p Reading)> {
        let readings = indicator.readings.iter();
        readings.filter_map(|reading| self.there(reading.on).map(|on| (on, reading)))
    }

    /// Its newest reading; of one day the last.
    pub fn newest_reading(&self, indicator: &'p Indicator) -> Option<(Day, &'p Reading)> {
        self.readings(indicator).max_by_key(|&(on, _)| on)
    }

    /// The capabilities that count, with their places and rungs.
    pub fn capabilities(&self) -> impl Iterator<Item = (usize, &'p Capability, Rung)> {
        self.standing(Kind::Capability, &self.roadmap.capabilities)
            .map(|(index, entry)| (index, entry, self.rungs[index]))
    }

    /// The milestones of this roadmap that serve its capability at `index`.
    pub fn milestones_of(&self, index: usize) -> impl Iterator<Item = &Step<'p>> {
        self.serving[index]
            .iter()
            .map(|&step| &self.milestones[step])
    }

    /// The milestone that is done and reaches highest above `rung`, where one does.
    pub fn lifted(&self, index: usize, rung: Rung) -> Option<&Step<'p>> {
        self.milestones_of(index)
            .filter(|step| step.outlook.status == Some(Status::Done))
            .filter(|step| {
                step.entry
                    .reaches
                    .is_some_and(|reached| reached > rung.now())
            })
            .max_by_key(|step| step.entry.reaches)
    }

    /// A milestone as this roadmap's messages call it.
    pub fn name_of(&self, (place, index): (usize, usize)) -> String {
        let roadmap = &self.portfolio.roadmaps[place];
        let item = super::sheet::item(roadmap, Kind::Milestone, index);
        if place == self.place {
            item
        } else {
            format!("{}/{item}", roadmap.id)
        }
    }

    /// An owner by office or organisation, never by the person's name.
    pub fn office(&self, owner: Found) -> String {
        let file = self.portfolio.file(owner.roadmap);
        let entry = file.owners.get(owner.index);
        let office = entry.and_then(|entry| entry.role.as_ref().or(entry.org.as_ref()));
        office
            .cloned()
            .unwrap_or_else(|| super::sheet::item(file, Kind::Owner, owner.index))
    }
}
