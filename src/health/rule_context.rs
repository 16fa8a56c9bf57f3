//! What the rules of one roadmap look at: its entries as they stand on the status date, references resolved once.

use crate::model::hash::HashMap;

use crate::dates::date::{Date, DayNumber, day};
use crate::model::choice::{Channel, FeedbackKind, FeedbackOutcome};
use crate::model::{
    Capability, Change, Entry, EntryRef, Feedback, Indicator, Kind, Milestone, Portfolio, Reading,
    Reference, ReferenceIndex, Roadmap, Status, Value,
};
use crate::schedule::{MilestoneSchedule, Schedule, Thresholds};

use super::capability_level::CapabilityLevel;
use super::duplicate_ids::DuplicateIds;
use super::folder_facts::FolderFacts;
use super::funds::{FiscalYear, FundMetrics, metrics};

/// The facts of one roadmap.
pub(super) struct RuleContext<'p> {
    pub portfolio: &'p Portfolio,
    pub names: &'p ReferenceIndex<'p>,
    pub plan: &'p Schedule,
    /// The status date.
    pub today: DayNumber,
    /// The place of the roadmap.
    pub place: usize,
    pub roadmap: &'p Roadmap,
    pub limits: &'p Thresholds,
    pub duplicates: &'p DuplicateIds,
    /// The rungs of its capabilities.
    pub rungs: &'p [CapabilityLevel],
    /// What is known of the whole folder.
    pub folder: &'p FolderFacts<'p>,
    /// Its milestones, without duplicates.
    pub milestones: Vec<MilestoneContext<'p>>,
    /// Its feedback, without duplicates and what is not there yet.
    pub feedback: Vec<FeedbackContext<'p>>,
    /// The fiscal year of the status date.
    pub fiscal_year: Option<FiscalYear>,
    /// The money of its funds, in the order of the file.
    pub funds: Vec<FundMetrics>,
    /// For each of its capabilities, the places in `milestones` of those that serve it.
    serving: Vec<Vec<usize>>,
}

/// A milestone with what is computed of it and what it names.
pub(super) struct MilestoneContext<'p> {
    pub index: usize,
    pub entry: &'p Milestone,
    pub outlook: &'p MilestoneSchedule,
    pub owner: Option<EntryRef>,
    pub capability: Option<EntryRef>,
}

/// A feedback with its days, as far as they are there. What a sensitive one must not hold counts as absent.
pub(super) struct FeedbackContext<'p> {
    pub index: usize,
    pub entry: &'p Feedback,
    pub sensitive: bool,
    pub on: Option<DayNumber>,
    /// When it was said, or opened again after that.
    pub asked: Option<DayNumber>,
    pub received: Option<DayNumber>,
    pub acknowledged: Option<DayNumber>,
    pub answered: Option<DayNumber>,
    pub told: Option<DayNumber>,
    pub acted: Option<DayNumber>,
    pub referral_confirmed: Option<DayNumber>,
}

impl FeedbackContext<'_> {
    /// What kind of feedback it is.
    pub(crate) fn kind(&self) -> Option<FeedbackKind> {
        self.entry.kind.filter(|_| !self.sensitive)
    }

    /// How it was said.
    pub(crate) fn channel(&self) -> Option<Channel> {
        self.entry.channel.filter(|_| !self.sensitive)
    }

    /// What it is about.
    pub(crate) fn about(&self) -> &[Reference] {
        match self.sensitive {
            true => &[],
            false => &self.entry.about,
        }
    }

    /// Whether it was accepted, in part or whole.
    pub(crate) fn is_accepted(&self) -> bool {
        let accepted = matches!(
            self.entry.outcome,
            Some(FeedbackOutcome::Accepted | FeedbackOutcome::Partial)
        );
        accepted && !self.sensitive
    }

    /// Whether it wants an answer.
    pub(crate) fn wants_answer(&self) -> bool {
        let needs_none = matches!(
            self.entry.kind,
            Some(FeedbackKind::Praise | FeedbackKind::Fact)
        );
        !self.sensitive && !needs_none
    }

    /// Whether it wants an answer and the answer was not delivered.
    pub(crate) fn is_waiting(&self) -> bool {
        self.wants_answer() && self.told.is_none()
    }
}

/// The newest day on which each feedback was opened again, by id: its `answered` was taken away.
fn reopenings<'p>(facts: &RuleContext<'p>) -> HashMap<&'p str, DayNumber> {
    let mut reopened = HashMap::default();
    for change in facts.changes() {
        let answered = change.field.as_deref() == Some("answered");
        let to_nothing = change.to.as_ref().is_none_or(Value::is_empty);
        if let (true, Some(item), Some(on)) =
            (answered && to_nothing, &change.item, change.on.map(day))
        {
            let newest = reopened.entry(item.as_str()).or_insert(on);
            *newest = on.max(*newest);
        }
    }
    reopened
}

