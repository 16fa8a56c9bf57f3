//! Feedback that was answered, and nothing came of it.

use std::collections::HashSet;

use crate::health::flag::Severity::Warning;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, display_date};
use crate::health::rule_context::{FeedbackContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::choice::FeedbackKind;
use crate::model::{Kind, Reference};

/// The places of the feedback that a change or decision of its roadmap lists, whatever their date.
pub(in crate::health) fn followed_up(facts: &RuleContext<'_>) -> HashSet<usize> {
    let decisions = facts.standing(Kind::Decision, &facts.roadmap.decisions);
    let lists = (facts.roadmap.changes.iter().map(|change| &change.feedback))
        .chain(decisions.map(|(_, decision)| &decision.feedback));
    let resolve = |one: &Reference| facts.named(Some(one), &[Kind::Feedback]);
    lists
        .flatten()
        .filter_map(resolve)
        .filter(|found| found.roadmap == Some(facts.place))
        .map(|found| found.index)
        .collect()
}

pub(super) fn raise(
    facts: &RuleContext<'_>,
    heard: &FeedbackContext<'_>,
    followed_up: &HashSet<usize>,
    sheet: &mut FlagCollector<'_>,
) {
    let asks_for_action = matches!(
        heard.kind(),
        Some(FeedbackKind::Problem | FeedbackKind::Request | FeedbackKind::Idea)
    );
    let waits = asks_for_action && heard.is_accepted() && !followed_up.contains(&heard.index);
    let Some(answered) = heard.answered.filter(|_| waits) else {
        return;
    };
    let age = facts.today - answered;
    if age > facts.limits.act_within_days {
        sheet.raise(
            Rule::Unacted,
            Warning,
            (Kind::Feedback, heard.index),
            Some(age),
            || {
                format!(
                    "accepted {}, on {}, without follow-up",
                    ago(age),
                    display_date(answered)
                )
            },
        );
    }
}
