//! A placement that fell short.

use crate::dates::date::day;
use crate::health::flag::Severity::Warning;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::Kind;

pub(super) fn raise(facts: &RuleContext<'_>, sheet: &mut FlagCollector<'_>) {
    for (index, placement) in facts.standing(Kind::Placement, &facts.roadmap.placements) {
        let (Some(due), Some(target)) = (placement.due.map(day), placement.target) else {
            continue;
        };
        let placed = placement.placed.unwrap_or(0);
        if due < facts.today && placed < target {
            let late = facts.today - due;
            sheet.raise(
                Rule::PlacementShort,
                Warning,
                (Kind::Placement, index),
                Some(late),
                || {
                    format!(
                        "{placed} of {target} placed, {} after the due date {}",
                        days(late),
                        display_date(due)
                    )
                },
            );
        }
    }
}
