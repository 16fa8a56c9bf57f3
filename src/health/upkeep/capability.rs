//! Capabilities to assess, to assess again, or worked on by one group alone.

use std::collections::BTreeSet;

use crate::dates::date::day;
use crate::health::capability_level::CapabilityLevel;
use crate::health::flag::Severity::{Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, display_date};
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::choice::Link;
use crate::model::{Group, Kind, Match, Status, WordEnum};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, _, rung) in facts.capabilities() {
        let on = (Kind::Capability, index);
        if let Some(step) = facts.lifted(index, rung) {
            collector.raise(Rule::Assess, Notice, on, None, || {
                let reached = step.entry.reaches.unwrap_or(rung.now());
                let milestone = facts.name_of((facts.place, step.index));
                format!(
                    "{milestone} is done and reaches {reached}, but the assessed level is {}",
                    rung.now()
                )
            });
        }
        if let Some(assessed) = rung.assessed {
            let age = facts.today - assessed;
            if age > facts.limits.reassess_every_days {
                collector.raise(Rule::Reassess, Notice, on, Some(age), || {
                    format!("last assessed {}, on {}", ago(age), display_date(assessed))
                });
            }
        }
        jump(facts, index, rung, collector);
        link_idle(facts, index, collector);
        if let Some(group) = lone_group(facts, index) {
            collector.raise(Rule::LoneGroup, Notice, on, None, || {
                format!("all owners and partners belong to one stakeholder group: {group}")
            });
        }
    }
}

/// The level rose by two or more, and no done milestone explains it.
fn jump(
    facts: &RuleContext<'_>,
    index: usize,
    rung: CapabilityLevel,
    collector: &mut FlagCollector<'_>,
) {
    let (Some((on, level)), Some((before, earlier))) = (rung.level, rung.earlier) else {
        return;
    };
    let rose = level as i64 - earlier as i64;
    let explains = |step: &MilestoneContext<'_>| {
        step.outlook.status == Some(Status::Done)
            && step.entry.reaches.is_some_and(|reached| reached > earlier)
    };
    if rose < 2 || facts.milestones_of(index).any(explains) {
        return;
    }
    collector.raise(Rule::Jump, Warning, (Kind::Capability, index), None, || {
        format!(
            "assessed at {earlier} on {} and at {level} on {}, without a done milestone between",
            display_date(before),
            display_date(on)
        )
    });
}

/// A link to a zone that was begun and not looked at since. Of several the oldest counts.
fn link_idle(facts: &RuleContext<'_>, index: usize, collector: &mut FlagCollector<'_>) {
    let begun = |one: &&Match| {
        matches!(
            one.link,
            Some(Link::Identified | Link::Contacted | Link::Trial)
        )
    };
    let matches = facts.roadmap.capabilities[index].matches.iter();
    let dated = (matches.filter(begun)).filter_map(|one| one.as_of.map(|on| (day(on), one)));
    let Some((as_of, oldest)) = dated.min_by_key(|&(on, _)| on) else {
        return;
    };
    let age = facts.today - as_of;
    if age > facts.limits.link_review_days {
        let on = (Kind::Capability, index);
        collector.raise(Rule::LinkIdle, Notice, on, Some(age), || {
            let zone = oldest.zone.as_ref().map_or("a zone", |zone| zone.as_str());
            let state = oldest.link.map_or("", |link| link.word());
            format!(
                "the link with {zone} is {state} since {}, {}",
                display_date(as_of),
                ago(age)
            )
        });
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
    let partners = |step: &MilestoneContext<'_>| {
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
