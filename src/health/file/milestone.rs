//! A milestone whose status and dates contradict each other, or that waits for itself.

use crate::health::facts::{Facts, Step};
use crate::health::flag::Severity::Error;
use crate::health::rules::Rule;
use crate::health::sheet::Sheet;
use crate::health::wording::said;
use crate::roadmap::date::day;
use crate::roadmap::{Kind, Status};

pub(super) fn status_dates(facts: &Facts<'_>, step: &Step<'_>, sheet: &mut Sheet<'_>) {
    let done = step.outlook.status == Some(Status::Done);
    let message = match (done, step.entry.actual.map(day)) {
        (true, None) => "done, but without the day it was done".to_owned(),
        (false, Some(actual)) => {
            format!("has the day it was done, {}, but is not done", said(actual))
        }
        (_, Some(actual)) if actual > facts.today => {
            format!("done on {}, which is after today", said(actual))
        }
        (_, Some(actual)) => match step.entry.start.map(day).filter(|&start| actual < start) {
            Some(start) => format!(
                "done on {}, before it began on {}",
                said(actual),
                said(start)
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

pub(super) fn cycle(step: &Step<'_>, sheet: &mut Sheet<'_>) {
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
