//! Sends the roadmap of that id to the trash.

use serde::{Deserialize, Serialize};

use crate::edit::ChangeReason;
use crate::edit::EditError;
use crate::model::{Code, Roadmap, Value};
use crate::store::relocate::Relocation;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, DialogEdits, Outcome};
use crate::tui::dialogs::field_specs::change;
use crate::tui::dialogs::form_values::text;
use crate::tui::state::id_source::IdSource;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Sends the roadmap of that id to the trash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct DeleteRoadmap(pub String);

impl Dialog for DeleteRoadmap {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!(
            "Delete {}",
            context
                .snapshot
                .roadmap(&self.0)
                .map_or(self.0.as_str(), Roadmap::name)
        )
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            change("why")
                .always()
                .helped("what led to it; it lies in the trash then, and undo brings it back")
                .needed(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let (snapshot, id) = (context.snapshot, self.0.as_str());
        let name = snapshot.roadmap(id).map(Roadmap::name);
        let value = name.map(|name| Value::Text(name.to_owned()));
        let value = value.map(|name| Value::Table(vec![("name".to_owned(), name)]));
        let reason = ChangeReason::of(Code::Other, text(form, "change.why").unwrap_or_default());
        let changes = context.transaction(|transaction| {
            transaction
                .editor(None)
                .log(id, "removed", value, None, &reason);
            Ok(())
        })?;
        let edits = DialogEdits {
            changes,
            words: format!("deleted (to the trash): {}", name.unwrap_or(id)),
            ..DialogEdits::default()
        };
        Ok(Outcome::Relocate(Relocation::Delete(id.to_owned()), edits))
    }

    fn roadmap(&self) -> Option<&str> {
        Some(&self.0)
    }

    fn is_kept(&self) -> bool {
        false
    }

    fn refuses_in_form(&self) -> bool {
        true
    }
}
