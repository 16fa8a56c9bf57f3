//! A milestone whose status and dates contradict each other, or that waits for itself.

use crate::dates::date::day;
use crate::health::flag::Severity::Error;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{display_date, plural};
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::{Kind, Status};

pub(super) fn status_dates(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    let done = step.outlook.status == Some(Status::Done);
    let message = match (done, step.entry.actual.map(day)) {
        (true, None) => "done, but without an actual date".to_owned(),
        (false, Some(actual)) => {
            format!(
                "actual date {}, but the status is not done",
                display_date(actual)
            )
        }
        (_, Some(actual)) if actual > facts.today => {
            format!(
                "done on {}, which is after the status date",
                display_date(actual)
            )
        }
        (_, Some(actual)) => match step.entry.start.map(day).filter(|&start| actual < start) {
            Some(start) => format!(
                "done on {}, before its start on {}",
                display_date(actual),
                display_date(start)
            ),
            None => return,
        },
        (false, None) => return,
    };
    collector.raise(
        Rule::StatusDates,
        Error,
        (Kind::Milestone, step.index),
        None,
        || message,
    );
}

/// A cycle of more members than this is named in part: naming all on each of them costs the square of their number.
const MOST_MEMBERS: usize = 100;

pub(super) fn cycles(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for step in facts.milestones.iter().filter(|step| step.outlook.cyclic) {
        let on = (Kind::Milestone, step.index);
        collector.raise(Rule::Cycle, Error, on, None, || cycle(facts, step.index));
    }
}

fn cycle(facts: &RuleContext<'_>, index: usize) -> String {
    let members = || facts.plan.cycle(facts.place, index);
    let count = members().count();
    if count < 2 {
        return "waits for itself".to_owned();
    }
    let mut names: Vec<String> = members()
        .take(MOST_MEMBERS)
        .map(|member| facts.name_of(member))
        .collect();
    if count > MOST_MEMBERS {
        names.push(plural((count - MOST_MEMBERS) as i64, "other", "others").to_string());
    }
    names.extend(members().next().map(|first| facts.name_of(first)));
    format!("waits for itself: {}", names.join(" → "))
}
