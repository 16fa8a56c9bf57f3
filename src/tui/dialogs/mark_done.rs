//! Milestones are done.

use serde::{Deserialize, Serialize};

use crate::dates::date::iso;
use crate::edit::operations::milestone;
use crate::edit::{EditError, Transaction};
use crate::model::{EntryRef, Kind, Value};
use crate::tui::dialogs::assess_capability::may_stand_higher;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, DialogEdits, Outcome};
use crate::tui::dialogs::entry_names::called_all;
use crate::tui::dialogs::field_specs::of;
use crate::tui::dialogs::form_values::{each, text};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Milestones are done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct MarkDone(pub Vec<RowId>);

impl Dialog for MarkDone {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Done: {}", called_all(context.snapshot, &self.0))
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            of(Kind::Milestone, "actual")
                .called("done on")
                .needed()
                .starting(iso(context.snapshot.today())),
            of(Kind::Milestone, "evidence"),
            of(Kind::Milestone, "result"),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let snapshot = context.snapshot;
        let changes = context.transaction(|transaction| {
            each(snapshot, &self.0, |found| done(transaction, found, form))
        })?;
        let lifts = |key: &&RowId| may_stand_higher(snapshot, key);
        Ok(Outcome::Edits(DialogEdits {
            changes,
            words: format!("done: {}", called_all(snapshot, &self.0)),
            assess_next: self.0.iter().find(lifts).cloned(),
            ..DialogEdits::default()
        }))
    }

    fn targets(&self) -> &[RowId] {
        &self.0
    }
}

fn done(transaction: &mut Transaction<'_>, found: EntryRef, form: &Form) -> Result<(), EditError> {
    let Some(Value::Date(on)) = form.value("actual") else {
        return Err(EditError::new("the day is missing", "say when it was done"));
    };
    let evidence: Vec<String> = match form.value("evidence") {
        Some(Value::List(items)) => items.iter().map(Value::plain).collect(),
        _ => Vec::new(),
    };
    let result = text(form, "result");
    milestone::done(transaction, found, on, &evidence, result.as_deref())
}
