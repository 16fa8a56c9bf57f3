//! Changes any field of an entry.

use serde::{Deserialize, Serialize};

use crate::edit::operations::entry;
use crate::edit::{ChangeReason, EditError, Transaction};
use crate::model::{Entry, Field, Kind, ReasonPolicy, Value};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::called;
use crate::tui::dialogs::field_specs::{change, shared};
use crate::tui::dialogs::form_values::{change_reason, found};
use crate::tui::dialogs::ripple::ripple;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{CHANGE, FieldSpec, Form};

/// Changes any field of an entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct EditEntry(pub RowId);

impl Dialog for EditEntry {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Edit: {}", called(context.snapshot, &self.0))
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let entry = context.snapshot.entry_of(&self.0)?;
        let mut fields = FieldSpec::every_in(shared(context), entry.kind());
        // The version of the format is the program's, not the person's.
        fields.retain(|one| (entry.kind(), one.key.as_str()) != (Kind::FileHeader, "format"));
        // The reason that some edits need is asked only where they do.
        fields.extend([
            change("code"),
            change("why"),
            change("approved_by"),
            change("ref"),
            change("feedback"),
        ]);
        Some(fields)
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        submit(context, &self.0, form)
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }

    fn entry<'m>(&self, context: &DialogContext<'m>) -> Option<&'m dyn Entry> {
        context.snapshot.entry_of(&self.0)
    }

    fn feedback(&self, context: &DialogContext<'_>, form: &Form) -> Vec<String> {
        ripple(context.snapshot, &self.0, form)
    }

    fn may_need_reason(&self, form: &Form) -> bool {
        let RowId::Entry(_, kind, _) = &self.0 else {
            return false;
        };
        let asks = |key: &str| {
            kind.field(key)
                .is_some_and(|field| field.reason != ReasonPolicy::No)
        };
        let changes = form.changes();
        changes.iter().any(|(key, _)| key == "status" || asks(key))
    }

    fn is_long(&self) -> bool {
        true
    }

    fn is_arranged(&self) -> bool {
        true
    }

    fn masks_personal_data(&self) -> bool {
        true
    }
}

/// The changed fields of a form, written to the entry that it stands for.
///
/// # Errors
/// The entry has gone, a value does not fit, or a reason is missing.
pub(crate) fn submit(
    context: &DialogContext<'_>,
    key: &RowId,
    form: &Form,
) -> Result<Outcome, EditError> {
    let (snapshot, reason) = (context.snapshot, change_reason(form));
    let changes =
        context.transaction(|transaction| edit(snapshot, transaction, key, form, &reason))?;
    let kind = snapshot.entry_of(key).map(|entry| entry.kind());
    let fields: Vec<String> = form
        .changes()
        .iter()
        .filter(|(key, _)| !key.starts_with(CHANGE))
        .map(|(key, _)| Field::words_of(kind.and_then(|kind| kind.field(key)), key))
        .collect();
    let words = format!("{} of {}", fields.join(", "), called(snapshot, key));
    Ok(Outcome::edits(changes, words))
}

fn edit(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    form: &Form,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let changes = form.changes();
    let assignments: Vec<(&str, Option<Value>)> = changes
        .iter()
        .filter(|(key, _)| !key.starts_with(CHANGE))
        .map(|(key, value)| (key.as_str(), value.clone()))
        .collect();
    if let (Some((holder, at)), RowId::Entry(_, kind, _)) = (snapshot.part(key), key) {
        return entry::set_part(transaction, holder, (*kind, at), &assignments, reason);
    }
    entry::set(transaction, found(snapshot, key)?, &assignments, reason)
}
