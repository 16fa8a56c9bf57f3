//! Who acts where: the stakeholder groups and the owners against the technologies of a roadmap.

use std::collections::BTreeMap;

use crate::dates::date::day;
use crate::health::{HealthReport, Rule};
use crate::model::choice::{Group, WordEnum};
use crate::model::{EntryRef, Kind, Level, Milestone, Portfolio, ReferenceIndex, Roadmap, Status};
use crate::query::fields;
use crate::schedule::Schedule;
use crate::tui::state::summary::asks_for_answer;

/// What somebody has to do with the milestones of one technology. Dropped ones do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    /// Milestones that they answer for.
    pub owned: usize,
    /// Milestones on which they work with another.
    pub helped: usize,
    /// Somebody else works on the same step without them.
    pub overlaps: bool,
}

/// An owner, and what they have to do here.
#[derive(Clone, Debug)]
pub(crate) struct Acting {
    /// The owner.
    pub owner: EntryRef,
    /// Their group.
    pub group: Option<Group>,
    /// Their share in each column.
    pub shares: Vec<Share>,
    /// Open milestones that they answer for.
    pub open: Vec<usize>,
    /// Feedback that they have to answer.
    pub unanswered: Vec<usize>,
}

/// Who acts where in one roadmap.
#[derive(Clone, Debug, Default)]
pub(crate) struct Involvement {
    /// The technologies, by place; `None` is the work for none of them, where there is such work.
    pub columns: Vec<Option<usize>>,
    /// Which of the columns only one group works on.
    pub lone: Vec<bool>,
    /// The owners: group by group, in the order of the file, those of the portfolio last.
    pub acting: Vec<Acting>,
    /// The groups, each with its share in each column.
    pub groups: Vec<(Group, Vec<Share>)>,
}

impl Involvement {
    /// The share of a group in each column.
    pub(crate) fn of_group(&self, group: Group) -> &[Share] {
        let found = self.groups.iter().find(|(one, _)| *one == group);
        found.map_or(&[], |(_, shares)| shares)
    }
}

/// Works out who acts where in the roadmap at a place.
pub(crate) fn of(
    portfolio: &Portfolio,
    plan: &Schedule,
    health: &HealthReport,
    place: usize,
) -> Involvement {
    let names = ReferenceIndex::new(portfolio);
    let roadmap = &portfolio.roadmaps[place];
    let mut work = OwnerWork::new(portfolio, &names, place);
    let overlapping = overlapping(roadmap, health, place);
    for (index, milestone) in roadmap.milestones.iter().enumerate() {
        let Some(outlook) = plan.outlook(place, index).filter(|one| !one.duplicate) else {
            continue;
        };
        if outlook.status != Some(Status::Dropped) {
            let overlaps = outlook.open && overlapping.contains(&step(milestone));
            work.take(milestone, index, outlook.open, overlaps);
        }
    }
    let context = fields::FilterContext::new(portfolio, &names, plan);
    for (index, feedback) in roadmap.feedback.iter().enumerate() {
        let there = feedback.on.is_none_or(|on| day(on) <= plan.today);
        let answered = feedback.answered.is_some_and(|on| day(on) <= plan.today);
        let found = EntryRef {
            roadmap: Some(place),
            kind: Kind::Feedback,
            index,
        };
        if let Some(owner) = context.subject(found).owner()
            && there
            && !answered
            && asks_for_answer(feedback)
        {
            work.acting(owner).unanswered.push(index);
        }
    }
    work.finish(health, place)
}

/// A technology and the rung of it that a milestone reaches.
type InvolvementStep<'p> = (Option<&'p str>, Option<Level>);

fn step(milestone: &Milestone) -> InvolvementStep<'_> {
    (milestone.capability.as_deref(), milestone.reaches)
}

/// The steps on which several work apart.
fn overlapping<'p>(
    roadmap: &'p Roadmap,
    health: &HealthReport,
    place: usize,
) -> Vec<InvolvementStep<'p>> {
    let flags = health.flags.iter().filter(|flag| flag.place == Some(place));
    let flags = flags.filter(|flag| flag.rule == Rule::Overlap);
    let milestones = flags.filter_map(|flag| roadmap.milestones.get(flag.entry?.index));
    milestones.map(step).collect()
}

/// The roles in the making.
struct OwnerWork<'w, 'p> {
    portfolio: &'p Portfolio,
    names: &'w ReferenceIndex<'p>,
    place: usize,
    columns: Vec<Option<usize>>,
    acting: BTreeMap<EntryRef, Acting>,
    groups: BTreeMap<Group, Vec<Share>>,
}

