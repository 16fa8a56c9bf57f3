//! What a form is told after each key: whether a reason is needed, and what would follow.

use crate::tui::app::{Model, OpenDialog};
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
    let context = model.dialog_context(&open.origin);
    let lines = open.dialog.feedback(&context, &open.form);
    open.form.advise(FormFeedback {
        lines,
        required,
        shown,
    });
}

/// The fields of the log that saving now would need.
fn required(model: &Model, open: &OpenDialog) -> Vec<String> {
    if !open.dialog.may_need_reason(&open.form) {
        return given(open);
    }
    let context = model.dialog_context(&open.origin);
    // A trial: ids that it makes are thrown away.
    let trial = open
        .dialog
        .submit(&context, &open.form, &mut model.ids.clone());
    let Some(asks) = trial.err().and_then(|refusal| refusal.asks) else {
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

/// Reasons that were given stay in sight.
fn given(open: &OpenDialog) -> Vec<String> {
    let keys = ["code", "why", "approved_by"].map(|key| format!("{CHANGE}{key}"));
    keys.into_iter()
        .filter(|key| open.form.value(key).is_some())
        .collect()
}
