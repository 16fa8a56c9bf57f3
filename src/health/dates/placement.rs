//! A placement that fell short, or is behind on its way.

use crate::dates::date::day;
use crate::health::flag::Severity::Warning;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::{Kind, Placement};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, placement) in facts.effective(Kind::Placement, &facts.roadmap.placements) {
        short(facts, index, placement, collector);
        behind(facts, index, placement, collector);
    }
}

fn short(
    facts: &RuleContext<'_>,
    index: usize,
    placement: &Placement,
    collector: &mut FlagCollector<'_>,
) {
    let (Some(due), Some(target)) = (placement.due.map(day), placement.target) else {
        return;
    };
    let placed = placement.placed.unwrap_or(0);
    if due < facts.today && placed < target {
        let late = facts.today - due;
        let on = (Kind::Placement, index);
        collector.raise(Rule::PlacementShort, Warning, on, Some(late), || {
            format!(
                "{placed} of {target} placed, {} after the due date {}",
                days(late),
                display_date(due)
            )
        });
    }
}

fn behind(
    facts: &RuleContext<'_>,
    index: usize,
    placement: &Placement,
    collector: &mut FlagCollector<'_>,
) {
    let start = placement.start.or(facts.roadmap.cluster.start).map(day);
    let (Some(start), Some(due), Some(target)) = (start, placement.due.map(day), placement.target)
    else {
        return;
    };
    if start >= due || facts.today > due {
        return;
    }
    let counted = placement.as_of.map(day);
    let counted = counted.map_or(facts.today, |on| on.min(facts.today));
    let (passed, length) = (counted - start, due - start);
    let placed = placement.placed.unwrap_or(0);
    // Placed < 4/5 of the target × the share of the time that was gone.
    let wide = i128::from;
    let is_behind = 5 * wide(length) * wide(placed) < 4 * wide(target) * wide(passed);
    if 4 * passed >= length && is_behind {
        let planned = wide(target) * wide(passed) / wide(length);
        let on = (Kind::Placement, index);
        collector.raise(Rule::PlacementBehind, Warning, on, None, || {
            format!(
                "{placed} of {target} placed on {}, planned by then about {planned}; target date {}",
                display_date(counted),
                display_date(due)
            )
        });
    }
}
