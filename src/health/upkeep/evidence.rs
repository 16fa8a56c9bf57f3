//! What is done must be shown.

use crate::health::flag::Severity::{Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::rule_context::MilestoneContext;
use crate::health::rules::Rule;
use crate::model::{Kind, Status};

pub(super) fn raise(step: &MilestoneContext<'_>, sheet: &mut FlagCollector<'_>) {
    if step.outlook.status != Some(Status::Done) || !step.entry.evidence.is_empty() {
        return;
    }
    let (severity, message) = match step.entry.reaches {
        Some(rung) => (
            Warning,
            format!("done, and should reach {rung}, but no evidence is named"),
        ),
        None => (Notice, "done, but no evidence is named".to_owned()),
    };
    sheet.raise(
        Rule::Unproven,
        severity,
        (Kind::Milestone, step.index),
        None,
        || message,
    );
}
