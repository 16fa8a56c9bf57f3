//! Assessing a portfolio: every rule over every roadmap, the letters, and the figures beside them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::dates::date::DayNumber;
use crate::model::{EntryRef, Kind, PORTFOLIO, Portfolio, ReferenceIndex, Status};
use crate::schedule::Schedule;

use super::capability_level::{CapabilityLevel, rungs, scores};
use super::disabled_rules::DisabledRules;
use super::duplicate_ids::DuplicateIds;
use super::efficiency::Efficiency;
use super::feedback_metrics::{self, LoopFigures};
use super::flag::{Flag, FlagRank, Severity};
use super::flag_collector::FlagCollector;
use super::folder_facts::{FolderFacts, all_loaded_owners};
use super::funds::{CurrencyTotals, FundMetrics, totals};
use super::grades::{Entries, HealthGrades};
use super::links::NamedRoadmaps;
use super::rule_context::RuleContext;
use super::rules::RuleGroup;
use super::{dates, file, upkeep};

/// What is wrong with a portfolio on one day.
#[derive(Debug)]
pub struct HealthReport {
    /// Every flag, in the order in which they are listed everywhere.
    pub flags: Vec<Arc<Flag>>,
    /// The condition of each roadmap, in the order of the portfolio.
    pub roadmaps: Vec<RoadmapHealth>,
    /// What the next report can go on from.
    pub(super) basis: Basis,
}

/// What the report after an edit goes on from.
#[derive(Debug)]
pub(super) struct Basis {
    /// The status date.
    pub today: DayNumber,
    /// The owners whose load each roadmap counts for.
    pub loaded: Vec<Vec<EntryRef>>,
    /// What each roadmap names in others; gathered when it is first needed.
    pub links: OnceLock<Vec<NamedRoadmaps>>,
    /// How many roadmaps were assessed for this report.
    #[cfg(test)]
    pub assessed: usize,
}

#[cfg(test)]
impl HealthReport {
    /// How many roadmaps were assessed for it: all, or after an edit those that it could concern.
    pub(crate) fn assessed(&self) -> usize {
        self.basis.assessed
    }
}

/// What has the report of a portfolio, or makes it when it is first asked for.
pub trait HealthSource: std::fmt::Debug + Sync {
    /// The report.
    fn report(&self) -> &HealthReport;
}

impl HealthSource for HealthReport {
    fn report(&self) -> &HealthReport {
        self
    }
}

/// The condition of one roadmap.
#[derive(Clone, Debug, Default)]
pub struct RoadmapHealth {
    /// The health letters.
    pub letters: HealthGrades,
    /// Open milestones.
    pub open: usize,
    /// Milestones done.
    pub done: usize,
    /// Milestones dropped.
    pub dropped: usize,
    /// Flags that are errors.
    pub errors: usize,
    /// Flags that are warnings.
    pub warnings: usize,
    /// Flags that are notices.
    pub notices: usize,
    /// Flags of the group *file*, whatever their severity: so many to mend.
    pub to_mend: usize,
    /// The rules that are off.
    pub off: DisabledRules,
    /// The rung of each capability, in the order of the file.
    pub rungs: Vec<CapabilityLevel>,
    /// Collective efficiency and upgrading.
    pub efficiency: Efficiency,
    /// The figures of feedback.
    pub feedback: LoopFigures,
    /// The money of each fund, in the order of the file.
    pub funds: Vec<FundMetrics>,
    /// The money of all funds by currency.
    pub fund_totals: Vec<CurrencyTotals>,
}

/// Applies every rule to `portfolio`, with the dates of `plan`, which is of the same portfolio.
pub fn assess(portfolio: &Portfolio, names: &ReferenceIndex<'_>, plan: &Schedule) -> HealthReport {
    let rungs = rungs(portfolio, names, plan.date(), |_| true);
    let loaded = all_loaded_owners(portfolio, names, plan);
    let folder = FolderFacts::of(portfolio, &loaded);
    let assessed: Vec<(Vec<Arc<Flag>>, RoadmapHealth)> = rungs
        .into_par_iter()
        .enumerate()
        .map(|(place, rungs)| assess_roadmap(portfolio, names, plan, place, rungs, &folder))
        .collect();
    let mut lists = Vec::with_capacity(assessed.len() + 1);
    let mut roadmaps = Vec::with_capacity(assessed.len());
    for (found, condition) in assessed {
        lists.push(found);
        roadmaps.push(condition);
    }
    let before = place_of_shared(portfolio);
    lists.insert(before, assess_shared(portfolio, names, plan));
    HealthReport {
        flags: merged(lists),
        basis: Basis {
            today: plan.today,
            loaded,
            links: OnceLock::new(),
            #[cfg(test)]
            assessed: roadmaps.len(),
        },
        roadmaps,
    }
}

/// Before which roadmap the flags of `portfolio.toml` stand, among those of one rank.
pub(super) fn place_of_shared(portfolio: &Portfolio) -> usize {
    let roadmaps = &portfolio.roadmaps;
    roadmaps.partition_point(|one| one.id.as_str() < PORTFOLIO)
}

