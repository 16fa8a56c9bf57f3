//! Records that the date of milestones is approved.

use serde::{Deserialize, Serialize};

use crate::dates::date::iso;
use crate::edit::EditError;
use crate::edit::operations::milestone;
use crate::model::{Kind, Value};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::called_all;
use crate::tui::dialogs::field_specs::{change, of};
use crate::tui::dialogs::form_values::{all, change_reason};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Records that the date of milestones is approved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ApproveBaseline(pub Vec<RowId>);

impl Dialog for ApproveBaseline {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("New baseline: {}", called_all(context.snapshot, &self.0))
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let mut date = of(Kind::Milestone, "baseline")
            .helped("the approved date; empty: the forecast as it stands");
        if let [key] = self.0.as_slice() {
            let entry = context.snapshot.entry_of(key);
            let value = |name| entry.and_then(|entry| entry.value(name));
            if let Some(Value::Date(expected)) = value("forecast").or_else(|| value("baseline")) {
                date = date.starting(iso(expected));
            }
        }
        Some(vec![
            date,
            change("approved_by").always().needed(),
            change("ref").always(),
            change("why").always().needed(),
            change("code")
                .always()
                .helped("one word for what led to it; empty: approval")
                .folded(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let (snapshot, reason) = (context.snapshot, change_reason(form));
        let to = form.value("baseline").and_then(|value| value.as_date());
        let changes = context.transaction(|transaction| {
            milestone::approve(transaction, &all(snapshot, &self.0)?, to, &reason)
        })?;
        let words = format!("baseline of {}", called_all(snapshot, &self.0));
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        &self.0
    }
}
