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
    heard: &FeedbackContext<'_>,
    sheet: &mut FlagCollector<'_>,
) {
    if !heard.wants_answer() {
        return;
    }
    match heard.answered {
        Some(answered) => untold(facts, heard, answered, sheet),
        None => {
            if !unanswered(facts, heard, sheet) {
                unacknowledged(facts, heard, sheet);
            }
        }
    }
}

fn on(heard: &FeedbackContext<'_>) -> (Kind, usize) {
    (Kind::Feedback, heard.index)
}

/// The day on which it was said, or opened again, in words.
fn asked_in_words(heard: &FeedbackContext<'_>, asked: DayNumber) -> String {
    match heard.on {
        Some(on) if on == asked => format!("recorded {}", display_date(on)),
        _ => format!("reopened {}", display_date(asked)),
    }
}

/// Tells whether it holds, be it off or not.
fn unanswered(
    facts: &RuleContext<'_>,
    heard: &FeedbackContext<'_>,
    sheet: &mut FlagCollector<'_>,
) -> bool {
    let Some(asked) = heard.asked else {
        return false;
    };
    let age = facts.today - asked;
    let limit = facts.limits.answer_within_days;
    if age <= limit {
        return false;
    }
    let escalate = age > facts.limits.escalate_after_days;
    let severity = if escalate { Error } else { Warning };
    sheet.raise(Rule::Unanswered, severity, on(heard), Some(age), || {
        let mut message = format!(
            "no answer for {}: {}, answer due within {}",
            days(age),
            asked_in_words(heard, asked),
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
    heard: &FeedbackContext<'_>,
    sheet: &mut FlagCollector<'_>,
) {
    let written = matches!(heard.channel(), Some(Channel::Message | Channel::Letter));
    let arrived = heard.received.or(heard.on).max(heard.asked);
    let Some(from) = arrived.filter(|_| written && heard.acknowledged.is_none()) else {
        return;
    };
    let age = facts.today - from;
    if age > facts.limits.acknowledge_within_days {
        sheet.raise(Rule::Unacknowledged, Notice, on(heard), Some(age), || {
            format!(
                "received {}, on {}, not acknowledged",
                ago(age),
                display_date(from)
            )
        });
    }
}

fn untold(
    facts: &RuleContext<'_>,
    heard: &FeedbackContext<'_>,
    answered: DayNumber,
    sheet: &mut FlagCollector<'_>,
) {
    let age = facts.today - answered;
    if heard.told.is_none() && age > facts.limits.tell_within_days {
        sheet.raise(Rule::Untold, Notice, on(heard), Some(age), || {
            format!(
                "answered {}, on {}, reply not delivered",
                ago(age),
                display_date(answered)
            )
        });
    }
}
