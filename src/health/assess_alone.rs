//! Assessing one roadmap where nothing is asked of the others.

use std::sync::OnceLock;

use crate::model::{EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::schedule::Schedule;

use super::assess::{Basis, HealthReport, RoadmapHealth, assess_roadmap};
use super::capability_level::rungs;
use super::folder_facts::{FolderFacts, all_loaded_owners};

/// The roadmap whose flags are all that stand on an entry; `None` where others may raise some on it too, as they may on an
/// owner, and of `portfolio.toml`.
pub(crate) fn alone_flagged_by(found: EntryRef) -> Option<usize> {
    found.roadmap.filter(|_| found.kind != Kind::Owner)
}

/// Applies every rule to the roadmap at `place` only. Its flags and condition are those that [`super::assess`] finds: what the
/// rules need of other roadmaps is gathered from all of them. The others have no flags, and the condition of an empty one.
pub(crate) fn assess_alone(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    plan: &Schedule,
    place: usize,
) -> HealthReport {
    let mut rungs = rungs(portfolio, names, plan.date(), |_| true);
    let loaded = all_loaded_owners(portfolio, names, plan);
    let folder = FolderFacts::of(portfolio, &loaded);
    let own = std::mem::take(&mut rungs[place]);
    let (flags, condition) = assess_roadmap(portfolio, names, plan, place, own, &folder);
    let mut roadmaps = vec![RoadmapHealth::default(); portfolio.roadmaps.len()];
    roadmaps[place] = condition;
    HealthReport {
        flags,
        roadmaps,
        basis: Basis {
            today: plan.today,
            loaded,
            links: OnceLock::new(),
            #[cfg(test)]
            assessed: 1,
        },
    }
}