impl<'w, 'p> OwnerWork<'w, 'p> {
    fn new(portfolio: &'p Portfolio, names: &'w ReferenceIndex<'p>, place: usize) -> Self {
        let roadmap = &portfolio.roadmaps[place];
        let own = roadmap.capabilities.iter().enumerate();
        let own = own.filter(|(at, one)| {
            !one.id.is_empty() && roadmap.position(Kind::Capability, &one.id) == Some(*at)
        });
        let columns = own.map(|(at, _)| Some(at)).chain([None]).collect();
        let mut work = Self {
            portfolio,
            names,
            place,
            columns,
            acting: BTreeMap::new(),
            groups: BTreeMap::new(),
        };
        for (index, owner) in roadmap.owners.iter().enumerate() {
            if !owner.id.is_empty() && roadmap.position(Kind::Owner, &owner.id) == Some(index) {
                work.acting(EntryRef {
                    roadmap: Some(place),
                    kind: Kind::Owner,
                    index,
                });
            }
        }
        work
    }

    fn acting(&mut self, owner: EntryRef) -> &mut Acting {
        let columns = self.columns.len();
        let group = self.group(owner);
        self.acting.entry(owner).or_insert_with(|| Acting {
            owner,
            group,
            shares: vec![Share::default(); columns],
            open: Vec::new(),
            unanswered: Vec::new(),
        })
    }

    fn group(&self, owner: EntryRef) -> Option<Group> {
        self.portfolio
            .file(owner.roadmap)
            .owners
            .get(owner.index)?
            .group
    }

    fn named(&self, reference: &str, kind: Kind) -> Option<EntryRef> {
        self.names
            .resolve(Some(self.place), reference, &[kind])
            .found()
    }

    /// Takes a milestone into account.
    fn take(&mut self, milestone: &Milestone, index: usize, open: bool, overlaps: bool) {
        let serves = milestone.capability.as_ref();
        let serves = serves.and_then(|one| self.named(one, Kind::Capability));
        let serves = serves
            .filter(|one| one.roadmap == Some(self.place))
            .map(|one| one.index);
        let last = self.columns.len() - 1;
        let column = self
            .columns
            .iter()
            .position(|one| *one == serves && one.is_some());
        let column = column.unwrap_or(last);
        let owner = milestone
            .owner
            .as_ref()
            .and_then(|one| self.named(one, Kind::Owner));
        let partners: Vec<EntryRef> = milestone
            .partners
            .iter()
            .filter_map(|one| self.named(one, Kind::Owner))
            .collect();
        let mut groups: Vec<Group> = Vec::new();
        if let Some(owner) = owner {
            let acting = self.acting(owner);
            acting.shares[column].owned += 1;
            acting.shares[column].overlaps |= overlaps;
            if open {
                acting.open.push(index);
            }
            if let Some(group) = self.group(owner) {
                let share = self.share(group, column);
                share.owned += 1;
                share.overlaps |= overlaps;
                groups.push(group);
            }
        }
        for partner in partners
            .into_iter()
            .filter(|partner| Some(*partner) != owner)
        {
            self.acting(partner).shares[column].helped += 1;
            if let Some(group) = self.group(partner).filter(|group| !groups.contains(group)) {
                self.share(group, column).helped += 1;
                groups.push(group);
            }
        }
    }

    fn share(&mut self, group: Group, column: usize) -> &mut Share {
        let columns = self.columns.len();
        &mut self
            .groups
            .entry(group)
            .or_insert_with(|| vec![Share::default(); columns])[column]
    }

    fn finish(mut self, health: &HealthReport, place: usize) -> Involvement {
        let last = self.columns.len() - 1;
        let mut shares = self.acting.values().map(|one| &one.shares);
        let works = |share: &Share| share.owned + share.helped > 0;
        if !shares.any(|shares| works(&shares[last])) && last > 0 {
            // Everything serves a technology: no column for the rest.
            self.columns.pop();
        }
        let lone = self.columns.iter();
        let flagged = |at: usize| {
            let mut flags = health.flags.iter().filter(|flag| flag.place == Some(place));
            flags.any(|flag| {
                flag.rule == Rule::LoneGroup && flag.entry.is_some_and(|entry| entry.index == at)
            })
        };
        let lone = lone.map(|column| column.is_some_and(flagged)).collect();
        let mut acting: Vec<Acting> = self.acting.into_values().collect();
        let order = |one: &Acting| {
            (
                one.group.is_none(),
                one.group,
                one.owner.roadmap.is_none(),
                one.owner,
            )
        };
        acting.sort_by_key(order);
        Involvement {
            columns: self.columns,
            lone,
            acting,
            groups: self.groups.into_iter().collect(),
        }
    }
}

/// The groups that a roadmap is looked at by: all that may hold a part in it, the others where somebody is of them.
pub(crate) fn groups(roles: &Involvement) -> impl Iterator<Item = Group> {
    let all = Group::WORDS
        .iter()
        .filter_map(|word| Group::from_word(word));
    all.filter(|group| {
        let aside = matches!(group, Group::Reviewer | Group::Other);
        !aside || roles.acting.iter().any(|one| one.group == Some(*group))
    })
}
