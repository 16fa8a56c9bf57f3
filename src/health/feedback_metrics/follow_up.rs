//! Feedback that was answered, and nothing came of it.

use crate::model::hash::HashSet;

use crate::health::flag::Severity::{Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, display_date};
use crate::health::rule_context::{FeedbackContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::choice::FeedbackKind;
use crate::model::{Kind, Reference};

/// The places of the feedback that a change or decision of its roadmap lists, whatever their date, or that was followed
/// up outside the roadmap.
pub(in crate::health) fn followed_up(facts: &RuleContext<'_>) -> HashSet<usize> {
    let decisions = facts.effective(Kind::Decision, &facts.roadmap.decisions);
    let lists = (facts.roadmap.changes.iter().map(|change| &change.feedback))
        .chain(decisions.map(|(_, decision)| &decision.feedback));
    let resolve = |one: &Reference| facts.named(Some(one), &[Kind::Feedback]);
    let acted = facts
        .feedback
        .iter()
        .filter(|feedback| feedback.acted.is_some());
    lists
        .flatten()
        .filter_map(resolve)
        .filter(|found| found.roadmap == Some(facts.place))
        .map(|found| found.index)
        .chain(acted.map(|feedback| feedback.index))
        .collect()
}

pub(super) fn raise(
    facts: &RuleContext<'_>,
    feedback: &FeedbackContext<'_>,
    followed_up: &HashSet<usize>,
    collector: &mut FlagCollector<'_>,
) {
    let asks_for_action = matches!(
        feedback.kind(),
        Some(FeedbackKind::Problem | FeedbackKind::Request | FeedbackKind::Idea)
    );
    let waits = asks_for_action && feedback.is_accepted() && !followed_up.contains(&feedback.index);
    let Some(answered) = feedback.answered.filter(|_| waits) else {
        return;
    };
    let age = facts.today - answered;
    if age > facts.limits.act_within_days {
        collector.raise(
            Rule::Unacted,
            Warning,
            (Kind::Feedback, feedback.index),
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

/// The reply did not satisfy, and nothing was done on that day or after it.
pub(super) fn unsatisfied(
    facts: &RuleContext<'_>,
    feedback: &FeedbackContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    let dissatisfied = feedback.entry.satisfied == Some(false);
    let Some(told) = feedback.told.filter(|_| dissatisfied) else {
        return;
    };
    if feedback.acted.is_some_and(|acted| acted >= told) {
        return;
    }
    let age = facts.today - told;
    let again = feedback.entry.reopened.unwrap_or(0) >= 1;
    let severity = if again { Notice } else { Warning };
    let on = (Kind::Feedback, feedback.index);
    collector.raise(Rule::Unsatisfied, severity, on, Some(age), || {
        let reopened = if again { ", reopened before" } else { "" };
        format!(
            "reply delivered {}, on {}, not satisfied{reopened}",
            ago(age),
            display_date(told)
        )
    });
}
