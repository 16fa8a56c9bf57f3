//! What a form is told after each key: whether a reason is needed, and what would follow.

use crate::dates::date::{date, plain};
use crate::model::{EntryRef, ReasonPolicy, Value};
use crate::tui::app::update::fill::submit::act;
use crate::tui::app::update::fill::{bulk_forecast, handover, review};
use crate::tui::app::{Filling, Key, Model, Purpose};
use crate::tui::widgets::form::{Advice, CHANGE};

/// Works out the advice for what is typed now, and gives it to the form.
pub(crate) fn advise(model: &Model, filling: &mut Filling) {
    let required = required(model, filling);
    // Where a reason is given, a paper and the feedback that led to it may be named too.
    let shown = match required.is_empty() {
        true => Vec::new(),
        false => ["ref", "feedback"]
            .map(|key| format!("{CHANGE}{key}"))
            .into(),
    };
    let advice = Advice {
        lines: match filling.purpose {
            Purpose::Handover(_) => handover::told(model, filling),
            Purpose::Shift(_) => bulk_forecast::told(model, filling),
            Purpose::Review(_) => review::told(model, filling),
            _ => ripple(model, filling),
        },
        required,
        shown,
    };
    filling.form.advise(advice);
}

/// The fields of the log that saving now would need.
fn required(model: &Model, filling: &Filling) -> Vec<String> {
    if !may_need_reason(filling) {
        return given(filling);
    }
    // A trial: ids that it makes are thrown away.
    let Err(refusal) = act(model, filling, &mut model.dice.clone()) else {
        return given(filling);
    };
    let Some(asks) = refusal.asks else {
        return given(filling);
    };
    let mut keys = vec!["code", "why"];
    if asks.approval {
        keys.push("approved_by");
    }
    keys.into_iter()
        .map(|key| format!("{CHANGE}{key}"))
        .collect()
}

/// Whether saving now could need a reason at all: a trial costs too much to make after every letter of a title.
fn may_need_reason(filling: &Filling) -> bool {
    let Purpose::Edit(Key::Entry(_, kind, _)) = &filling.purpose else {
        return matches!(
            filling.purpose,
            Purpose::Forecast(_) | Purpose::Shift(_) | Purpose::Owner(_)
        );
    };
    let asks = |key: &str| {
        kind.field(key)
            .is_some_and(|field| field.reason != ReasonPolicy::No)
    };
    let changes = filling.form.changes();
    changes.iter().any(|(key, _)| key == "status" || asks(key))
}

/// Reasons that were given stay in sight.
fn given(filling: &Filling) -> Vec<String> {
    let keys = ["code", "why", "approved_by"].map(|key| format!("{CHANGE}{key}"));
    keys.into_iter()
        .filter(|key| filling.form.value(key).is_some())
        .collect()
}

/// What inherits how many days, while a date is typed.
fn ripple(model: &Model, filling: &Filling) -> Vec<String> {
    let (Purpose::Forecast(key) | Purpose::Edit(key)) = &filling.purpose else {
        return Vec::new();
    };
    let known = &model.known;
    let (Some(at), Some(Value::Date(typed))) = (known.found(key), filling.form.value("forecast"))
    else {
        return Vec::new();
    };
    let EntryRef {
        roadmap: Some(roadmap),
        index,
        ..
    } = at
    else {
        return Vec::new();
    };
    let now = known.plan.outlook(roadmap, index);
    if now.is_none_or(|now| !now.open || now.expected.map(date) == Some(typed)) {
        return Vec::new();
    }
    let shifts = known.plan.what_if(roadmap, index, typed);
    let others: Vec<_> = shifts
        .iter()
        .filter(|shift| (shift.roadmap, shift.milestone) != (roadmap, index))
        .filter(|shift| shift.before != shift.after)
        .collect();
    if others.is_empty() {
        return vec!["Nothing else moves with it.".into()];
    }
    let mut lines = vec![match others.len() {
        1 => "One milestone moves with it:".to_owned(),
        many => format!("{many} milestones move with it:"),
    }];
    for shift in others {
        let file = &known.folder.portfolio.roadmaps[shift.roadmap];
        let milestone = &file.milestones[shift.milestone];
        let title = milestone.title.as_deref().unwrap_or(&milestone.id);
        lines.push(format!(
            "{:+} d, to {}: {}{}",
            shift.after - shift.before,
            plain(date(shift.after)),
            title,
            if shift.roadmap == roadmap {
                String::new()
            } else {
                format!(" ({})", file.name())
            }
        ));
    }
    lines
}
