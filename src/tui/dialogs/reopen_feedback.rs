//! Opens a remark again.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::feedback;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::case;
use crate::tui::dialogs::field_specs::change;
use crate::tui::dialogs::form_values::{change_reason, found};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Opens a remark again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ReopenFeedback(pub RowId);

impl Dialog for ReopenFeedback {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        format!("Open {} again", case(&self.0))
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![change("why").always()])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let reason = change_reason(form);
        let changes = context.transaction(|transaction| {
            feedback::reopen(transaction, found(context.snapshot, &self.0)?, &reason)
        })?;
        Ok(Outcome::edits(
            changes,
            format!("reopened: {}", case(&self.0)),
        ))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }
}
