//! Feedback that waits: to be acknowledged, answered, or told the answer.

use crate::dates::date::DayNumber;
use crate::health::flag::Severity::{Error, Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, days, display_date};
use crate::health::rule_context::{FeedbackContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::Kind;
use crate::model::choice::Channel;

pub(super) fn raise(
    facts: &RuleContext<'_>,
    feedback: &FeedbackContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    if !feedback.wants_answer() {
        return;
    }
    match feedback.answered {
        Some(answered) => untold(facts, feedback, answered, collector),
        None => {
            if !unanswered(facts, feedback, collector) {
                unacknowledged(facts, feedback, collector);
            }
        }
    }
}

fn on(feedback: &FeedbackContext<'_>) -> (Kind, usize) {
    (Kind::Feedback, feedback.index)
}

/// The day on which it was said, or opened again, in words.
fn asked_in_words(feedback: &FeedbackContext<'_>, asked: DayNumber) -> String {
    match feedback.on {
        Some(on) if on == asked => format!("recorded {}", display_date(on)),
        _ => format!("reopened {}", display_date(asked)),
    }
}

/// Tells whether it holds, be it off or not.
fn unanswered(
    facts: &RuleContext<'_>,
    feedback: &FeedbackContext<'_>,
    collector: &mut FlagCollector<'_>,
) -> bool {
    let Some(asked) = feedback.asked else {
        return false;
    };
    let age = facts.today - asked;
    let limit = facts.limits.answer_within_days;
    if age <= limit {
        return false;
    }
    let escalate = age > facts.limits.escalate_after_days;
    let severity = if escalate { Error } else { Warning };
    collector.raise(Rule::Unanswered, severity, on(feedback), Some(age), || {
        let mut message = format!(
            "no answer for {}: {}, answer due within {}",
            days(age),
            asked_in_words(feedback, asked),
            days(limit)
        );
        if escalate {
            message += "; escalate it to whoever the owner reports to";
        }
        message
    });
    true
}

fn unacknowledged(
    facts: &RuleContext<'_>,
    feedback: &FeedbackContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    let written = matches!(feedback.channel(), Some(Channel::Message | Channel::Letter));
    let arrived = feedback.received.or(feedback.on).max(feedback.asked);
    let Some(from) = arrived.filter(|_| written && feedback.acknowledged.is_none()) else {
        return;
    };
    let age = facts.today - from;
    if age > facts.limits.acknowledge_within_days {
        collector.raise(
            Rule::Unacknowledged,
            Notice,
            on(feedback),
            Some(age),
            || {
                format!(
                    "received {}, on {}, not acknowledged",
                    ago(age),
                    display_date(from)
                )
            },
        );
    }
}

fn untold(
    facts: &RuleContext<'_>,
    feedback: &FeedbackContext<'_>,
    answered: DayNumber,
    collector: &mut FlagCollector<'_>,
) {
    let age = facts.today - answered;
    if feedback.told.is_none() && age > facts.limits.tell_within_days {
        collector.raise(Rule::Untold, Notice, on(feedback), Some(age), || {
            format!(
                "answered {}, on {}, reply not delivered",
                ago(age),
                display_date(answered)
            )
        });
    }
}
