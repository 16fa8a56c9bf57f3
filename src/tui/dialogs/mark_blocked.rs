//! Something stands in the way of milestones.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::milestone;
use crate::model::Kind;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::called_all;
use crate::tui::dialogs::field_specs::of;
use crate::tui::dialogs::form_values::{each, text};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Something stands in the way of milestones.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct MarkBlocked(pub Vec<RowId>);

impl Dialog for MarkBlocked {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Blocked: {}", called_all(context.snapshot, &self.0))
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let blocked_by = of(Kind::Milestone, "blocked_by");
        Some(vec![blocked_by.called("blocked by").needed()])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let snapshot = context.snapshot;
        let by = text(form, "blocked_by").unwrap_or_default();
        let changes = context.transaction(|transaction| {
            each(snapshot, &self.0, |found| {
                milestone::block(transaction, found, &by)
            })
        })?;
        let words = format!("blocked: {}", called_all(snapshot, &self.0));
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        &self.0
    }
}
