//! Milestones of which nobody has spoken for too long, and agreed silences that are none.

use crate::dates::date::day;
use crate::health::flag::Severity::{Error, Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date, message};
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::Kind;

pub(super) fn raise(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    if !step.outlook.open {
        return;
    }
    match step
        .entry
        .quiet_until
        .map(day)
        .filter(|&until| until >= facts.today)
    {
        Some(until) => quiet(facts, step, until, collector),
        None => silent(facts, step, collector),
    }
}

/// Only the strongest of the three is raised.
fn silent(facts: &RuleContext<'_>, step: &MilestoneContext<'_>, collector: &mut FlagCollector<'_>) {
    let outlook = step.outlook;
    let (Some(silent), Some(word)) = (outlook.silent, outlook.last_word) else {
        return;
    };
    let (rule, severity, asked) = if silent > 4 * outlook.cadence {
        (Rule::Dormant, Error, outlook.cadence)
    } else if silent > 2 * outlook.cadence {
        (Rule::Stale, Warning, outlook.cadence)
    } else if silent > outlook.asked_every {
        (Rule::UpdateDue, Notice, outlook.asked_every)
    } else {
        return;
    };
    collector.raise(
        rule,
        severity,
        (Kind::Milestone, step.index),
        Some(silent),
        || {
            // What is far ahead is not asked for: its silence begins when its date comes near.
            let from = facts.today - silent;
            let counted = match from > word {
                true => message!(
                    ", counted from {} when its date came near",
                    display_date(from)
                ),
                false => String::new(),
            };
            message!(
                "no update for {}{counted}: last update {}, one is due every {}",
                days(silent),
                display_date(word),
                days(asked)
            )
        },
    );
}

fn quiet(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    until: i64,
    collector: &mut FlagCollector<'_>,
) {
    let ahead = until - facts.today;
    let limit = facts.limits.quiet_limit_days;
    let (long, unexplained) = (ahead > limit, step.entry.quiet_why.is_none());
    if !long && !unexplained {
        return;
    }
    collector.raise(
        Rule::Quiet,
        Warning,
        (Kind::Milestone, step.index),
        None,
        || {
            let mut message = message!(
                "reminders paused until {}{}",
                display_date(until),
                match ahead {
                    0 => String::new(),
                    ahead => message!(", {} ahead", days(ahead)),
                }
            );
            if long {
                message += &format!("; the limit is {}", days(limit));
            }
            if unexplained {
                message += ", without a reason";
            }
            message
        },
    );
}
