//! A milestone's own dates: overdue, slipping, held up, begun late, pushed, drifting, without a date.

use crate::dates::date::DayNumber;
use crate::health::flag::Severity::{Error, Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, days, display_date, message, number, plural, times};
use crate::health::rule_context::{MilestoneContext, RuleContext};
use crate::health::rules::Rule;
use crate::model::{Kind, Status};

pub(super) fn raise(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    if !step.outlook.open {
        return;
    }
    overdue(facts, step, collector);
    slipping(facts, step, collector);
    if !inherits_slip(facts, step, collector) {
        late_start(facts, step, collector);
    }
    pushed(step, collector);
    rebaselined(facts, step, collector);
    drifting(step, collector);
    undated(step, collector);
}

fn on(step: &MilestoneContext<'_>) -> (Kind, usize) {
    (Kind::Milestone, step.index)
}

fn overdue(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    let Some(expected) = step.outlook.expected.filter(|&date| date < facts.today) else {
        return;
    };
    let late = facts.today - expected;
    let severity = if late > facts.limits.overdue_error_days {
        Error
    } else {
        Warning
    };
    collector.raise(Rule::Overdue, severity, on(step), Some(late), || {
        let date = date_in_words(step, expected);
        message!("{} overdue: {date}, not done", days(late))
    });
}

fn slipping(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
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
    collector.raise(Rule::Slipping, severity, on(step), Some(slip), || {
        let mut message = message!(
            "{} after the baseline: baseline {}, forecast {}",
            days(slip),
            display_date(agreed),
            display_date(expected)
        );
        if outlook.carried > 0 {
            message += &format!("; {} more come from predecessors", days(outlook.carried));
        }
        if outlook.pushes > 0 {
            message += &format!("; postponed {}", times(outlook.pushes));
        }
        message
    });
}

/// The forecast, else the baseline, in words.
fn date_in_words(step: &MilestoneContext<'_>, expected: DayNumber) -> String {
    let word = match step.entry.forecast {
        Some(_) => "forecast",
        None => "baseline",
    };
    message!("{word} {}", display_date(expected))
}

/// Tells whether it holds, be it off or not.
fn inherits_slip(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
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
    collector.raise(Rule::InheritsSlip, Warning, on(step), Some(slip), || {
        let mut message = message!("delayed {} by predecessors", days(slip));
        if projected > own {
            message += &match step.outlook.expected {
                Some(date) if date == own => message!(": {}", date_in_words(step, date)),
                _ => ": could be done today".to_owned(),
            };
            message += &format!(", projected {}", display_date(projected));
        }
        if step.outlook.carried > 0 {
            message += &match projected > own {
                true => message!(
                    "; {} of them are in its forecast already",
                    days(step.outlook.carried)
                ),
                false => ", which its forecast contains already".to_owned(),
            };
        }
        message + &cause_in_words(facts, step)
    });
    true
}

/// What delays it. A cause may be a hundred thousand milestones away: the first and the last are named.
fn cause_in_words(facts: &RuleContext<'_>, step: &MilestoneContext<'_>) -> String {
    let first = facts.plan.cause(facts.place, step.index).next();
    let Some(first) = first.map(|cause| facts.name_of(cause)) else {
        return String::new();
    };
    match facts.plan.origin(facts.place, step.index) {
        None | Some((_, 1)) => message!("; waits for {first}"),
        Some((origin, 2)) => {
            message!(
                "; waits for {first}, which waits for {}",
                facts.name_of(origin)
            )
        }
        Some((origin, steps)) => message!(
            "; waits for {first}, which waits for {} through {}",
            facts.name_of(origin),
            plural(steps as i64 - 2, "other", "others")
        ),
    }
}

fn late_start(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    let work = step.entry.duration_days.unwrap_or(0);
    let Some(expected) = step.outlook.expected.filter(|_| work > 0) else {
        return;
    };
    let late = facts.today - (expected - work);
    if step.outlook.status != Some(Status::Planned) || late <= facts.limits.slip_warning_days {
        return;
    }
    collector.raise(Rule::LateStart, Warning, on(step), Some(late), || {
        message!(
            "should have started {}: {} of work to the {}, still planned",
            ago(late),
            days(work),
            date_in_words(step, expected)
        )
    });
}

fn pushed(step: &MilestoneContext<'_>, collector: &mut FlagCollector<'_>) {
    let pushes = step.outlook.pushes;
    if pushes < 2 {
        return;
    }
    let severity = if pushes >= 3 { Warning } else { Notice };
    collector.raise(Rule::Pushed, severity, on(step), None, || {
        let mut message = message!("postponed {}", times(pushes));
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

fn rebaselined(
    facts: &RuleContext<'_>,
    step: &MilestoneContext<'_>,
    collector: &mut FlagCollector<'_>,
) {
    let outlook = step.outlook;
    let gap = outlook.baseline.zip(outlook.original);
    let gap = gap.map(|(baseline, original)| baseline - original);
    let often = outlook.baselines_moved >= 2;
    let far = gap.is_some_and(|gap| gap > facts.limits.slip_error_days);
    let severity = match (often, far) {
        (false, false) => return,
        (true, true) => Warning,
        _ => Notice,
    };
    collector.raise(Rule::Rebaselined, severity, on(step), gap, || {
        let mut parts = Vec::new();
        if outlook.baselines_moved > 0 {
            let moved = times(outlook.baselines_moved);
            parts.push(message!("baseline moved later {moved}"));
        }
        if let (Some(baseline), Some(original)) = (outlook.baseline, outlook.original)
            && baseline != original
        {
            let way = if baseline > original {
                "after"
            } else {
                "before"
            };
            parts.push(message!(
                "baseline {}, {} {way} the original baseline {}",
                display_date(baseline),
                days((baseline - original).abs()),
                display_date(original)
            ));
        }
        parts.join("; ")
    });
}

fn drifting(step: &MilestoneContext<'_>, collector: &mut FlagCollector<'_>) {
    let Some(drift) = step.outlook.drift.filter(|drift| drift.at_least(1, 5)) else {
        return;
    };
    let severity = if drift.at_least(1, 2) {
        Warning
    } else {
        Notice
    };
    collector.raise(Rule::Drifting, severity, on(step), None, || {
        let pace = message!(
            "forecast moved {} later within {}: {} for each day that passes",
            days(drift.moved),
            days(drift.passed),
            match number(drift.share()) {
                one if one == "1" => "1 day".to_owned(),
                share => message!("{share} days"),
            }
        );
        match step.outlook.trend_finish {
            Some(finish) => message!(
                "{pace}; at this rate it is done on {}",
                display_date(finish)
            ),
            None if drift.at_least(1, 1) => message!("{pace}; at this rate it is never done"),
            None => pace,
        }
    });
}

fn undated(step: &MilestoneContext<'_>, collector: &mut FlagCollector<'_>) {
    if step.outlook.expected.is_some() {
        return;
    }
    let planned = step.outlook.status == Some(Status::Planned);
    let severity = if planned { Notice } else { Warning };
    collector.raise(Rule::Undated, severity, on(step), None, || {
        match (planned, step.outlook.status) {
            (true, _) => "planned, without forecast or baseline".into(),
            (false, Some(status)) => message!("{status}, without forecast or baseline"),
            (false, None) => "without forecast or baseline".into(),
        }
    });
}
