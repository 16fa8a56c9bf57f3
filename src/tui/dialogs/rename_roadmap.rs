//! Gives the roadmap of that id another id.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::rename::rename_references;
use crate::model::{PORTFOLIO, ValueType};
use crate::store::relocate::Relocation;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, DialogEdits, Outcome};
use crate::tui::dialogs::form_values::text;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Gives the roadmap of that id another id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct RenameRoadmap(pub String);

impl Dialog for RenameRoadmap {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        format!("Another id for {}", self.0)
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            FieldSpec::other(
                "id",
                "new id",
                ValueType::Id,
                "a-z, digits and hyphens: the name of its file. Every reference to it follows",
            )
            .starting(self.0.clone())
            .needed(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let (old, new) = (self.0.clone(), text(form, "id").unwrap_or_default());
        if new == old {
            return Ok(Outcome::Nothing);
        }
        taken(context.snapshot, &new)?;
        let changes =
            context.transaction(|transaction| rename_references(transaction, &old, &new))?;
        let edits = DialogEdits {
            changes,
            words: format!("renamed: {old} to {new}"),
            ..DialogEdits::default()
        };
        Ok(Outcome::Relocate(Relocation::Rename { old, new }, edits))
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

/// Refuses an id that cannot be given.
fn taken(snapshot: &Snapshot, id: &str) -> Result<(), EditError> {
    let portfolio = &snapshot.folder.portfolio;
    let is_taken = portfolio.file_of(id).is_some() || portfolio.unread.iter().any(|one| one == id);
    if is_taken || id == PORTFOLIO {
        return Err(EditError::new(
            format!("there is a roadmap {id} already"),
            "",
        ));
    }
    match portfolio.unread.first() {
        // References in there could not follow.
        Some(unread) => Err(EditError::new(
            format!(
                "{unread}.toml cannot be read, so what it says of this roadmap could not follow"
            ),
            "",
        )),
        None => Ok(()),
    }
}
