//! Gives entries another owner.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::milestone;
use crate::model::{Entry, Kind};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::{called_all, said_date};
use crate::tui::dialogs::field_specs::{change, of};
use crate::tui::dialogs::form_values::{change_reason, each, text};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Gives entries another owner.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ReassignOwner(pub Vec<RowId>);

impl Dialog for ReassignOwner {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Owner of {}", called_all(context.snapshot, &self.0))
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let kind = match self.0.as_slice() {
            [RowId::Entry(_, kind, _), ..] => *kind,
            _ => Kind::Milestone,
        };
        Some(vec![
            of(kind, "owner").needed(),
            change("code"),
            change("why"),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let (snapshot, reason) = (context.snapshot, change_reason(form));
        let owner = text(form, "owner").unwrap_or_default();
        let changes = context.transaction(|transaction| {
            each(snapshot, &self.0, |found| {
                milestone::reassign(transaction, found, &owner, &reason)
            })
        })?;
        let words = format!(
            "owner of {}: {}",
            called_all(snapshot, &self.0),
            said_date(form.value("owner"))
        );
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        &self.0
    }

    fn entry<'m>(&self, context: &DialogContext<'m>) -> Option<&'m dyn Entry> {
        match self.0.as_slice() {
            [key] => context.snapshot.entry_of(key),
            _ => None,
        }
    }

    fn may_need_reason(&self, _form: &Form) -> bool {
        true
    }
}
