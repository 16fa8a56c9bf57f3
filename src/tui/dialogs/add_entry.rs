//! Adds an entry or record to the file of that id.

use serde::{Deserialize, Serialize};

use crate::edit::operations::entry;
use crate::edit::{ChangeReason, EditError};
use crate::model::Kind;
use crate::tui::dialogs::add_part::new_entry_fields;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, DialogEdits, Outcome};
use crate::tui::dialogs::field_specs::shared;
use crate::tui::dialogs::form_values::filled;
use crate::tui::state::id_source::IdSource;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Adds an entry or record to the file of that id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct AddEntry(pub String, pub Kind);

impl Dialog for AddEntry {
    fn title(&self, context: &DialogContext<'_>) -> String {
        let file = context.snapshot.roadmap(&self.0);
        let name = file.map_or(self.0.as_str(), |file| file.name());
        format!("New {} of {}", self.1.label(), crate::text::line(name))
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(new_entry_fields(context, self.1))
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let file = context.snapshot.position(&self.0);
        let new = filled(shared(context), self.1, form);
        let mut added = None;
        let changes = context.transaction(|transaction| {
            let random = |count| ids.characters(count);
            let path = entry::add(transaction, file, new, &ChangeReason::default(), random)?;
            added = Some((self.0.clone(), path));
            Ok(())
        })?;
        Ok(Outcome::Edits(DialogEdits {
            changes,
            words: format!("new {}", self.1),
            added,
            ..DialogEdits::default()
        }))
    }

    fn roadmap(&self) -> Option<&str> {
        Some(&self.0)
    }

    fn is_long(&self) -> bool {
        true
    }

    fn is_arranged(&self) -> bool {
        true
    }
}
