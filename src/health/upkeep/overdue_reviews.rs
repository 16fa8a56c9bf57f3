//! Risks to look at again, decisions to carry out, reviews to hold.

use crate::dates::date::day;
use crate::health::flag::Severity::{Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, days, display_date};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::Kind;
use crate::model::choice::RiskState;

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, risk) in facts.effective(Kind::Risk, &facts.roadmap.risks) {
        let open = risk.state.unwrap_or(RiskState::Open) == RiskState::Open;
        let Some(by) = risk
            .review_by
            .map(day)
            .filter(|&by| open && by < facts.today)
        else {
            continue;
        };
        let late = facts.today - by;
        collector.raise(
            Rule::RiskReview,
            Notice,
            (Kind::Risk, index),
            Some(late),
            || format!("review was due {}, on {}", ago(late), display_date(by)),
        );
    }
    for (index, decision) in facts.effective(Kind::Decision, &facts.roadmap.decisions) {
        let open = facts.day_if_past(decision.done).is_none();
        let Some(due) = decision
            .due
            .map(day)
            .filter(|&due| open && due < facts.today)
        else {
            continue;
        };
        let late = facts.today - due;
        collector.raise(
            Rule::DecisionOverdue,
            Warning,
            (Kind::Decision, index),
            Some(late),
            || {
                format!(
                    "{} overdue: due {}, not done",
                    days(late),
                    display_date(due)
                )
            },
        );
    }
    review(facts, collector);
}

fn review(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    let reviews = facts
        .roadmap
        .reviews
        .iter()
        .filter_map(|review| facts.day_if_past(review.on));
    let Some(newest) = reviews.max() else { return };
    let age = facts.today - newest;
    if age > facts.limits.review_every_days {
        collector.raise_here(Rule::ReviewDue, Warning, Some(age), || {
            format!(
                "last review {}, on {}; one is due every {}",
                ago(age),
                display_date(newest),
                days(facts.limits.review_every_days)
            )
        });
    }
}
