//! The days by which the entries of one roadmap ask for something.

use super::item::{AgendaItem, TaskKind};
use crate::analysis::effective_entries::effective_entries;
use crate::dates::date::{Date, DayNumber, day};
use crate::model::choice::{FeedbackKind, RiskState};
use crate::model::{EntryRef, Feedback, Indicator, Kind, Portfolio};
use crate::schedule::{Schedule, Thresholds};

/// Everything of a roadmap that is due one day. What is dated after the status date is not there yet.
pub(super) fn items(portfolio: &Portfolio, plan: &Schedule, place: usize) -> Vec<AgendaItem> {
    let roadmap = &portfolio.roadmaps[place];
    let timetable = &plan.roadmaps[place];
    let (limits, today) = (&timetable.limits, plan.today);
    let mut items = Vec::new();
    let mut add = |kind: Kind, index: usize, due: Option<(TaskKind, DayNumber)>| {
        let found = EntryRef {
            roadmap: Some(place),
            kind,
            index,
        };
        items.extend(due.map(|(what, due)| AgendaItem { found, what, due }));
    };
    for (index, outlook) in timetable.milestones.iter().enumerate() {
        let expected = outlook
            .expected
            .filter(|_| outlook.open && !outlook.duplicate);
        add(
            Kind::Milestone,
            index,
            expected.map(|due| (TaskKind::Milestone, due)),
        );
    }
    for (index, one) in effective_entries(&roadmap.decisions) {
        let open = there(one.done, today).is_none();
        let due = one.due.filter(|_| open).map(day);
        add(
            Kind::Decision,
            index,
            due.map(|due| (TaskKind::Decision, due)),
        );
    }
    for (index, one) in effective_entries(&roadmap.risks) {
        let open = one.state.is_none_or(|state| state == RiskState::Open);
        let due = one.review_by.filter(|_| open).map(day);
        add(Kind::Risk, index, due.map(|due| (TaskKind::Risk, due)));
    }
    for (index, one) in effective_entries(&roadmap.indicators) {
        add(
            Kind::Indicator,
            index,
            reading(one, limits, today).map(|due| (TaskKind::Reading, due)),
        );
    }
    for (index, one) in effective_entries(&roadmap.feedback) {
        add(Kind::Feedback, index, asked(one, limits, today));
    }
    items
}

fn there(date: Option<Date>, today: DayNumber) -> Option<DayNumber> {
    date.map(day).filter(|&day| day <= today)
}

/// When an indicator that was ever read is to be read again.
fn reading(indicator: &Indicator, limits: &Thresholds, today: DayNumber) -> Option<DayNumber> {
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
fn asked(
    feedback: &Feedback,
    limits: &Thresholds,
    today: DayNumber,
) -> Option<(TaskKind, DayNumber)> {
    // Sensitive ones are answered by the office that they were referred to; praise and facts by nobody.
    let heard_only = feedback.sensitive == Some(true)
        || matches!(
            feedback.kind,
            Some(FeedbackKind::Praise | FeedbackKind::Fact)
        );
    if heard_only {
        return None;
    }
    let on = there(feedback.on, today)?;
    match there(feedback.answered, today) {
        Some(answered) => {
            let untold = there(feedback.told, today).is_none();
            untold.then_some((TaskKind::Tell, answered + limits.tell_within_days))
        }
        None => Some((TaskKind::Answer, on + limits.answer_within_days)),
    }
}
