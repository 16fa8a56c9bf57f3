//! What stands in a milestone's way: a block, a problem reported, an assumption that broke.

use crate::model::hash::HashMap;

use crate::dates::date::{DayNumber, day};
use crate::health::flag::Severity::{Error, Notice, Warning};
use crate::health::flag_collector::{FlagCollector, item};
use crate::health::format::{ago, days, display_date, message};
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::choice::{FeedbackKind, RiskState};
use crate::model::{Kind, Reference, Status, Value};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    let blocked = blocked_since(facts);
    let problems = problems(facts);
    let broken = broken(facts);
    for step in facts.milestones.iter().filter(|step| step.outlook.open) {
        let on = (Kind::Milestone, step.index);
        if step.outlook.status == Some(Status::Blocked) {
            raise_blocked(
                facts,
                step,
                blocked.get(step.entry.id.as_str()).copied(),
                collector,
            );
        }
        if let Some(&(count, oldest)) = problems.get(&step.index) {
            let age = oldest.map(|oldest| facts.today - oldest);
            let late = age.is_some_and(|age| age > facts.limits.answer_within_days);
            let severity = if late { Warning } else { Notice };
            collector.raise(Rule::ProblemReported, severity, on, age, || {
                problem_message(count, age)
            });
        }
        if let Some(&risk) = broken.get(&step.index) {
            collector.raise(Rule::AssumptionBroken, Warning, on, None, || {
                message!(
                    "{} occurred, or no longer holds",
                    item(facts.roadmap, Kind::Risk, risk)
                )
            });
        }
    }
}

/// The newest day on which the status of each milestone became `blocked`, by id.
fn blocked_since<'p>(facts: &RuleContext<'p>) -> HashMap<&'p str, DayNumber> {
    let mut since = HashMap::default();
    for change in facts.changes() {
        let blocks = change.field.as_deref() == Some("status")
            && change.to.as_ref().and_then(Value::as_text) == Some("blocked");
        if let (true, Some(item), Some(on)) = (blocks, &change.item, change.on.map(day)) {
            let newest = since.entry(item.as_str()).or_insert(on);
            *newest = on.max(*newest);
        }
    }
    since
}

fn raise_blocked(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    since: Option<DayNumber>,
    collector: &mut FlagCollector<'_>,
) {
    let age = since.map(|since| facts.today - since);
    let long = age.is_some_and(|age| age > facts.limits.blocked_error_days);
    let severity = if long { Error } else { Warning };
    collector.raise(
        Rule::Blocked,
        severity,
        (Kind::Milestone, step.index),
        age,
        || {
            let mut message = match (age, since) {
                (Some(0), _) => "blocked since today".to_owned(),
                (Some(age), Some(since)) => {
                    message!("blocked for {}, since {}", days(age), display_date(since))
                }
                _ => "blocked".to_owned(),
            };
            if let Some(by) = &step.entry.blocked_by {
                message += &format!(": {by}");
            }
            message
        },
    );
}

/// The places of the milestones of this roadmap among what `about` names.
fn milestones_among(facts: &RuleContext<'_>, about: &[Reference]) -> impl Iterator<Item = usize> {
    about
        .iter()
        .filter_map(|one| facts.named(Some(one), Kind::WITH_IDS))
        .filter(|found| found.kind == Kind::Milestone && found.roadmap == Some(facts.place))
        .map(|found| found.index)
}

/// The unanswered problems about each milestone: how many, and the day on which the oldest was asked.
fn problems(facts: &RuleContext<'_>) -> HashMap<usize, (usize, Option<DayNumber>)> {
    let mut problems: HashMap<usize, (usize, Option<DayNumber>)> = HashMap::default();
    for feedback in &facts.feedback {
        if feedback.kind() != Some(FeedbackKind::Problem) || feedback.answered.is_some() {
            continue;
        }
        let mut about: Vec<usize> = milestones_among(facts, feedback.about()).collect();
        about.sort_unstable();
        about.dedup();
        for milestone in about {
            let (count, oldest) = problems.entry(milestone).or_default();
            *count += 1;
            *oldest = match (*oldest, feedback.asked) {
                (Some(oldest), Some(on)) => Some(oldest.min(on)),
                (oldest, on) => oldest.or(on),
            };
        }
    }
    problems
}

fn problem_message(count: usize, age: Option<i64>) -> String {
    match (count, age) {
        (1, Some(age)) => message!("a problem was reported {}, not answered", ago(age)),
        (1, None) => "a problem was reported, not answered".into(),
        (more, Some(age)) => {
            message!(
                "{more} problems were reported, not answered, the oldest {}",
                ago(age)
            )
        }
        (more, None) => message!("{more} problems were reported, not answered"),
    }
}

/// The first broken risk about each milestone.
fn broken(facts: &RuleContext<'_>) -> HashMap<usize, usize> {
    let mut broken = HashMap::default();
    for (index, risk) in facts.effective(Kind::Risk, &facts.roadmap.risks) {
        if risk.state == Some(RiskState::Broken) {
            for milestone in milestones_among(facts, &risk.about) {
                broken.entry(milestone).or_insert(index);
            }
        }
    }
    broken
}
