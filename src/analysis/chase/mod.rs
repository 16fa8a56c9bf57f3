//! What an owner is asked about in a message: what is overdue, due soon, without an update, or not answered yet.

#[cfg(test)]
mod tests;

use super::agenda::{AgendaItem, TaskKind, agenda};
use crate::health::{HealthReport, Rule};
use crate::model::{DayNumber, EntryRef, Kind, Portfolio};
use crate::query::fields::FilterContext;
use crate::schedule::Schedule;

/// Why an item is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ChaseGroup {
    /// Its day is past.
    Overdue,
    /// Its day comes within the days looked at.
    DueSoon,
    /// Nothing was said about it for longer than its rhythm.
    UpdateDue,
    /// Somebody waits for an answer.
    Answers,
}

/// One numbered item of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChaseItem {
    /// The entry.
    pub found: EntryRef,
    /// What is to be done with it.
    pub task: TaskKind,
    /// Why it is asked about.
    pub group: ChaseGroup,
    /// The day by which; none of a milestone without a date.
    pub due: Option<DayNumber>,
}

/// Everything that one owner is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChaseList {
    /// The owner; none where nobody answers for the items.
    pub owner: Option<EntryRef>,
    /// The items in the order of the message: by group, then by day.
    pub items: Vec<ChaseItem>,
}

/// What the owners are asked about, those with the most overdue first. What is due within `days` counts as due soon;
/// `known` is of the same portfolio, plan and report.
pub(crate) fn chase(
    portfolio: &Portfolio,
    plan: &Schedule,
    report: &HealthReport,
    known: &FilterContext<'_>,
    days: i64,
) -> Vec<ChaseList> {
    let all = agenda(portfolio, plan, known, MOST_DAYS);
    let group = |item: &AgendaItem| match item.what {
        TaskKind::Answer | TaskKind::Tell => Some(ChaseGroup::Answers),
        _ if item.due < all.today => Some(ChaseGroup::Overdue),
        _ => (item.due - all.today <= days).then_some(ChaseGroup::DueSoon),
    };
    let mut lists: Vec<ChaseList> = all
        .owners
        .iter()
        .map(|own| ChaseList {
            owner: own.owner,
            items: (own.items.iter())
                .filter_map(|item| {
                    Some(ChaseItem {
                        found: item.found,
                        task: item.what,
                        group: group(item)?,
                        due: Some(item.due),
                    })
                })
                .collect(),
        })
        .collect();
    for found in silent(report) {
        let owner = known.subject(found).owner();
        let at = lists.iter().position(|list| list.owner == owner);
        let list = match at {
            Some(at) => &mut lists[at],
            None => {
                lists.push(ChaseList {
                    owner,
                    items: Vec::new(),
                });
                lists.last_mut().expect("it was just pushed")
            }
        };
        if list.items.iter().all(|item| item.found != found) {
            let expected = |place| plan.outlook(place, found.index)?.expected;
            list.items.push(ChaseItem {
                found,
                task: TaskKind::Milestone,
                group: ChaseGroup::UpdateDue,
                due: found.roadmap.and_then(expected),
            });
        }
    }
    for list in &mut lists {
        list.items
            .sort_by_key(|item| (item.group, item.due, item.task, item.found));
    }
    lists.retain(|list| !list.items.is_empty());
    let overdue = |list: &ChaseList| {
        let late = |item: &&ChaseItem| item.group == ChaseGroup::Overdue;
        list.items.iter().filter(late).count()
    };
    lists.sort_by_key(|list| (list.owner.is_none(), std::cmp::Reverse(overdue(list))));
    lists
}

/// As far ahead as anything is looked at.
const MOST_DAYS: i64 = 36_500;

/// The milestones about which nothing was said for too long.
fn silent(report: &HealthReport) -> impl Iterator<Item = EntryRef> {
    let rules = [Rule::UpdateDue, Rule::Stale, Rule::Dormant];
    let flags = report.flags.iter();
    let silent = flags.filter(move |flag| rules.contains(&flag.rule));
    silent
        .filter_map(|flag| flag.entry)
        .filter(|found| found.kind == Kind::Milestone)
}
