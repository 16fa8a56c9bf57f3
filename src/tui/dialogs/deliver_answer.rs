//! Those who spoke were told the answer.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::feedback;
use crate::model::{Kind, Value};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::case;
use crate::tui::dialogs::field_specs::of;
use crate::tui::dialogs::form_values::each;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Those who spoke were told the answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct DeliverAnswer(pub Vec<RowId>);

impl Dialog for DeliverAnswer {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        "Reply delivered".to_owned()
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![of(Kind::Feedback, "satisfied")])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let satisfied = form.value("satisfied");
        let satisfied = satisfied.map(|value| value == Value::Truth(true));
        let changes = context.transaction(|transaction| {
            each(context.snapshot, &self.0, |found| {
                feedback::tell(transaction, found, satisfied)
            })
        })?;
        let words = match self.0.as_slice() {
            [key] => format!("reply delivered: {}", case(key)),
            keys => format!("replies delivered: {}", keys.len()),
        };
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        &self.0
    }
}
