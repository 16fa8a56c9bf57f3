//! A roadmap that is not set up yet, or that nobody has gone through.

use crate::dates::date::{DayNumber, day};
use crate::health::flag::Flag;
use crate::health::flag::Severity::{Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{listed, plural};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::Kind;

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    unconfirmed(facts, collector);
    let missing = missing(facts);
    if !missing.is_empty() {
        collector.raise_here(Rule::Setup, Notice, None, || {
            format!("{NOT_SET_UP}{}", listed(&missing))
        });
    }
}

/// What the message begins with, and what it says of a roadmap that nobody has gone through.
const NOT_SET_UP: &str = "not set up yet: ";
const NO_REVIEW: &str = "no review";

/// Whether nothing but the first review is missing, which a review under way settles itself.
pub(crate) fn lacks_review_alone(flag: &Flag) -> bool {
    let missing = flag.message.strip_prefix(NOT_SET_UP);
    flag.rule == Rule::Setup && missing == Some(NO_REVIEW)
}

fn unconfirmed(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    let silent = |step: &&crate::health::rule_context::MilestoneContext<'_>| {
        step.outlook.open && step.outlook.last_word.is_none()
    };
    let count = facts.milestones.iter().filter(silent).count();
    if count == 0 {
        return;
    }
    let began = facts
        .roadmap
        .cluster
        .start
        .map(day)
        .or_else(|| oldest_record(facts));
    let old = began.is_some_and(|began| facts.today - began > 2 * facts.limits.cadence_days);
    let severity = if old { Warning } else { Notice };
    collector.raise_here(Rule::Unconfirmed, severity, None, || {
        let milestones = plural(count as i64, "open milestone has", "open milestones have");
        format!("{milestones} never been confirmed or changed")
    });
}

/// The oldest day of a record or feedback that is there.
fn oldest_record(facts: &RuleContext<'_>) -> Option<DayNumber> {
    let file = facts.roadmap;
    let records = (file.confirmations.iter().map(|one| one.on))
        .chain(file.assessments.iter().map(|one| one.on))
        .chain(file.reviews.iter().map(|one| one.on))
        .chain(file.changes.iter().map(|one| one.on))
        .filter_map(|on| facts.day_if_past(on));
    let readings = facts
        .effective(Kind::Indicator, &file.indicators)
        .flat_map(|(_, indicator)| facts.readings(indicator).map(|(on, _)| on));
    let flows = (facts.effective(Kind::Fund, &file.funds))
        .flat_map(|(_, fund)| fund.flows.iter())
        .filter_map(|flow| facts.day_if_past(flow.on));
    let feedback = facts.feedback.iter().filter_map(|feedback| feedback.on);
    records.chain(readings).chain(flows).chain(feedback).min()
}

/// What is missing, in words.
fn missing(facts: &RuleContext<'_>) -> Vec<String> {
    let reviews = facts
        .roadmap
        .reviews
        .iter()
        .filter(|one| facts.day_if_past(one.on).is_some())
        .count();
    let unassessed = facts
        .capabilities()
        .filter(|(_, _, rung)| rung.assessed.is_none())
        .count();
    let zones = !facts.portfolio.shared.zones.is_empty();
    let unmatched = facts
        .capabilities()
        .filter(|(_, one, _)| zones && one.matches.is_empty())
        .count();
    let unread = facts
        .effective(Kind::Indicator, &facts.roadmap.indicators)
        .filter(|(_, indicator)| facts.newest_reading(indicator).is_none())
        .count();
    let unagreed = facts
        .milestones
        .iter()
        .map(|step| step.outlook)
        .filter(|outlook| outlook.open && outlook.expected.is_some() && outlook.baseline.is_none())
        .count();
    let mut missing = Vec::new();
    if reviews == 0 {
        missing.push(NO_REVIEW.to_owned());
    }
    for (count, one, many) in [
        (
            unassessed,
            "capability without assessment",
            "capabilities without assessment",
        ),
        (
            unmatched,
            "capability without zone fit",
            "capabilities without zone fit",
        ),
        (
            unread,
            "indicator without reading",
            "indicators without reading",
        ),
        (
            unagreed,
            "open milestone without baseline",
            "open milestones without baseline",
        ),
    ] {
        if count > 0 {
            missing.push(plural(count as i64, one, many).to_string());
        }
    }
    missing
}
