//! The loop: whether those who speak are heard, answered and told, and whether it changes anything.

use std::collections::HashSet;

use crate::model::choice::{Channel, FeedbackKind, Outcome};
use crate::model::order;
use crate::model::{Kind, Reference};

use super::flag::Severity::{Error, Notice, Warning};
use super::flag_collector::FlagCollector;
use super::format::{days, display_date, listed};
use super::rule_context::{FeedbackContext, RuleContext};
use super::rules::Rule;

/// The figures of the loop. Shares are `None` over nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FeedbackMetrics {
    /// Feedback not yet told.
    pub open: usize,
    /// Median days from the day it was said to the answer.
    pub median_days_to_answer: Option<f64>,
    /// Told over answered.
    pub told: Option<f64>,
    /// Opened again over all.
    pub reopened: Option<f64>,
    /// Accepted, in part or whole, with a change or decision that names it, over all accepted.
    pub acted: Option<f64>,
}

/// The places of the feedback that a change or decision of the roadmap names.
pub(super) fn named(facts: &RuleContext<'_>) -> HashSet<usize> {
    let decisions = facts.standing(Kind::Decision, &facts.roadmap.decisions);
    let lists = (facts.changes().map(|change| &change.feedback))
        .chain(decisions.map(|(_, decision)| &decision.feedback));
    let resolve = |one: &Reference| facts.named(Some(one), &[Kind::Feedback]);
    lists
        .flatten()
        .filter_map(resolve)
        .filter(|found| found.roadmap == Some(facts.place))
        .map(|found| found.index)
        .collect()
}

fn accepted(heard: &FeedbackContext<'_>) -> bool {
    matches!(
        heard.entry.outcome,
        Some(Outcome::Accepted | Outcome::Partial)
    )
}

/// The figures of a roadmap.
pub(super) fn figures(facts: &RuleContext<'_>, named: &HashSet<usize>) -> FeedbackMetrics {
    let all = &facts.feedback;
    let count = |holds: &dyn Fn(&FeedbackContext<'_>) -> bool| {
        all.iter().filter(|heard| holds(heard)).count()
    };
    let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let mut waits: Vec<i64> = all
        .iter()
        .filter_map(|one| Some(one.answered? - one.on?))
        .collect();
    order::sort(&mut waits);
    FeedbackMetrics {
        open: count(&|one| one.told.is_none()),
        median_days_to_answer: median(&waits),
        told: share(
            count(&|one| one.told.is_some()),
            count(&|one| one.answered.is_some()),
        ),
        reopened: share(count(&|one| one.entry.reopened.unwrap_or(0) > 0), all.len()),
        acted: share(
            count(&|one| accepted(one) && named.contains(&one.index)),
            count(&accepted),
        ),
    }
}

/// The median of sorted numbers; none of none.
pub fn median(sorted: &[i64]) -> Option<f64> {
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    let lower = if sorted.len().is_multiple_of(2) {
        sorted[half - 1]
    } else {
        upper
    };
    Some((lower + upper) as f64 / 2.0)
}

/// Raises every flag of this group.
pub(super) fn raise(
    facts: &RuleContext<'_>,
    named: &HashSet<usize>,
    sheet: &mut FlagCollector<'_>,
) {
    for heard in &facts.feedback {
        if !unanswered(facts, heard, sheet) {
            unacknowledged(facts, heard, sheet);
        }
        untold(facts, heard, sheet);
        if !named.contains(&heard.index) {
            unacted(facts, heard, sheet);
        }
        sensitive(heard, sheet);
    }
}

fn wants_answer(heard: &FeedbackContext<'_>) -> bool {
    !matches!(
        heard.entry.kind,
        Some(FeedbackKind::Praise | FeedbackKind::Fact)
    )
}

