//! Sensitive feedback: what must not be written in it, and whether the office that it was referred to has it.

use crate::health::flag::Severity::{Error, Notice};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, display_date, listed};
use crate::health::rule_context::{FeedbackContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::records::SHOWN_OF_SENSITIVE;
use crate::model::{Entry, Feedback, Kind};

pub(super) fn raise(
    facts: &RuleContext<'_>,
    feedback: &FeedbackContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    if feedback.sensitive {
        sensitive(feedback, collector);
        referral_open(facts, feedback, collector);
    }
}

fn referral_open(
    facts: &RuleContext<'_>,
    feedback: &FeedbackContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    let Some(said) = feedback
        .on
        .filter(|_| feedback.referral_confirmed.is_none())
    else {
        return;
    };
    let age = facts.today - said;
    if age > facts.limits.tell_within_days {
        let on = (Kind::Feedback, feedback.index);
        collector.raise(Rule::ReferralOpen, Notice, on, Some(age), || {
            format!(
                "recorded {}, on {}, referral not confirmed",
                ago(age),
                display_date(said)
            )
        });
    }
}

/// The keys of an entry that a sensitive feedback must not have.
fn forbidden(entry: &Feedback) -> Vec<String> {
    let given = entry.fields().iter().enumerate().filter(|&(index, field)| {
        let value = entry.get(index);
        !SHOWN_OF_SENSITIVE.contains(&field.key) && value.is_some_and(|value| !value.is_empty())
    });
    let given = given.map(|(_, field)| field.key.to_owned());
    given.chain(entry.unknown().iter().cloned()).collect()
}

fn sensitive(feedback: &FeedbackContext<'_>, collector: &mut FlagCollector<'_>) {
    let forbidden = forbidden(feedback.entry);
    let referred = feedback.entry.referred_to.is_some();
    if forbidden.is_empty() && referred {
        return;
    }
    collector.raise(
        Rule::Sensitive,
        Error,
        (Kind::Feedback, feedback.index),
        None,
        || {
            let mut parts = Vec::new();
            if !forbidden.is_empty() {
                parts.push(format!(
                    "sensitive, but it holds {}, which must not be written",
                    listed(&forbidden)
                ));
            }
            if !referred {
                parts.push("sensitive, but it names no office that it was referred to".into());
            }
            parts.join("; ")
        },
    );
}
