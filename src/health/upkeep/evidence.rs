//! What is done or assessed must be shown by evidence.

use crate::health::flag::Severity::{Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::display_date;
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::{Kind, Level, Status};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for step in &facts.milestones {
        milestone(step, collector);
    }
    capabilities(facts, collector);
}

fn milestone(step: &MilestoneContext<'_>, collector: &mut FlagCollector<'_>) {
    if step.outlook.status != Some(Status::Done) || !step.entry.evidence.is_empty() {
        return;
    }
    let (severity, message) = match step.entry.reaches {
        Some(rung) => (
            Warning,
            format!("done and reaches {rung}, without evidence"),
        ),
        None => (Notice, "done, without evidence".to_owned()),
    };
    collector.raise(
        Rule::Unproven,
        severity,
        (Kind::Milestone, step.index),
        None,
        || message,
    );
}

fn capabilities(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, _, rung) in facts.capabilities() {
        let assessed = rung.level.filter(|&(_, level)| level > Level::None);
        let Some((on, level)) = assessed.filter(|_| !rung.has_evidence) else {
            continue;
        };
        let severity = if level >= Level::Use { Warning } else { Notice };
        collector.raise(
            Rule::Unproven,
            severity,
            (Kind::Capability, index),
            None,
            || {
                format!(
                    "assessed at {level} on {}, without evidence",
                    display_date(on)
                )
            },
        );
    }
}
