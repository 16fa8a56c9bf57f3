//! Assessing a portfolio after an edit: only the roadmaps that it can concern, the rest taken from the report before.
//!
//! An edit concerns the roadmaps that changed, those that are joined to them by references in either direction and over any
//! number of roadmaps, and those that stand in a relation over the whole folder which changed: the load of an owner, a
//! counterpart, a file of evidence.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::hash::HashSet;
use crate::model::{EntryRef, Portfolio, ReferenceIndex, Roadmap};
use crate::schedule::Schedule;

use super::assess::{
    Basis, HealthReport, RoadmapHealth, assess, assess_roadmap, assess_shared, merged,
    place_of_shared,
};
use super::capability_level::rungs;
use super::flag::Flag;
use super::folder_facts::{FolderFacts, feedback_ids, loaded_owners, loads};
use super::links;

/// A report that was made before an edit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EarlierReport<'b> {
    /// The portfolio that it is of.
    pub portfolio: &'b Portfolio,
    /// The report.
    pub report: &'b HealthReport,
    /// The ids of the roadmaps that are not as they were; every other one is, and `portfolio.toml` is.
    pub changed: &'b [String],
}

/// What [`assess`] says of `portfolio`, found from what was said before an edit.
pub(crate) fn reassess(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    plan: &Schedule,
    before: EarlierReport<'_>,
) -> HealthReport {
    match Concerned::of(portfolio, names, plan, before) {
        Some(concerned) => concerned.report(portfolio, names, plan, before.report),
        None => assess(portfolio, names, plan),
    }
}

/// The roadmaps that an edit can concern.
struct Concerned {
    /// Those that are joined to a changed one.
    joined: Vec<bool>,
    /// Those and the others.
    all: Vec<bool>,
    loaded: Vec<Vec<EntryRef>>,
    links: Vec<links::NamedRoadmaps>,
}

impl Concerned {
    /// Finds them; `None` where it can be any.
    fn of(
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
        plan: &Schedule,
        before: EarlierReport<'_>,
    ) -> Option<Concerned> {
        let (old, basis) = (before.portfolio, &before.report.basis);
        let ids = |portfolio: &Portfolio| portfolio.roadmaps.len();
        let same_files = ids(old) == ids(portfolio)
            && (old.roadmaps.iter().zip(&portfolio.roadmaps)).all(|(a, b)| a.id == b.id)
            && old.unread == portfolio.unread;
        if !same_files || basis.today != plan.today {
            return None;
        }
        let changed = before.changed.iter();
        let changed: Vec<usize> = changed
            .map(|id| portfolio.position(id))
            .collect::<Option<_>>()?;
        let mut links = basis.links.get_or_init(|| links::all(old)).clone();
        let mut joins: Vec<(usize, u32)> = Vec::new();
        for &place in &changed {
            joins.extend(links[place].iter().map(|&to| (place, to)));
            links[place] = links::links(portfolio, &portfolio.roadmaps[place]);
        }
        let joined = joined(&links, &joins, &changed);
        // What portfolio.toml names elsewhere, everybody can come to.
        let shared = links::links(portfolio, &portfolio.shared);
        if shared.iter().any(|&place| joined[place as usize]) {
            return None;
        }
        let mut loaded = basis.loaded.clone();
        for place in (0..loaded.len()).filter(|&place| joined[place]) {
            loaded[place] = loaded_owners(portfolio, names, plan, place);
        }
        let mut concerned = Concerned {
            all: joined.clone(),
            joined,
            loaded,
            links,
        };
        concerned.add_loads(plan, &basis.loaded);
        concerned.add_twins(portfolio, old, &changed);
        concerned.add_evidence(portfolio, old);
        Some(concerned)
    }

    fn add(&mut self, concerns: impl Fn(usize) -> bool) {
        for (place, is_in) in self.all.iter_mut().enumerate() {
            *is_in = *is_in || concerns(place);
        }
    }

    /// Adds the roadmaps of owners whose load is another, and over the limit or no longer.
    fn add_loads(&mut self, plan: &Schedule, before: &[Vec<EntryRef>]) {
        let (old, new) = (loads(before), loads(&self.loaded));
        let most = |owner: &EntryRef| {
            let [old, new] = [&old, &new].map(|loads| loads.get(owner).copied().unwrap_or(0));
            (old != new).then_some(old.max(new))
        };
        let moved: HashSet<EntryRef> = (old.keys().chain(new.keys()))
            .filter(|owner| most(owner).is_some())
            .copied()
            .collect();
        if moved.is_empty() {
            return;
        }
        let loaded = std::mem::take(&mut self.loaded);
        self.add(|place| {
            let limit = plan.roadmaps[place].limits.owner_load;
            let mut moved = loaded[place].iter().filter(|owner| moved.contains(owner));
            moved.any(|owner| most(owner).is_some_and(|most| most as i64 > limit))
        });
        self.loaded = loaded;
    }

