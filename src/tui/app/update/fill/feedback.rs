//! What a form is told after each key: whether a reason is needed, and what would follow.

use crate::dates::date::{date, plain};
use crate::model::{EntryRef, ReasonPolicy, Value};
use crate::tui::app::update::fill::submit::act;
use crate::tui::app::update::fill::{bulk_forecast, handover, review};
use crate::tui::app::{AnyDialog, Model, OpenDialog, RowId};
use crate::tui::widgets::form::{CHANGE, FormFeedback};

/// Works out the advice for what is typed now, and gives it to the form.
pub(crate) fn advise(model: &Model, open: &mut OpenDialog) {
    let required = required(model, open);
    // Where a reason is given, a paper and the feedback that led to it may be named too.
    let shown = match required.is_empty() {
        true => Vec::new(),
        false => ["ref", "feedback"]
            .map(|key| format!("{CHANGE}{key}"))
            .into(),
    };
    let advice = FormFeedback {
        lines: match open.dialog {
            AnyDialog::Handover(_) => handover::told(model, open),
            AnyDialog::Shift(_) => bulk_forecast::told(model, open),
            AnyDialog::Review(_) => review::told(model, open),
            _ => ripple(model, open),
        },
        required,
        shown,
    };
    open.form.advise(advice);
}

/// The fields of the log that saving now would need.
fn required(model: &Model, open: &OpenDialog) -> Vec<String> {
    if !may_need_reason(open) {
        return given(open);
    }
    // A trial: ids that it makes are thrown away.
    let Err(refusal) = act(model, open, &mut model.ids.clone()) else {
        return given(open);
    };
    let Some(asks) = refusal.asks else {
        return given(open);
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
fn may_need_reason(open: &OpenDialog) -> bool {
    let AnyDialog::Edit(RowId::Entry(_, kind, _)) = &open.dialog else {
        return matches!(
            open.dialog,
            AnyDialog::Forecast(_) | AnyDialog::Shift(_) | AnyDialog::Owner(_)
        );
    };
    let asks = |key: &str| {
        kind.field(key)
            .is_some_and(|field| field.reason != ReasonPolicy::No)
    };
    let changes = open.form.changes();
    changes.iter().any(|(key, _)| key == "status" || asks(key))
}

/// Reasons that were given stay in sight.
fn given(open: &OpenDialog) -> Vec<String> {
    let keys = ["code", "why", "approved_by"].map(|key| format!("{CHANGE}{key}"));
    keys.into_iter()
        .filter(|key| open.form.value(key).is_some())
        .collect()
}

/// What inherits how many days, while a date is typed.
fn ripple(model: &Model, open: &OpenDialog) -> Vec<String> {
    let (AnyDialog::Forecast(key) | AnyDialog::Edit(key)) = &open.dialog else {
        return Vec::new();
    };
    let snapshot = &model.snapshot;
    let (Some(at), Some(Value::Date(typed))) = (snapshot.found(key), open.form.value("forecast"))
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
    let now = snapshot.plan.outlook(roadmap, index);
    if now.is_none_or(|now| !now.open || now.expected.map(date) == Some(typed)) {
        return Vec::new();
    }
    let shifts = snapshot.plan.what_if(roadmap, index, typed);
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
        let file = &snapshot.folder.portfolio.roadmaps[shift.roadmap];
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
