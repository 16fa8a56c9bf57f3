//! Placements whose numbers do not add up, or are old.

use crate::dates::date::day;
use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, display_date};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::{Kind, Placement};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, placement) in facts.effective(Kind::Placement, &facts.roadmap.placements) {
        if let Some(message) = funnel(placement) {
            collector.raise(Rule::Funnel, Notice, (Kind::Placement, index), None, || {
                message
            });
        }
        count_old(facts, index, placement, collector);
    }
}

/// The first two numbers of which the later stage is larger than the earlier.
fn funnel(placement: &Placement) -> Option<String> {
    let stages = [
        ("trained", placement.trained),
        ("certified", placement.certified),
        ("placed", placement.placed),
        ("retained", placement.retained),
    ];
    let given: Vec<(&str, i64)> = (stages.into_iter())
        .filter_map(|(stage, count)| Some((stage, count?)))
        .collect();
    let rising = (given.windows(2))
        .find(|pair| pair[1].1 > pair[0].1)
        .map(|pair| (pair[1], pair[0]));
    let within = placement.placed.and_then(|placed| {
        let parts = [("returned", placement.returned), ("women", placement.women)];
        let larger = parts
            .into_iter()
            .find_map(|(part, count)| Some((part, count.filter(|&count| count > placed)?)));
        larger.map(|larger| (larger, ("placed", placed)))
    });
    let ((later, more), (earlier, fewer)) = rising.or(within)?;
    Some(format!("more {later} ({more}) than {earlier} ({fewer})"))
}

fn count_old(
    facts: &RuleContext<'_>,
    index: usize,
    placement: &Placement,
    collector: &mut FlagCollector<'_>,
) {
    let (Some(target), Some(due), Some(as_of)) = (
        placement.target,
        placement.due.map(day),
        placement.as_of.map(day),
    ) else {
        return;
    };
    let placed = placement.placed.unwrap_or(0);
    let age = facts.today - as_of;
    if placed >= target || due < facts.today || age <= facts.limits.reading_every_days {
        return;
    }
    collector.raise(
        Rule::CountOld,
        Notice,
        (Kind::Placement, index),
        Some(age),
        || {
            format!(
                "numbers are of {}, {}: {placed} of {target} placed",
                display_date(as_of),
                ago(age)
            )
        },
    );
}
