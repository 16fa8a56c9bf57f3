//! Owners: milestones without one, and owners who have left or will.

use std::collections::BTreeMap;

use crate::health::facts::{Facts, Step};
use crate::health::flag::Severity::{Error, Notice, Warning};
use crate::health::rules::Rule;
use crate::health::sheet::Sheet;
use crate::health::wording::{counted, days, said};
use crate::roadmap::date::{Day, day};
use crate::roadmap::{Found, Kind};

fn is_near(facts: &Facts<'_>, step: &Step<'_>) -> bool {
    let limit = facts.limits.owner_needed_days;
    step.outlook
        .expected
        .is_some_and(|date| date - facts.today <= limit)
}

/// `no-owner` of one milestone.
pub(super) fn raise_missing(facts: &Facts<'_>, step: &Step<'_>, sheet: &mut Sheet<'_>) {
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
            Some(date) => format!("nobody answers for it, and it is expected {}", said(date)),
            None => "nobody answers for it".into(),
        },
    );
}

/// `owner-left` and `owner-leaving`, one of each an owner.
pub(super) fn raise(facts: &Facts<'_>, sheet: &mut Sheet<'_>) {
    let mut owned: BTreeMap<Found, Vec<&Step<'_>>> = BTreeMap::new();
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

fn left(facts: &Facts<'_>, owner: Found, until: Day, steps: &[&Step<'_>], sheet: &mut Sheet<'_>) {
    let gone = facts.today - until;
    let urgent = steps.iter().any(|step| is_near(facts, step));
    let severity = if urgent { Error } else { Warning };
    sheet.raise_on(Rule::OwnerLeft, severity, owner, Some(gone), || {
        format!(
            "{} left {} ago, on {}, and still answers for {} here",
            facts.office(owner),
            days(gone),
            said(until),
            counted(steps.len() as i64, "open milestone", "open milestones")
        )
    });
}

fn leaving(
    facts: &Facts<'_>,
    owner: Found,
    until: Day,
    steps: &[&Step<'_>],
    sheet: &mut Sheet<'_>,
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
            said(until),
            counted(after as i64, "milestone", "milestones")
        )
    });
}