    /// Adds the roadmaps that share a name or a feedback with one that gained or lost it.
    fn add_twins(&mut self, portfolio: &Portfolio, old: &Portfolio, changed: &[usize]) {
        let signs = |roadmap: &Roadmap| -> HashSet<(bool, String)> {
            let ids = feedback_ids(roadmap).map(|id| (true, id.to_owned()));
            let name = roadmap.cluster.name.as_deref();
            ids.chain(name.map(|name| (false, name.to_owned())))
                .collect()
        };
        let mut moved: HashSet<(bool, String)> = HashSet::default();
        for &place in changed {
            let [was, is] = [old, portfolio].map(|one| signs(&one.roadmaps[place]));
            moved.extend(was.symmetric_difference(&is).cloned());
        }
        if !moved.is_empty() {
            self.add(|place| !signs(&portfolio.roadmaps[place]).is_disjoint(&moved));
        }
    }

    /// Adds the roadmaps that name a file of evidence which came or went.
    fn add_evidence(&mut self, portfolio: &Portfolio, old: &Portfolio) {
        let (was, is) = (&old.missing_files, &portfolio.missing_files);
        if was == is {
            return;
        }
        let differs = |name: &str| was.contains(name) != is.contains(name);
        self.add(|place| {
            let mut files = portfolio.roadmaps[place].evidence_files();
            files.any(|(_, name)| differs(name))
        });
    }

    /// The report, with these roadmaps assessed and the others as they were.
    fn report(
        self,
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
        plan: &Schedule,
        before: &HealthReport,
    ) -> HealthReport {
        let rungs = rungs(portfolio, names, plan.date(), |place| self.joined[place]);
        let folder = FolderFacts::of(portfolio, &self.loaded);
        let places = rungs.into_iter().enumerate();
        let places: Vec<_> = places.filter(|(place, _)| self.all[*place]).collect();
        let assessed: Vec<(usize, (Vec<Arc<Flag>>, RoadmapHealth))> = places
            .into_par_iter()
            .map(|(place, rungs)| {
                let rungs = match self.joined[place] {
                    true => rungs,
                    false => before.roadmaps[place].rungs.clone(),
                };
                let found = assess_roadmap(portfolio, names, plan, place, rungs, &folder);
                (place, found)
            })
            .collect();
        #[cfg(test)]
        let count = assessed.len();
        let mut roadmaps = before.roadmaps.clone();
        let mut lists = Vec::with_capacity(assessed.len() + 1);
        let shared = place_of_shared(portfolio);
        let mut of_shared = Some(assess_shared(portfolio, names, plan));
        for (place, (flags, condition)) in assessed {
            if place >= shared {
                lists.extend(of_shared.take());
            }
            lists.push(flags);
            roadmaps[place] = condition;
        }
        lists.extend(of_shared);
        let stands = |flag: &&Arc<Flag>| flag.place.is_some_and(|place| !self.all[place]);
        let kept = before.flags.iter().filter(stands).cloned();
        HealthReport {
            flags: merged_two(kept, merged(lists), shared),
            roadmaps,
            basis: Basis {
                today: plan.today,
                loaded: self.loaded,
                links: self.links.into(),
                #[cfg(test)]
                assessed: count,
            },
        }
    }
}

/// The roadmaps that are joined to any of `from`, by `links` or those of `more`, in either direction.
fn joined(links: &[links::NamedRoadmaps], more: &[(usize, u32)], from: &[usize]) -> Vec<bool> {
    let mut joined = vec![false; links.len()];
    let mut back: Vec<links::NamedRoadmaps> = vec![Vec::new(); links.len()];
    let own = links.iter().enumerate();
    let own = own.flat_map(|(place, links)| links.iter().map(move |&to| (place, to)));
    for (place, to) in own.chain(more.iter().copied()) {
        back[to as usize].push(place as u32);
    }
    for &(place, to) in more {
        back[place].push(to);
    }
    let mut next = from.to_vec();
    while let Some(place) = next.pop() {
        if !std::mem::replace(&mut joined[place], true) {
            let near = links[place].iter().chain(&back[place]);
            next.extend(near.map(|&near| near as usize));
        }
    }
    joined
}

/// One list of two in the order of flags, in which those of `portfolio.toml` stand before those of the roadmap at
/// `shared`.
fn merged_two(
    kept: impl Iterator<Item = Arc<Flag>>,
    new: Vec<Arc<Flag>>,
    shared: usize,
) -> Vec<Arc<Flag>> {
    let place = |flag: &Flag| match flag.place {
        Some(place) => (place, true),
        None => (shared, false),
    };
    let order = |flag: &Flag| (flag.rank(), place(flag));
    let mut flags = Vec::with_capacity(new.len() + kept.size_hint().1.unwrap_or(0));
    let mut new = new.into_iter().peekable();
    for flag in kept {
        let at = order(&flag);
        while let Some(before) = new.next_if(|new| order(new) < at) {
            flags.push(before);
        }
        flags.push(flag);
    }
    flags.extend(new);
    flags
}
