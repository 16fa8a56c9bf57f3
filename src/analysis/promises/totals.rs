//! Promises counted: the share that was kept and the usual slip, by owner, organisation, kind of milestone and reason.

use std::collections::BTreeMap;

use super::promise::{Promise, PromiseOutcome};
use crate::model::{EntryRef, Level, Portfolio, WordEnum};

/// The promises of one owner, organisation, kind or reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PromiseGroup {
    /// What they have in common; none where it is not known.
    pub name: Option<String>,
    /// How many dates were promised.
    pub promised: usize,
    /// How many of them were kept.
    pub kept: usize,
    /// How many were moved later.
    pub moved: usize,
    /// How many were missed.
    pub missed: usize,
    /// Kept, of those kept, moved later or missed; none where nothing is settled.
    pub share_kept: Option<f64>,
    /// The median of the days late of those settled, 0 for one that was kept.
    pub usual_slip: Option<f64>,
    /// The days by which dates were moved later or missed, in all.
    pub days_lost: i64,
}

/// The days lost by one organisation for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LostDays {
    /// The organisation; none where nobody answered.
    pub organisation: Option<String>,
    /// The reason category; none where none is logged.
    pub code: Option<String>,
    /// How many dates.
    pub promises: usize,
    /// How many days.
    pub days: i64,
}

/// Promises put together in every way.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PromiseTotals {
    /// All of them.
    pub all: PromiseGroup,
    /// By the owner at the time.
    pub by_owner: Vec<PromiseGroup>,
    /// By the organisation of the owner.
    pub by_organisation: Vec<PromiseGroup>,
    /// By the rung that the milestone reaches.
    pub by_kind: Vec<PromiseGroup>,
    /// By the reason of the move.
    pub by_reason: Vec<PromiseGroup>,
    /// Days lost by organisation and reason, the most first.
    pub lost: Vec<LostDays>,
}

impl PromiseTotals {
    /// Counts them. Groups come with the most days lost first.
    pub(crate) fn of(portfolio: &Portfolio, promises: &[Promise]) -> Self {
        let owner = |one: &Promise| one.owner.map(|found| office(portfolio, found));
        let organisation = |one: &Promise| organisation(portfolio, one.owner);
        let kind = |one: &Promise| {
            let file = portfolio.file(one.milestone.roadmap);
            let reaches = file.milestones.get(one.milestone.index)?.reaches;
            reaches.map(|level: Level| level.word().to_owned())
        };
        Self {
            all: group(None, promises.iter()),
            by_owner: groups(promises, owner),
            by_organisation: groups(promises, organisation),
            by_kind: groups(promises, kind),
            by_reason: groups(
                &promises
                    .iter()
                    .filter(|one| matches!(one.outcome, PromiseOutcome::Moved(_)))
                    .cloned()
                    .collect::<Vec<_>>(),
                |one| one.code.clone(),
            ),
            lost: lost(portfolio, promises),
        }
    }
}

fn office(portfolio: &Portfolio, found: EntryRef) -> String {
    let owner = portfolio.file(found.roadmap).owners.get(found.index);
    owner.map(crate::model::Owner::office).unwrap_or_default()
}

/// The organisation of an owner, its office where it has none.
pub(super) fn organisation(portfolio: &Portfolio, owner: Option<EntryRef>) -> Option<String> {
    let found = owner?;
    let owner = portfolio.file(found.roadmap).owners.get(found.index)?;
    Some(
        owner
            .org
            .clone()
            .map_or_else(|| owner.office(), String::from),
    )
}

fn groups(promises: &[Promise], key: impl Fn(&Promise) -> Option<String>) -> Vec<PromiseGroup> {
    let mut by: BTreeMap<Option<String>, Vec<&Promise>> = BTreeMap::new();
    for one in promises {
        by.entry(key(one)).or_default().push(one);
    }
    let mut groups: Vec<PromiseGroup> = by
        .into_iter()
        .map(|(name, own)| group(name, own.into_iter()))
        .collect();
    groups.sort_by_key(|one| std::cmp::Reverse(one.days_lost));
    groups
}

fn group<'p>(name: Option<String>, promises: impl Iterator<Item = &'p Promise>) -> PromiseGroup {
    let mut group = PromiseGroup {
        name,
        ..PromiseGroup::default()
    };
    let mut late: Vec<i64> = Vec::new();
    for one in promises {
        group.promised += 1;
        match one.outcome {
            PromiseOutcome::Kept => group.kept += 1,
            PromiseOutcome::Moved(days) if days > 0 => group.moved += 1,
            PromiseOutcome::Missed(_) => group.missed += 1,
            _ => {}
        }
        if let Some(days) = one.outcome.days_late() {
            late.push(days);
            group.days_lost += days;
        }
    }
    late.sort_unstable();
    let settled = group.kept + group.moved + group.missed;
    group.share_kept = (settled > 0).then(|| group.kept as f64 / settled as f64);
    group.usual_slip = crate::health::median(&late);
    group
}

fn lost(portfolio: &Portfolio, promises: &[Promise]) -> Vec<LostDays> {
    let mut by: BTreeMap<(Option<String>, Option<String>), (usize, i64)> = BTreeMap::new();
    for one in promises {
        if let Some(days) = one.outcome.days_late().filter(|days| *days > 0) {
            let key = (organisation(portfolio, one.owner), one.code.clone());
            let sum = by.entry(key).or_default();
            sum.0 += 1;
            sum.1 += days;
        }
    }
    let mut lost: Vec<LostDays> = by
        .into_iter()
        .map(|((organisation, code), (promises, days))| LostDays {
            organisation,
            code,
            promises,
            days,
        })
        .collect();
    lost.sort_by_key(|one| std::cmp::Reverse(one.days));
    lost
}
