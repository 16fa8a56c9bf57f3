//! What a form does not show: personal data while presenting, and what a sensitive feedback withholds.

use crate::model::records::WITHHELD_TEXT;
use crate::model::{Entry, Value};
use crate::tui::app::{AnyDialog, Model};
use crate::tui::state::display_name::HIDDEN;
use crate::tui::widgets::form::{FieldSpec, is_withheld_field};

/// While presenting, personal data of an entry that stands are neither shown nor edited.
pub(crate) fn mask(
    model: &Model,
    entry: Option<&dyn Entry>,
    dialog: &AnyDialog,
    asked: Vec<FieldSpec>,
) -> Vec<FieldSpec> {
    let is_sensitive =
        entry.is_some_and(|entry| entry.value("sensitive") == Some(Value::Truth(true)));
    let asked = asked
        .into_iter()
        .map(|one| match is_sensitive && is_withheld_field(&one.key) {
            true => one.masked(WITHHELD_TEXT),
            false => one,
        });
    if !model.present || !matches!(dialog, AnyDialog::Edit(_)) {
        return asked.collect();
    }
    asked
        .map(|one| match one.is_personal() && one.masked.is_none() {
            true => one.masked(HIDDEN),
            false => one,
        })
        .collect()
}
