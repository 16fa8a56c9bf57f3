//! A phase that has ended, with something open in it.

use crate::dates::date::day;
use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, display_date, listed, plural};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::choice::PolicyStatus;
use crate::model::{EntryRef, Kind, Reference};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, phase) in facts.effective(Kind::Phase, &facts.roadmap.phases) {
        let Some(end) = phase.end.map(day).filter(|&end| end < facts.today) else {
            continue;
        };
        let (milestones, policies) = open_in(facts, index);
        if milestones + policies == 0 {
            continue;
        }
        let age = facts.today - end;
        let on = (Kind::Phase, index);
        collector.raise(Rule::PhaseOver, Notice, on, Some(age), || {
            let mut open = Vec::new();
            if milestones > 0 {
                open.push(
                    plural(milestones as i64, "open milestone", "open milestones").to_string(),
                );
            }
            if policies > 0 {
                open.push(plural(policies as i64, "open policy", "open policies").to_string());
            }
            format!(
                "ended {}, on {}, with {} in it",
                ago(age),
                display_date(end),
                listed(&open)
            )
        });
    }
}

/// How many open milestones and policies of this roadmap belong to its phase at `index`.
fn open_in(facts: &RuleContext<'_>, index: usize) -> (usize, usize) {
    let phase = EntryRef {
        roadmap: Some(facts.place),
        kind: Kind::Phase,
        index,
    };
    let is_in = |named: Option<&Reference>| facts.named(named, &[Kind::Phase]) == Some(phase);
    let milestones = (facts.milestones.iter())
        .filter(|step| step.outlook.open && is_in(step.entry.phase.as_ref()));
    let policies = (facts.effective(Kind::Policy, &facts.roadmap.policies))
        .filter(|(_, policy)| {
            !matches!(
                policy.status,
                Some(PolicyStatus::Done | PolicyStatus::Dropped)
            )
        })
        .filter(|(_, policy)| is_in(policy.phase.as_ref()));
    (milestones.count(), policies.count())
}