impl<'p> RuleContext<'p> {
    /// Gathers the facts of the roadmap at `place`.
    pub(crate) fn new(
        portfolio: &'p Portfolio,
        names: &'p ReferenceIndex<'p>,
        plan: &'p Schedule,
        place: usize,
        duplicates: &'p DuplicateIds,
        rungs: &'p [CapabilityLevel],
        folder: &'p FolderFacts<'p>,
    ) -> RuleContext<'p> {
        let roadmap = &portfolio.roadmaps[place];
        let mut facts = RuleContext {
            portfolio,
            names,
            plan,
            today: plan.today,
            place,
            roadmap,
            limits: &plan.roadmaps[place].limits,
            duplicates,
            rungs,
            folder,
            milestones: Vec::new(),
            feedback: Vec::new(),
            funds: Vec::new(),
            fiscal_year: None,
            serving: vec![Vec::new(); roadmap.capabilities.len()],
        };
        let outlooks = &plan.roadmaps[place].milestones;
        facts.milestones = facts
            .effective(Kind::Milestone, &roadmap.milestones)
            .map(|(index, entry)| MilestoneContext {
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
        if !roadmap.funds.is_empty() {
            facts.fiscal_year = FiscalYear::of(portfolio, plan.date());
            let year = facts.fiscal_year.as_ref();
            facts.funds = metrics(&roadmap.funds, duplicates, year, plan.today);
        }
        let reopened = reopenings(&facts);
        facts.feedback = facts
            .effective(Kind::Feedback, &roadmap.feedback)
            .filter_map(|(index, entry)| facts.feedback_context(index, entry, &reopened))
            .collect();
        facts
    }

    /// The entries of a list that count, with their places.
    pub(crate) fn effective<T: Entry>(
        &self,
        kind: Kind,
        list: &'p [T],
    ) -> impl Iterator<Item = (usize, &'p T)> {
        let duplicates = self.duplicates;
        list.iter()
            .enumerate()
            .filter(move |&(index, _)| duplicates.stands(kind, index))
    }

    /// What a reference of this roadmap names among those kinds.
    pub(crate) fn named(&self, reference: Option<&Reference>, kinds: &[Kind]) -> Option<EntryRef> {
        self.names
            .resolve(Some(self.place), reference?, kinds)
            .found()
    }

    /// The day of a date, unless it lies after the status date.
    pub(crate) fn day_if_past(&self, date: Option<Date>) -> Option<DayNumber> {
        date.map(day).filter(|&day| day <= self.today)
    }

    fn feedback_context(
        &self,
        index: usize,
        entry: &'p Feedback,
        reopened: &HashMap<&str, DayNumber>,
    ) -> Option<FeedbackContext<'p>> {
        let on = entry.on.map(day);
        let sensitive = entry.sensitive == Some(true);
        let open = |date: Option<Date>| self.day_if_past(date).filter(|_| !sensitive);
        if on.is_some_and(|on| on > self.today) {
            return None;
        }
        Some(FeedbackContext {
            index,
            entry,
            sensitive,
            on,
            asked: on.max(reopened.get(entry.id.as_str()).copied()),
            received: self.day_if_past(entry.received),
            acknowledged: open(entry.acknowledged),
            answered: open(entry.answered),
            told: open(entry.told),
            acted: open(entry.acted),
            referral_confirmed: self.day_if_past(entry.referral_confirmed),
        })
    }

    /// The changes that are there, in the order of the file.
    pub(crate) fn changes(&self) -> impl Iterator<Item = &'p Change> {
        self.roadmap
            .changes
            .iter()
            .filter(|change| self.day_if_past(change.on).is_some())
    }

    /// The readings of an indicator that are there, with their days, in the order of the file.
    pub(crate) fn readings(
        &self,
        indicator: &'p Indicator,
    ) -> impl Iterator<Item = (DayNumber, &'p Reading)> {
        let readings = indicator.readings.iter();
        readings.filter_map(|reading| self.day_if_past(reading.on).map(|on| (on, reading)))
    }

    /// Its newest reading; of one day the last.
    pub(crate) fn newest_reading(
        &self,
        indicator: &'p Indicator,
    ) -> Option<(DayNumber, &'p Reading)> {
        self.readings(indicator).max_by_key(|&(on, _)| on)
    }

    /// The capabilities that count, with their places and rungs.
    pub(crate) fn capabilities(
        &self,
    ) -> impl Iterator<Item = (usize, &'p Capability, CapabilityLevel)> {
        self.effective(Kind::Capability, &self.roadmap.capabilities)
            .map(|(index, entry)| (index, entry, self.rungs[index]))
    }

    /// The milestones of this roadmap that serve its capability at `index`.
    pub(crate) fn milestones_of(
        &self,
        index: usize,
    ) -> impl Iterator<Item = &MilestoneContext<'p>> {
        self.serving[index]
            .iter()
            .map(|&step| &self.milestones[step])
    }

    /// The milestone that is done and reaches highest above `rung`, where one does.
    pub(crate) fn lifted(
        &self,
        index: usize,
        rung: CapabilityLevel,
    ) -> Option<&MilestoneContext<'p>> {
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
    pub(crate) fn name_of(&self, (place, index): (usize, usize)) -> String {
        let roadmap = &self.portfolio.roadmaps[place];
        let item = super::flag_collector::item(roadmap, Kind::Milestone, index);
        if place == self.place {
            item.into()
        } else {
            format!("{}/{item}", roadmap.id)
        }
    }

    /// An owner by office or organisation, never by the person's name.
    pub(crate) fn office(&self, owner: EntryRef) -> String {
        let file = self.portfolio.file(owner.roadmap);
        let entry = file.owners.get(owner.index);
        let office = entry.and_then(|entry| entry.role.as_ref().or(entry.org.as_ref()));
        office.cloned().map_or_else(
            || super::flag_collector::item(file, Kind::Owner, owner.index).into(),
            String::from,
        )
    }
}
