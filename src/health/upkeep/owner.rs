//! Owners: milestones without one, and owners who have left or will.

use std::collections::BTreeMap;

use crate::dates::date::{DayNumber, day};
use crate::health::flag::Severity::{Error, Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date, plural};
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
    sheet: &mut FlagCollector<'_>,
) {
    if !step.outlook.open || step.entry.owner.is_some() {
        return;
    }
    let severity = if is_near(facts, step) { Error } else { Warning };
    sheet.raise(
        Rule::NoOwner,
        severity,
        (Kind::Milestone, step.index),
        None,
        || match step.outlook.expected {
            Some(date) => format!(
                "nobody answers for it, and it is expected {}",
                display_date(date)
            ),
            None => "nobody answers for it".into(),
        },
    );
}

/// `owner-left` and `owner-leaving`, one of each an owner.
pub(super) fn raise(facts: &RuleContext<'_>, sheet: &mut FlagCollector<'_>) {
    let mut owned: BTreeMap<EntryRef, Vec<&MilestoneContext<'_>>> = BTreeMap::new();
    for step in facts.milestones.iter().filter(|step| step.outlook.open) {
        if let Some(owner) = step.owner {
            owned.entry(owner).or_default().push(step);
        }
    }
    for (owner, steps) in owned {
        let entry = facts.portfolio.file(owner.roadmap).owners.get(owner.index);
        let Some(until) = entry.and_then(|entry| entry.until).map(day) else {
            continue;
        };
        if until < facts.today {
            left(facts, owner, until, &steps, sheet);
        } else if until <= facts.today + facts.limits.leaving_days {
            leaving(facts, owner, until, &steps, sheet);
        }
    }
}

fn left(
    facts: &RuleContext<'_>,
    owner: EntryRef,
    until: DayNumber,
    steps: &[&MilestoneContext<'_>],
    sheet: &mut FlagCollector<'_>,
) {
    let gone = facts.today - until;
    let urgent = steps.iter().any(|step| is_near(facts, step));
    let severity = if urgent { Error } else { Warning };
    sheet.raise_on(Rule::OwnerLeft, severity, owner, Some(gone), || {
        format!(
            "{} left {} ago, on {}, and still answers for {} here",
            facts.office(owner),
            days(gone),
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
    sheet: &mut FlagCollector<'_>,
) {
    let after = steps
        .iter()
        .filter(|step| step.outlook.expected.is_some_and(|date| date > until))
        .count();
    if after == 0 {
        return;
    }
    let left = until - facts.today;
    sheet.raise_on(Rule::OwnerLeaving, Notice, owner, Some(left), || {
        format!(
            "{} leaves in {}, on {}, before {} of theirs here",
            facts.office(owner),
            days(left),
            display_date(until),
            plural(after as i64, "milestone", "milestones")
        )
    });
}
