//! Capabilities to assess, to assess again, or worked on by one group alone.

use std::collections::BTreeSet;

use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::{Group, Kind, Status};

pub(super) fn raise(facts: &RuleContext<'_>, sheet: &mut FlagCollector<'_>) {
    for (index, _, rung) in facts.capabilities() {
        let on = (Kind::Capability, index);
        if let Some(step) = facts.lifted(index, rung) {
            sheet.raise(Rule::Assess, Notice, on, None, || {
                let reached = step.entry.reaches.unwrap_or(rung.now());
                let milestone = facts.name_of((facts.place, step.index));
                format!(
                    "{milestone} is done and should reach {reached}, but it is assessed at {}",
                    rung.now()
                )
            });
        }
        if let Some(assessed) = rung.assessed {
            let age = facts.today - assessed;
            if age > facts.limits.reassess_every_days {
                sheet.raise(Rule::Reassess, Notice, on, Some(age), || {
                    format!(
                        "last assessed {} ago, on {}",
                        days(age),
                        display_date(assessed)
                    )
                });
            }
        }
        if let Some(group) = lone_group(facts, index) {
            sheet.raise(Rule::LoneGroup, Notice, on, None, || {
                format!("all who work on it belong to one group: {group}")
            });
        }
    }
}

/// The one group of all owners and partners of at least two milestones.
fn lone_group(facts: &RuleContext<'_>, index: usize) -> Option<Group> {
    let steps = || {
        facts
            .milestones_of(index)
            .filter(|step| step.outlook.status != Some(Status::Dropped))
    };
    if steps().count() < 2 {
        return None;
    }
    let partners = |step: &crate::health::rule_context::MilestoneContext<'_>| {
        let partners = step.entry.partners.iter();
        partners
            .filter_map(|one| facts.named(Some(one), &[Kind::Owner]))
            .collect::<Vec<_>>()
    };
    let owners = steps().flat_map(|step| step.owner.into_iter().chain(partners(step)));
    let groups: BTreeSet<Group> = owners
        .filter_map(|owner| {
            facts
                .portfolio
                .file(owner.roadmap)
                .owners
                .get(owner.index)?
                .group
        })
        .collect();
    groups.first().copied().filter(|_| groups.len() == 1)
}
