//! Two owners who work towards the same rung of one capability, apart.

use crate::model::hash::{HashMap, HashSet};

use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::{EntryRef, Kind, Level};

/// The milestones towards one rung seen so far. Kept so that each costs only its own partners, however many
/// there are: an owner is *apart* from another unless all of its milestones name the other as partner.
#[derive(Default)]
struct LevelAims {
    /// For each owner, the partners that all of its milestones name.
    always: HashMap<EntryRef, HashSet<EntryRef>>,
    /// For each partner, how many owners always name it.
    named_by: HashMap<EntryRef, usize>,
}

impl LevelAims {
    fn names(&self, owner: EntryRef, partner: EntryRef) -> bool {
        self.always
            .get(&owner)
            .is_some_and(|partners| partners.contains(&partner))
    }

    /// Whether an earlier milestone of another owner is apart from one of `owner` with `partners`.
    fn overlaps(&self, owner: EntryRef, partners: &HashSet<EntryRef>) -> bool {
        let others = self.always.len() - usize::from(self.always.contains_key(&owner));
        let own_names_itself = usize::from(self.names(owner, owner));
        let always_name_it = self.named_by.get(&owner).copied().unwrap_or(0) - own_names_itself;
        let excused = partners
            .iter()
            .filter(|&&other| other != owner && self.always.contains_key(&other))
            .filter(|&&other| !self.names(other, owner))
            .count();
        others > always_name_it + excused
    }

    fn add(&mut self, owner: EntryRef, partners: HashSet<EntryRef>) {
        match self.always.get_mut(&owner) {
            None => {
                for &partner in &partners {
                    *self.named_by.entry(partner).or_default() += 1;
                }
                self.always.insert(owner, partners);
            }
            Some(always) => {
                for gone in always.extract_if(|one| !partners.contains(one)) {
                    if let Some(count) = self.named_by.get_mut(&gone) {
                        *count -= 1;
                    }
                }
            }
        }
    }
}

/// A rung that a milestone leads to, and the owner of the milestone, where all three are known.
fn aim(step: &MilestoneContext<'_>) -> Option<((EntryRef, Level), EntryRef)> {
    let open = step.outlook.open;
    Some(((step.capability?, step.entry.reaches?), step.owner?)).filter(|_| open)
}

/// The rungs towards which more than one owner works.
fn shared_rungs(facts: &RuleContext<'_>) -> HashMap<(EntryRef, Level), LevelAims> {
    let mut owners: HashMap<(EntryRef, Level), EntryRef> = HashMap::default();
    let mut shared = HashMap::default();
    for (rung, owner) in facts.milestones.iter().filter_map(aim) {
        if *owners.entry(rung).or_insert(owner) != owner {
            shared.insert(rung, LevelAims::default());
        }
    }
    shared
}

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    let mut rungs = shared_rungs(facts);
    if rungs.is_empty() {
        return;
    }
    for step in &facts.milestones {
        let Some((rung @ (capability, reaches), owner)) = aim(step) else {
            continue;
        };
        let Some(aims) = rungs.get_mut(&rung) else {
            continue;
        };
        let partners = partners(facts, step);
        if aims.overlaps(owner, &partners) {
            collector.raise(Rule::Overlap, Notice, (Kind::Milestone, step.index), None, || {
                let file = facts.portfolio.file(capability.roadmap);
                let capability = &file.capabilities[capability.index].id;
                format!(
                    "an earlier milestone of another owner also takes {capability} to {reaches}, and neither owner is \
                     a partner of the other"
                )
            });
        }
        aims.add(owner, partners);
    }
}

fn partners(facts: &RuleContext<'_>, step: &MilestoneContext<'_>) -> HashSet<EntryRef> {
    let partners = step.entry.partners.iter();
    partners
        .filter_map(|partner| facts.named(Some(partner), &[Kind::Owner]))
        .collect()
}
