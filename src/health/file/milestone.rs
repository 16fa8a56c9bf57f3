//! A milestone whose status and dates contradict each other, or that waits for itself.

use crate::dates::date::day;
use crate::health::flag::Severity::Error;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::display_date;
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::{Kind, Status};

pub(super) fn status_dates(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    sheet: &mut FlagCollector<'_>,
) {
    let done = step.outlook.status == Some(Status::Done);
    let message = match (done, step.entry.actual.map(day)) {
        (true, None) => "done, but without the day it was done".to_owned(),
        (false, Some(actual)) => {
            format!(
                "has the day it was done, {}, but is not done",
                display_date(actual)
            )
        }
        (_, Some(actual)) if actual > facts.today => {
            format!("done on {}, which is after today", display_date(actual))
        }
        (_, Some(actual)) => match step.entry.start.map(day).filter(|&start| actual < start) {
            Some(start) => format!(
                "done on {}, before it began on {}",
                display_date(actual),
                display_date(start)
            ),
            None => return,
        },
        (false, None) => return,
    };
    sheet.raise(
        Rule::StatusDates,
        Error,
        (Kind::Milestone, step.index),
        None,
        || message,
    );
}

pub(super) fn cycle(step: &MilestoneContext<'_>, sheet: &mut FlagCollector<'_>) {
    if step.outlook.cyclic {
        sheet.raise(
            Rule::Cycle,
            Error,
            (Kind::Milestone, step.index),
            None,
            || "waits for itself, directly or through what it waits for".into(),
        );
    }
}
