//! Answers what somebody said.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::feedback;
use crate::model::Kind;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::case;
use crate::tui::dialogs::field_specs::of;
use crate::tui::dialogs::form_values::{found, text};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Answers what somebody said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct AnswerFeedback(pub RowId);

impl Dialog for AnswerFeedback {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        format!("Answer {}", case(&self.0))
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            of(Kind::Feedback, "outcome").needed(),
            of(Kind::Feedback, "answer").needed(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let outcome = text(form, "outcome").unwrap_or_default();
        let answer = text(form, "answer").unwrap_or_default();
        let changes = context.transaction(|transaction| {
            let remark = found(context.snapshot, &self.0)?;
            feedback::answer(transaction, remark, &outcome, &answer)
        })?;
        Ok(Outcome::edits(
            changes,
            format!("answer to {}", case(&self.0)),
        ))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }
}