/// Tells whether it holds, be it off or not.
fn unanswered(
    facts: &RuleContext<'_>,
    heard: &FeedbackContext<'_>,
    sheet: &mut FlagCollector<'_>,
) -> bool {
    let Some(on) = heard
        .on
        .filter(|_| wants_answer(heard) && heard.answered.is_none())
    else {
        return false;
    };
    let age = facts.today - on;
    let limit = facts.limits.answer_within_days;
    if age <= limit {
        return false;
    }
    let escalate = age > facts.limits.escalate_after_days;
    let severity = if escalate { Error } else { Warning };
    sheet.raise(
        Rule::Unanswered,
        severity,
        (Kind::Feedback, heard.index),
        Some(age),
        || {
            let mut message = format!(
                "{} without an answer: said on {}, to be answered within {}",
                days(age),
                display_date(on),
                days(limit)
            );
            if escalate {
                message += "; take it to whoever stands above the one who has to answer";
            }
            message
        },
    );
    true
}

fn unacknowledged(
    facts: &RuleContext<'_>,
    heard: &FeedbackContext<'_>,
    sheet: &mut FlagCollector<'_>,
) {
    let written = matches!(
        heard.entry.channel,
        Some(Channel::Message | Channel::Letter)
    );
    let waiting = heard.acknowledged.is_none() && heard.answered.is_none();
    let Some(from) = heard
        .received
        .or(heard.on)
        .filter(|_| written && waiting && wants_answer(heard))
    else {
        return;
    };
    let age = facts.today - from;
    if age > facts.limits.acknowledge_within_days {
        sheet.raise(
            Rule::Unacknowledged,
            Notice,
            (Kind::Feedback, heard.index),
            Some(age),
            || {
                format!(
                    "arrived {} ago, on {}, and was not acknowledged",
                    days(age),
                    display_date(from)
                )
            },
        );
    }
}

fn untold(facts: &RuleContext<'_>, heard: &FeedbackContext<'_>, sheet: &mut FlagCollector<'_>) {
    let Some(answered) = heard.answered.filter(|_| heard.told.is_none()) else {
        return;
    };
    let age = facts.today - answered;
    if age > facts.limits.tell_within_days {
        sheet.raise(
            Rule::Untold,
            Notice,
            (Kind::Feedback, heard.index),
            Some(age),
            || {
                format!(
                    "answered {} ago, on {}, but the one who spoke was not told",
                    days(age),
                    display_date(answered)
                )
            },
        );
    }
}

fn unacted(facts: &RuleContext<'_>, heard: &FeedbackContext<'_>, sheet: &mut FlagCollector<'_>) {
    let Some(answered) = heard.answered.filter(|_| accepted(heard)) else {
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
                    "accepted {} ago, on {}, but no change or decision names it",
                    days(age),
                    display_date(answered)
                )
            },
        );
    }
}

fn sensitive(heard: &FeedbackContext<'_>, sheet: &mut FlagCollector<'_>) {
    let entry = heard.entry;
    if entry.sensitive != Some(true) {
        return;
    }
    let held = [
        ("text", entry.text.is_some()),
        ("who", entry.who.is_some()),
        ("place", entry.place.is_some()),
        ("about", !entry.about.is_empty()),
        ("by", entry.by.is_some()),
        ("answer", entry.answer.is_some()),
    ];
    let held: Vec<String> = held
        .into_iter()
        .filter(|(_, held)| *held)
        .map(|(key, _)| key.to_owned())
        .collect();
    if held.is_empty() && entry.referred_to.is_some() {
        return;
    }
    sheet.raise(
        Rule::Sensitive,
        Error,
        (Kind::Feedback, heard.index),
        None,
        || {
            let mut parts = Vec::new();
            if !held.is_empty() {
                parts.push(format!("sensitive, but {} is written in it", listed(&held)));
            }
            if entry.referred_to.is_none() {
                parts.push("sensitive, but it does not say where it was taken".into());
            }
            parts.join("; ")
        },
    );
}
