//! Asks which day it is, where the clock cannot be right.

use serde::{Deserialize, Serialize};

use crate::dates::date::with_weekday;
use crate::edit::EditError;
use crate::model::{Value, ValueType};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::state::id_source::IdSource;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Asks which day it is, where the clock cannot be right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct SetToday;

impl Dialog for SetToday {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        "Which day is it?".to_owned()
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let help = "the day of today; Esc: the clock is right after all";
        Some(vec![
            FieldSpec::other("day", "today is", ValueType::Date, help).needed(),
        ])
    }

    fn submit(
        &self,
        _context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        Ok(match form.value("day") {
            Some(Value::Date(day)) => Outcome::Today(day),
            _ => Outcome::Nothing,
        })
    }

    fn lead(&self, context: &DialogContext<'_>) -> Vec<String> {
        let newest = context.snapshot.ahead_of_clock();
        let newest = newest.map(with_weekday).unwrap_or_default();
        vec![
            format!(
                "The clock of this machine says {}, but the newest record here is of {newest}.",
                with_weekday(context.snapshot.status.machine)
            ),
            "What you write would be dated wrong. Which day is it?".to_owned(),
        ]
    }

    fn bears_a_name(&self) -> bool {
        false
    }

    fn is_kept(&self) -> bool {
        false
    }
}
