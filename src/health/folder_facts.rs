//! What some rules need to know of the whole folder: how much each owner has to do, and what other roadmaps hold.

use crate::model::hash::HashMap;

use rayon::prelude::*;

use crate::model::{EntryRef, Kind, Portfolio, ReferenceIndex, Roadmap};
use crate::schedule::Schedule;

/// An open milestone counts for its owner's load where it is due within so many days, or past.
pub(super) const LOAD_DAYS: i64 = 92;

/// Facts of the whole folder.
#[derive(Debug, Default)]
pub(super) struct FolderFacts<'p> {
    /// How many open milestones with a date within [`LOAD_DAYS`] each owner has.
    pub loads: HashMap<EntryRef, usize>,
    /// The first roadmap, in the order of ids, that holds a feedback of each id.
    first_with_feedback: HashMap<&'p str, usize>,
    /// The first roadmap of each cluster name.
    first_of_name: HashMap<&'p str, usize>,
}

/// Why a roadmap may be a copy of an earlier one.
pub(super) enum CopySign<'p> {
    /// A feedback of the same id.
    Feedback(&'p str),
    /// The same name of the cluster.
    Name(&'p str),
}

impl<'p> FolderFacts<'p> {
    /// Gathers them, in time linear in the entries of the folder. `loaded` are the owners of [`loaded_owners`], roadmap by
    /// roadmap.
    pub(crate) fn of(portfolio: &'p Portfolio, loaded: &[Vec<EntryRef>]) -> Self {
        let mut facts = Self {
            loads: loads(loaded),
            ..Self::default()
        };
        for (place, roadmap) in portfolio.roadmaps.iter().enumerate() {
            for id in feedback_ids(roadmap) {
                facts.first_with_feedback.entry(id).or_insert(place);
            }
            if let Some(name) = &roadmap.cluster.name {
                facts.first_of_name.entry(name).or_insert(place);
            }
        }
        facts
    }

    /// The first roadmap before the one at `place` that holds the same, and what.
    pub(crate) fn earlier_copy(
        &self,
        place: usize,
        roadmap: &'p Roadmap,
    ) -> Option<(usize, CopySign<'p>)> {
        let by_feedback = feedback_ids(roadmap)
            .filter_map(|id| Some((*self.first_with_feedback.get(id)?, CopySign::Feedback(id))))
            .min_by_key(|&(first, _)| first);
        let by_name = roadmap.cluster.name.as_deref();
        let by_name =
            by_name.and_then(|name| Some((*self.first_of_name.get(name)?, CopySign::Name(name))));
        let all = by_name.into_iter().chain(by_feedback);
        all.filter(|&(first, _)| first < place)
            .min_by_key(|&(first, _)| first)
    }
}

/// How many milestones count for the load of each owner.
pub(super) fn loads(loaded: &[Vec<EntryRef>]) -> HashMap<EntryRef, usize> {
    let mut loads: HashMap<EntryRef, usize> = HashMap::default();
    for owner in loaded.iter().flatten() {
        *loads.entry(*owner).or_default() += 1;
    }
    loads
}

/// The owners of [`loaded_owners`] of every roadmap.
pub(super) fn all_loaded_owners(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    plan: &Schedule,
) -> Vec<Vec<EntryRef>> {
    (0..portfolio.roadmaps.len())
        .into_par_iter()
        .map(|place| loaded_owners(portfolio, names, plan, place))
        .collect()
}

/// The ids of the feedback of a roadmap.
pub(super) fn feedback_ids(roadmap: &Roadmap) -> impl Iterator<Item = &str> {
    let ids = roadmap.feedback.iter().map(|one| one.id.as_str());
    ids.filter(|id| !id.is_empty())
}

/// The owner of each open milestone of a roadmap that counts for a load.
pub(super) fn loaded_owners(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    plan: &Schedule,
    place: usize,
) -> Vec<EntryRef> {
    let milestones = portfolio.roadmaps[place].milestones.iter();
    let outlooks = &plan.roadmaps[place].milestones;
    let owner_of = |(milestone, outlook): (
        &crate::model::Milestone,
        &crate::schedule::MilestoneSchedule,
    )| {
        let owner = milestone
            .owner
            .as_ref()
            .filter(|_| counts_for_load(outlook, plan.today))?;
        names.resolve(Some(place), owner, &[Kind::Owner]).found()
    };
    milestones.zip(outlooks).filter_map(owner_of).collect()
}

/// Whether a milestone counts for the load of its owner.
pub(super) fn counts_for_load(outlook: &crate::schedule::MilestoneSchedule, today: i64) -> bool {
    let date = outlook
        .expected
        .filter(|_| outlook.open && !outlook.duplicate);
    date.is_some_and(|date| date - today <= LOAD_DAYS)
}
