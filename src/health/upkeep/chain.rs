//! Descriptions of value chains that are old.

use crate::dates::date::day;
use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, display_date};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::Kind;

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, chain) in facts.effective(Kind::Chain, &facts.roadmap.chains) {
        let Some(as_of) = chain.as_of.map(day) else {
            continue;
        };
        let age = facts.today - as_of;
        if age > facts.limits.chain_review_days {
            collector.raise(
                Rule::ChainOld,
                Notice,
                (Kind::Chain, index),
                Some(age),
                || format!("described as of {}, {}", display_date(as_of), ago(age)),
            );
        }
    }
}
