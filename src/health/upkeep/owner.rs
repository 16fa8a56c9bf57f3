//! Owners: milestones without one, and owners who have left or will.

use std::collections::BTreeMap;

use crate::dates::date::{DayNumber, day};
use crate::health::flag::Severity::{Error, Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::folder_facts::{LOAD_DAYS, counts_for_load};
use crate::health::format::{ago, days, display_date, plural};
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::{EntryRef, Kind};

fn is_near(facts: &RuleContext<'_>, step: &MilestoneContext<'_>) -> bool {
    let limit = facts.limits.owner_needed_days;
    step.outlook
        .expected
        .is_some_and(|date| date - facts.today <= limit)
}

/// `no-owner` of one milestone.
pub(super) fn raise_missing(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    if !step.outlook.open || step.entry.owner.is_some() {
        return;
    }
    let severity = if is_near(facts, step) { Error } else { Warning };
    collector.raise(
        Rule::NoOwner,
        severity,
        (Kind::Milestone, step.index),
        None,
        || match step.outlook.expected {
            Some(date) => format!("no owner, due {}", display_date(date)),
            None => "no owner".into(),
        },
    );
}

/// `owner-left` and `owner-leaving`, one of each an owner.
pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    let mut owned: BTreeMap<EntryRef, Vec<&MilestoneContext<'_>>> = BTreeMap::new();
    for step in facts.milestones.iter().filter(|step| step.outlook.open) {
        if let Some(owner) = step.owner {
            owned.entry(owner).or_default().push(step);
        }
    }
    for (owner, steps) in owned {
        overload(facts, owner, &steps, collector);
        let entry = facts.portfolio.file(owner.roadmap).owners.get(owner.index);
        let Some(until) = entry.and_then(|entry| entry.until).map(day) else {
            continue;
        };
        if until < facts.today {
            left(facts, owner, until, &steps, collector);
        } else if until <= facts.today + facts.limits.leaving_days {
            leaving(facts, owner, until, &steps, collector);
        }
    }
}

fn left(
    facts: &RuleContext<'_>,
    owner: EntryRef,
    until: DayNumber,
    steps: &[&MilestoneContext<'_>],
    collector: &mut FlagCollector<'_>,
) {
    let gone = facts.today - until;
    let urgent = steps.iter().any(|step| is_near(facts, step));
    let severity = if urgent { Error } else { Warning };
    collector.raise_on(Rule::OwnerLeft, severity, owner, Some(gone), || {
        format!(
            "{} left {}, on {}, and still owns {} here",
            facts.office(owner),
            ago(gone),
            display_date(until),
            plural(steps.len() as i64, "open milestone", "open milestones")
        )
    });
}

fn leaving(
    facts: &RuleContext<'_>,
    owner: EntryRef,
    until: DayNumber,
    steps: &[&MilestoneContext<'_>],
    collector: &mut FlagCollector<'_>,
) {
    let after = steps
        .iter()
        .filter(|step| step.outlook.expected.is_some_and(|date| date > until))
        .count();
    if after == 0 {
        return;
    }
    let left = until - facts.today;
    collector.raise_on(Rule::OwnerLeaving, Notice, owner, Some(left), || {
        format!(
            "{} leaves {}, on {}, before {} of theirs here",
            facts.office(owner),
            match left {
                0 => "today".to_owned(),
                left => format!("in {}", days(left)),
            },
            display_date(until),
            plural(after as i64, "milestone", "milestones")
        )
    });
}

/// The load is that of the whole folder, the limit that of each roadmap which holds a part of it.
fn overload(
    facts: &RuleContext<'_>,
    owner: EntryRef,
    steps: &[&MilestoneContext<'_>],
    collector: &mut FlagCollector<'_>,
) {
    let load = facts.folder.loads.get(&owner).copied().unwrap_or(0);
    let limit = facts.limits.owner_load;
    let has_part = || {
        let mut outlooks = steps.iter().map(|step| step.outlook);
        outlooks.any(|outlook| counts_for_load(outlook, facts.today))
    };
    if load as i64 <= limit || !has_part() {
        return;
    }
    collector.raise_on(Rule::Overload, Notice, owner, None, || {
        format!(
            "{} owns {load} open milestones due within {} or overdue, in all roadmaps together; the limit is {limit}",
            facts.office(owner),
            days(LOAD_DAYS)
        )
    });
}
