//! What is computed about a milestone, in words.

use crate::cli::analysis::Analysis;
use crate::cli::key_values::KeyValues;
use crate::dates::date::{date, plain};
use crate::model::{EntryRef, Kind};
use crate::query::address::address_of;
use crate::schedule::MilestoneSchedule;

/// The quantities of a milestone, in words.
pub(crate) fn computed(
    analysis: &Analysis<'_>,
    found: EntryRef,
    outlook: &MilestoneSchedule,
) -> KeyValues {
    let mut sheet = KeyValues::default();
    let day = |day: Option<i64>| day.map(|day| plain(date(day)));
    let days = |days: Option<i64>| days.map(in_days);
    sheet.maybe("finish", day(outlook.finish));
    sheet.maybe("slip", days(outlook.slip));
    if outlook.carried > 0 {
        sheet.maybe("own slip", days(outlook.own_slip));
        sheet.line("carried from predecessors", in_days(outlook.carried));
    }
    sheet.maybe("original slip", days(outlook.original_slip));
    if outlook.pushes > 0 {
        sheet.line("postponed", in_times(outlook.pushes));
    }
    if outlook.baselines_moved > 0 {
        sheet.line("baseline moved later", in_times(outlook.baselines_moved));
    }
    // What is done has no forecast any more.
    if let Some(drift) = outlook.drift.as_ref().filter(|_| outlook.open) {
        let trend = match outlook.trend_finish {
            Some(finish) => format!("; at that rate done on {}", plain(date(finish))),
            None if drift.at_least(1, 1) => "; at that rate never done".to_owned(),
            None => String::new(),
        };
        sheet.line("drift", format!("{:.2} of each day{trend}", drift.share()));
    }
    sheet.maybe("projected", day(outlook.projected.filter(|_| outlook.open)));
    if outlook.inherited_slip.is_some_and(|slip| slip > 0) {
        let place = found.roadmap.unwrap_or_default();
        let named = |(roadmap, index)| {
            let found = EntryRef {
                roadmap: Some(roadmap),
                kind: Kind::Milestone,
                index,
            };
            address_of(analysis.portfolio, found)
        };
        let causes: Vec<_> = analysis.plan.cause(place, found.index).map(named).collect();
        let slip = outlook.inherited_slip.unwrap_or_default();
        let causes = match causes.is_empty() {
            true => String::new(),
            false => format!(", from {}", causes.join(" from ")),
        };
        sheet.line("inherited slip", in_days(slip) + &causes);
    }
    if let Some(float) = outlook.float {
        let critical = if outlook.critical { ", critical" } else { "" };
        sheet.line("float", format!("{}{critical}", in_days(float)));
    }
    sheet.maybe("last update", day(outlook.last_word));
    sheet.maybe("last confirmed", day(outlook.last_confirmed));
    if outlook.open {
        let silent = outlook.silent.filter(|&days| days > 0);
        sheet.maybe("no update for", days(silent));
        sheet.line("update due every", in_days(outlook.asked_every));
    }
    sheet
}

/// `once`, `twice`, `3 times`.
fn in_times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        _ => format!("{count} times"),
    }
}

/// `1 day`, `12 days`; what is less than none is earlier.
pub(crate) fn in_days(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        0.. => format!("{days} days"),
        -1 => "1 day early".to_owned(),
        ..-1 => format!("{} days early", -days),
    }
}
