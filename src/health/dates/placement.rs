//! A placement that fell short.

use crate::health::facts::Facts;
use crate::health::flag::Severity::Warning;
use crate::health::rules::Rule;
use crate::health::sheet::Sheet;
use crate::health::wording::{days, said};
use crate::roadmap::Kind;
use crate::roadmap::date::day;

pub(super) fn raise(facts: &Facts<'_>, sheet: &mut Sheet<'_>) {
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
                        "{placed} of {target} placed, {} after it was due on {}",
                        days(late),
                        said(due)
                    )
                },
            );
        }
    }
}
