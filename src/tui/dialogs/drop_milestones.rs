//! Milestones will not be done.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::milestone;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::called_all;
use crate::tui::dialogs::field_specs::change;
use crate::tui::dialogs::form_values::{change_reason, each};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Milestones will not be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct DropMilestones(pub Vec<RowId>);

impl Dialog for DropMilestones {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Drop: {}", called_all(context.snapshot, &self.0))
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            change("code").always().needed(),
            change("why").always().needed(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let (snapshot, reason) = (context.snapshot, change_reason(form));
        let changes = context.transaction(|transaction| {
            each(snapshot, &self.0, |found| {
                milestone::drop(transaction, found, &reason)
            })
        })?;
        let words = format!("dropped: {}", called_all(snapshot, &self.0));
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        &self.0
    }
}
