//! A milestone's own dates: overdue, slipping, held up, begun late, pushed, drifting, without a date.

use crate::health::flag::Severity::{Error, Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date, number, plural, times};
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::{Kind, Status};

pub(super) fn raise(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    sheet: &mut FlagCollector<'_>,
) {
    if !step.outlook.open {
        return;
    }
    overdue(facts, step, sheet);
    slipping(facts, step, sheet);
    if !inherits_slip(facts, step, sheet) {
        late_start(facts, step, sheet);
    }
    pushed(step, sheet);
    drifting(step, sheet);
    undated(step, sheet);
}

fn on(step: &MilestoneContext<'_>) -> (Kind, usize) {
    (Kind::Milestone, step.index)
}

fn overdue(facts: &RuleContext<'_>, step: &MilestoneContext<'_>, sheet: &mut FlagCollector<'_>) {
    let Some(expected) = step.outlook.expected.filter(|&date| date < facts.today) else {
        return;
    };
    let late = facts.today - expected;
    let severity = if late > facts.limits.overdue_error_days {
        Error
    } else {
        Warning
    };
    sheet.raise(Rule::Overdue, severity, on(step), Some(late), || {
        format!(
            "{} overdue: expected {}, not done",
            days(late),
            display_date(expected)
        )
    });
}

fn slipping(facts: &RuleContext<'_>, step: &MilestoneContext<'_>, sheet: &mut FlagCollector<'_>) {
    let outlook = step.outlook;
    let (Some(slip), Some(agreed), Some(expected)) =
        (outlook.own_slip, outlook.baseline, outlook.expected)
    else {
        return;
    };
    if slip <= facts.limits.slip_warning_days {
        return;
    }
    let severity = if slip > facts.limits.slip_error_days {
        Error
    } else {
        Warning
    };
    sheet.raise(Rule::Slipping, severity, on(step), Some(slip), || {
        let mut message = format!(
            "{} later than agreed: agreed {}, now expected {}",
            days(slip),
            display_date(agreed),
            display_date(expected)
        );
        if outlook.pushes > 0 {
            message += &format!("; asked {} already", times(outlook.pushes));
        }
        message
    });
}

/// Tells whether it holds, be it off or not.
fn inherits_slip(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    sheet: &mut FlagCollector<'_>,
) -> bool {
    let outlook = step.outlook;
    let (Some(slip), Some(projected), Some(own)) = (
        outlook.inherited_slip,
        outlook.projected,
        outlook.own_expectation,
    ) else {
        return false;
    };
    if slip <= facts.limits.slip_warning_days {
        return false;
    }
    sheet.raise(Rule::InheritsSlip, Warning, on(step), Some(slip), || {
        // A cause may be a hundred thousand milestones away: the first and the last are named.
        let first = facts.plan.cause(facts.place, step.index).next();
        let first = first.map(|cause| facts.name_of(cause)).unwrap_or_default();
        let through = match facts.plan.origin(facts.place, step.index) {
            None | Some((_, 1)) => String::new(),
            Some((origin, 2)) => format!(", which waits for {}", facts.name_of(origin)),
            Some((origin, steps)) => format!(
                ", which waits for {} through {}",
                facts.name_of(origin),
                plural(steps as i64 - 2, "other", "others")
            ),
        };
        format!(
            "{} later through others: its own date is {}, but it can be done on {} at the earliest; it waits \
             for {first}{through}",
            days(slip),
            display_date(own),
            display_date(projected)
        )
    });
    true
}

fn late_start(facts: &RuleContext<'_>, step: &MilestoneContext<'_>, sheet: &mut FlagCollector<'_>) {
    let work = step.entry.duration_days.unwrap_or(0);
    let Some(expected) = step.outlook.expected.filter(|_| work > 0) else {
        return;
    };
    let late = facts.today - (expected - work);
    if step.outlook.status != Some(Status::Planned) || late <= facts.limits.slip_warning_days {
        return;
    }
    sheet.raise(Rule::LateStart, Warning, on(step), Some(late), || {
        format!(
            "should have begun {} ago: it needs {} of work until {} and is still planned",
            days(late),
            days(work),
            display_date(expected)
        )
    });
}

fn pushed(step: &MilestoneContext<'_>, sheet: &mut FlagCollector<'_>) {
    let pushes = step.outlook.pushes;
    if pushes < 2 {
        return;
    }
    let severity = if pushes >= 3 { Warning } else { Notice };
    sheet.raise(Rule::Pushed, severity, on(step), None, || {
        let mut message = format!("moved later {}", times(pushes));
        let pushed = || step.outlook.moves.iter().filter(|one| one.is_push());
        let ends = pushed()
            .next()
            .and_then(|one| one.from)
            .zip(pushed().next_back().and_then(|one| one.to));
        if let Some((from, to)) = ends {
            message += &format!(": from {} to {}", display_date(from), display_date(to));
        }
        message
    });
}

fn drifting(step: &MilestoneContext<'_>, sheet: &mut FlagCollector<'_>) {
    let Some(drift) = step.outlook.drift.filter(|drift| drift.at_least(1, 5)) else {
        return;
    };
    let severity = if drift.at_least(1, 2) {
        Warning
    } else {
        Notice
    };
    sheet.raise(Rule::Drifting, severity, on(step), None, || {
        let pace = format!(
            "moved {} later within {}, {} for every day that passes",
            days(drift.moved),
            days(drift.passed),
            match number(drift.share()) {
                one if one == "1" => "1 day".to_owned(),
                share => format!("{share} days"),
            }
        );
        match step.outlook.trend_finish {
            Some(finish) => format!(
                "{pace}; at this pace it is done on {}",
                display_date(finish)
            ),
            None if drift.at_least(1, 1) => format!("{pace}; at this pace it never arrives"),
            None => pace,
        }
    });
}

fn undated(step: &MilestoneContext<'_>, sheet: &mut FlagCollector<'_>) {
    if step.outlook.expected.is_some() {
        return;
    }
    let planned = step.outlook.status == Some(Status::Planned);
    let severity = if planned { Notice } else { Warning };
    sheet.raise(Rule::Undated, severity, on(step), None, || {
        match (planned, step.outlook.status) {
            (true, _) => "planned without a date".into(),
            (false, Some(status)) => format!("{status}, but without a date"),
            (false, None) => "without a date".into(),
        }
    });
}
