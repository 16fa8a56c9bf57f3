//! A capability's way to its target: no way there, or too late.

use crate::dates::date::day;
use crate::health::capability_level::CapabilityLevel;
use crate::health::flag::Severity::Warning;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date};
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::{Capability, Kind, Level};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, capability, rung) in facts.capabilities() {
        if let Some(target) = capability.target.filter(|&target| rung.now() < target) {
            raise_below(facts, (index, capability), rung, target, collector);
        }
    }
}

fn raise_below(
    facts: &RuleContext<'_>,
    (index, capability): (usize, &Capability),
    rung: CapabilityLevel,
    target: Level,
    collector: &mut FlagCollector<'_>,
) {
    let on = (Kind::Capability, index);
    let leads = |step: &&MilestoneContext<'_>| {
        step.outlook.open && step.entry.reaches.is_some_and(|reached| reached >= target)
    };
    let first = facts
        .milestones_of(index)
        .filter(leads)
        .filter_map(|step| step.outlook.projected.map(|date| (date, step)))
        .min_by_key(|&(date, _)| date);
    let due = capability.due.map(day);
    let by = due.map_or(String::new(), |due| format!(" by {}", display_date(due)));
    let Some((projected, step)) = first else {
        if facts.lifted(index, rung).is_none() {
            collector.raise(Rule::Gap, Warning, on, None, || {
                format!(
                    "current level {}, target {target}{by}, and no open milestone reaches it",
                    rung.now()
                )
            });
        }
        return;
    };
    if let Some(due) = due.filter(|&due| projected > due) {
        let late = projected - due;
        collector.raise(Rule::TargetLate, Warning, on, Some(late), || {
            format!(
                "{} late: target {target} is due {}, but {} is projected {}",
                days(late),
                display_date(due),
                facts.name_of((facts.place, step.index)),
                display_date(projected)
            )
        });
    }
}
