//! The days by which the entries of one roadmap ask for something.

use super::{Item, What};
use crate::report::standing::standing;
use crate::roadmap::choice::{FeedbackKind, RiskState};
use crate::roadmap::date::{Date, Day, day};
use crate::roadmap::{Feedback, Found, Indicator, Kind, Portfolio};
use crate::schedule::{Limits, Plan};

/// Everything of a roadmap that is due one day. What is dated after the status date is not there yet.
pub(super) fn items(portfolio: &Portfolio, plan: &Plan, place: usize) -> Vec<Item> {
    let roadmap = &portfolio.roadmaps[place];
    let timetable = &plan.roadmaps[place];
    let (limits, today) = (&timetable.limits, plan.today);
    let mut items = Vec::new();
    let mut add = |kind: Kind, index: usize, due: Option<(What, Day)>| {
        let found = Found {
            roadmap: Some(place),
            kind,
            index,
        };
        items.extend(due.map(|(what, due)| Item { found, what, due }));
    };
    for (index, outlook) in timetable.milestones.iter().enumerate() {
        let expected = outlook.expected.filter(|_| outlook.open && !outlook.twin);
        add(
            Kind::Milestone,
            index,
            expected.map(|due| (What::Milestone, due)),
        );
    }
    for (index, one) in standing(&roadmap.decisions) {
        let open = there(one.done, today).is_none();
        let due = one.due.filter(|_| open).map(day);
        add(Kind::Decision, index, due.map(|due| (What::Decision, due)));
    }
    for (index, one) in standing(&roadmap.risks) {
        let open = one.state.is_none_or(|state| state == RiskState::Open);
        let due = one.review_by.filter(|_| open).map(day);
        add(Kind::Risk, index, due.map(|due| (What::Risk, due)));
    }
    for (index, one) in standing(&roadmap.indicators) {
        add(
            Kind::Indicator,
            index,
            reading(one, limits, today).map(|due| (What::Reading, due)),
        );
    }
    for (index, one) in standing(&roadmap.feedback) {
        add(Kind::Feedback, index, asked(one, limits, today));
    }
    items
}

fn there(date: Option<Date>, today: Day) -> Option<Day> {
    date.map(day).filter(|&day| day <= today)
}

/// When an indicator that was ever read is to be read again.
fn reading(indicator: &Indicator, limits: &Limits, today: Day) -> Option<Day> {
    let readings = indicator
        .readings
        .iter()
        .filter_map(|reading| there(reading.on, today));
    let every = indicator
        .reading_every_days
        .unwrap_or(limits.reading_every_days);
    readings.max().map(|newest| newest + every)
}

/// When a feedback is to be answered, or the one who spoke told.
fn asked(feedback: &Feedback, limits: &Limits, today: Day) -> Option<(What, Day)> {
    let on = there(feedback.on, today)?;
    match there(feedback.answered, today) {
        Some(answered) => {
            let untold = there(feedback.told, today).is_none();
            untold.then_some((What::Tell, answered + limits.tell_within_days))
        }
        None => {
            let heard_only = matches!(
                feedback.kind,
                Some(FeedbackKind::Praise | FeedbackKind::Fact)
            );
            (!heard_only).then_some((What::Answer, on + limits.answer_within_days))
        }
    }
}
