//! The numbers by which one cluster's changes are told in a sentence.

use std::collections::BTreeMap;

use super::change::{ChangeCategory, ChangedField};
use super::collect::moves_a_date;
use crate::model::{Date, EntryRef, Kind, Owner, Portfolio, Roadmap, Value};

/// How many days a reason added, and whose milestone it added most to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReasonDays {
    /// The reason category; none where the log gives none.
    pub code: Option<String>,
    /// Days, of moves later less those earlier.
    pub days: i64,
    /// The organisation of the owner whose milestones it moved most.
    pub organisation: Option<String>,
}

/// Milestones whose expected date moved the same way, and by how many days in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Postponement {
    /// How many milestones.
    pub milestones: usize,
    /// By so many days together.
    pub days: i64,
    /// The reasons, the most days first; they add up to `days`.
    pub reasons: Vec<ReasonDays>,
}

/// The numbers of one cluster's changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ChangeFigures {
    /// Milestones that were done in these days.
    pub done: usize,
    /// Entries that were added.
    pub added: usize,
    /// Milestones that were dropped, and entries that were removed.
    pub dropped: usize,
    /// Milestones that are expected later than before.
    pub postponed: Postponement,
    /// Milestones that are expected earlier than before; the days are negative.
    pub brought_forward: Postponement,
    /// Baselines that were moved.
    pub rebaselined: usize,
    /// Assessments on the ladder that differ from the one before.
    pub levels: usize,
    /// Remarks that were received.
    pub received: usize,
    /// Remarks that were answered.
    pub answered: usize,
    /// Changes that should have said why and did not.
    pub without_reason: usize,
}

impl ChangeFigures {
    /// The numbers of `changes`, which are all of that roadmap in that range.
    pub(crate) fn of(
        portfolio: &Portfolio,
        roadmap: &Roadmap,
        changes: &[ChangedField],
        in_range: &dyn Fn(Date) -> bool,
    ) -> Self {
        let became = |word: &'static str| {
            let text = move |one: &&ChangedField| {
                one.kind == Some(Kind::Milestone)
                    && one.field == "status"
                    && one.to.as_ref().and_then(Value::as_text) == Some(word)
            };
            changes.iter().filter(text).count()
        };
        let field = |key: &str| changes.iter().filter(|one| one.field == key).count();
        let dated = |date: Option<Date>| date.is_some_and(in_range);
        let feedback = &roadmap.feedback;
        Self {
            done: became("done"),
            added: (changes.iter())
                .filter(|one| one.field == "added" && one.from.is_none())
                .count(),
            dropped: became("dropped") + field("removed"),
            postponed: moved(portfolio, changes, |days| days > 0),
            brought_forward: moved(portfolio, changes, |days| days < 0),
            rebaselined: baselines_moved(changes),
            levels: (changes.iter())
                .filter(|one| one.category == ChangeCategory::Level && one.from != one.to)
                .count(),
            received: feedback.iter().filter(|one| dated(one.on)).count(),
            answered: feedback.iter().filter(|one| dated(one.answered)).count(),
            without_reason: changes.iter().filter(|one| one.lacks_reason).count(),
        }
    }
}

fn baselines_moved(changes: &[ChangedField]) -> usize {
    let moved = |one: &&ChangedField| {
        one.category == ChangeCategory::Baseline && one.days.is_some_and(|days| days != 0)
    };
    changes.iter().filter(moved).count()
}

/// The milestones whose moves together go that way.
fn moved(portfolio: &Portfolio, changes: &[ChangedField], way: fn(i64) -> bool) -> Postponement {
    let mut milestones: BTreeMap<EntryRef, Vec<(&ChangedField, i64)>> = BTreeMap::new();
    for change in changes.iter().filter(|one| moves_a_date(one)) {
        if let (Some(entry), Some(days)) = (change.entry, change.days) {
            milestones.entry(entry).or_default().push((change, days));
        }
    }
    let net = |moves: &Vec<(&ChangedField, i64)>| moves.iter().map(|(_, days)| days).sum::<i64>();
    milestones.retain(|_, moves| way(net(moves)));
    let moves: Vec<(&ChangedField, i64)> = milestones.values().flatten().copied().collect();
    Postponement {
        milestones: milestones.len(),
        days: moves.iter().map(|(_, days)| days).sum(),
        reasons: reasons(portfolio, &moves),
    }
}

fn reasons(portfolio: &Portfolio, moves: &[(&ChangedField, i64)]) -> Vec<ReasonDays> {
    let mut by_code: BTreeMap<Option<&str>, Vec<(&ChangedField, i64)>> = BTreeMap::new();
    for &(change, days) in moves {
        by_code
            .entry(change.code.as_deref())
            .or_default()
            .push((change, days));
    }
    let reason = |(code, moves): (Option<&str>, Vec<(&ChangedField, i64)>)| {
        let mut organisations: BTreeMap<String, i64> = BTreeMap::new();
        for (change, days) in &moves {
            if let Some(name) = change
                .owner
                .and_then(|owner| organisation(portfolio, owner))
            {
                *organisations.entry(name).or_default() += days.abs();
            }
        }
        ReasonDays {
            code: code.map(str::to_owned),
            days: moves.iter().map(|(_, days)| days).sum(),
            organisation: organisations
                .into_iter()
                .max_by_key(|(_, days)| *days)
                .map(|one| one.0),
        }
    };
    let mut reasons: Vec<ReasonDays> = by_code.into_iter().map(reason).collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.days.abs()));
    reasons
}

/// The organisation of an owner, else its role.
pub(crate) fn organisation(portfolio: &Portfolio, owner: EntryRef) -> Option<String> {
    let owner: &Owner = portfolio.file(owner.roadmap).owners.get(owner.index)?;
    let organisation = owner.org.as_ref().map(String::from);
    organisation.or_else(|| Some(owner.office()))
}