/// The flags of one file in their order.
fn sorted(flags: Vec<Arc<Flag>>) -> Vec<Arc<Flag>> {
    let keys = flags.into_iter().enumerate();
    let mut keys: Vec<_> = keys.map(|(at, flag)| (flag.rank(), at, flag)).collect();
    keys.sort_unstable_by(|a, b| {
        let of_entry = || a.2.order_in_file(&b.2);
        a.0.cmp(&b.0).then_with(of_entry).then(a.1.cmp(&b.1))
    });
    keys.into_iter().map(|(_, _, flag)| flag).collect()
}

/// One list of many, each in order, the lists themselves by roadmap: of two flags of one rank that of the earlier list stands
/// first.
pub(super) fn merged(lists: Vec<Vec<Arc<Flag>>>) -> Vec<Arc<Flag>> {
    let mut flags = Vec::with_capacity(lists.iter().map(Vec::len).sum());
    let mut lists: Vec<_> = lists.into_iter().map(Vec::into_iter).collect();
    let rank =
        |list: &std::vec::IntoIter<Arc<Flag>>| list.as_slice().first().map(|flag| flag.rank());
    let ranked = lists.iter().enumerate();
    let mut next: BinaryHeap<Reverse<(FlagRank, usize)>> = ranked
        .filter_map(|(place, list)| Some(Reverse((rank(list)?, place))))
        .collect();
    while let Some(mut first) = next.peek_mut() {
        let Reverse((_, place)) = *first;
        flags.extend(lists[place].next());
        match rank(&lists[place]) {
            Some(rank) => *first = Reverse((rank, place)),
            None => {
                PeekMut::pop(first);
            }
        }
    }
    flags
}

/// `portfolio.toml` has only the flags that any file can have.
pub(super) fn assess_shared(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    plan: &Schedule,
) -> Vec<Arc<Flag>> {
    let duplicates = DuplicateIds::known(portfolio, names, None);
    let mut collector = FlagCollector::new(portfolio, None);
    file::raise(
        portfolio,
        names,
        None,
        &duplicates,
        plan.today,
        &mut collector,
    );
    sorted(collector.flags)
}

/// Applies every rule to one roadmap.
pub(super) fn assess_roadmap(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    plan: &Schedule,
    place: usize,
    rungs: Vec<CapabilityLevel>,
    folder: &FolderFacts<'_>,
) -> (Vec<Arc<Flag>>, RoadmapHealth) {
    let duplicates = DuplicateIds::known(portfolio, names, Some(place));
    let mut facts = RuleContext::new(portfolio, names, plan, place, &duplicates, &rungs, folder);
    let followed_up = feedback_metrics::followed_up(&facts);
    let mut collector = FlagCollector::new(portfolio, Some(place));
    dates::raise(&facts, &mut collector);
    upkeep::raise(&facts, &mut collector);
    feedback_metrics::raise(&facts, &followed_up, &mut collector);
    file::raise_of_roadmap(&facts, &mut collector);
    file::raise(
        portfolio,
        names,
        Some(place),
        &duplicates,
        plan.today,
        &mut collector,
    );
    let figures = feedback_metrics::figures(&facts, &followed_up);
    let count = |holds: fn(Status) -> bool| {
        facts
            .milestones
            .iter()
            .filter(|step| step.outlook.status.is_some_and(holds))
            .count()
    };
    let (done, dropped) = (
        count(|one| one == Status::Done),
        count(|one| one == Status::Dropped),
    );
    let open = facts.milestones.len() - done - dropped;
    let off = collector.off();
    let flags = sorted(collector.flags);
    let of = |severity| {
        flags
            .iter()
            .filter(|flag| flag.severity == severity)
            .count()
    };
    let condition = RoadmapHealth {
        letters: HealthGrades::new(
            &flags,
            Entries {
                open,
                others: others(&facts),
                waiting: figures.waiting,
            },
        ),
        open,
        done,
        dropped,
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notices: of(Severity::Notice),
        to_mend: flags
            .iter()
            .filter(|flag| flag.rule.group() == RuleGroup::File)
            .count(),
        off,
        efficiency: Efficiency::of(scores(facts.roadmap, plan.date())),
        feedback: figures,
        fund_totals: totals(portfolio, &facts.roadmap.funds, &duplicates, &facts.funds),
        funds: std::mem::take(&mut facts.funds),
        rungs: Vec::new(),
    };
    drop(facts);
    (flags, RoadmapHealth { rungs, ..condition })
}

/// Capabilities, indicators, placements and funds, each id once.
fn others(facts: &RuleContext<'_>) -> usize {
    let roadmap = facts.roadmap;
    facts
        .effective(Kind::Capability, &roadmap.capabilities)
        .count()
        + facts
            .effective(Kind::Indicator, &roadmap.indicators)
            .count()
        + facts
            .effective(Kind::Placement, &roadmap.placements)
            .count()
        + facts.effective(Kind::Fund, &roadmap.funds).count()
}
