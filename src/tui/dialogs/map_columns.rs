//! Asks which column of an imported file holds which field.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::model::ValueType;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::form_values::text;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::import::ImportRequest;
use crate::tui::widgets::form::{Candidate, FieldSpec, Form};

/// The key of a column, before its number.
const COLUMN: &str = "column.";

/// Asks which column of an imported file holds which field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct MapColumns;

impl Dialog for MapColumns {
    fn title(&self, context: &DialogContext<'_>) -> String {
        let name = context.import.map(|view| view.name());
        format!("Columns of {}", name.unwrap_or_default())
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let view = context.import?;
        let fields = view.kind.description().fields.iter();
        let fields = fields.filter(|field| !matches!(field.shape, ValueType::Any));
        let mut offers = vec![
            Candidate::new("-", "pass it over"),
            Candidate::new("row", "the number of the row, which predecessors name"),
        ];
        offers.extend(fields.map(|field| Candidate::new(field.key, field.words())));
        let asked = view.columns.iter().enumerate().map(|(number, column)| {
            let help = match column.sample.as_str() {
                "" => "the first row is empty here".to_owned(),
                sample => format!("the first row holds: {sample}"),
            };
            FieldSpec::other(
                &format!("{COLUMN}{number}"),
                &column.heading,
                ValueType::Line,
                &help,
            )
            .only(offers.clone())
            .starting(column.key.clone())
        });
        Some(asked.collect())
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let Some(view) = context.import else {
            return Ok(Outcome::Nothing);
        };
        let key = |number: usize| {
            let key = text(form, &format!("{COLUMN}{number}"));
            key.unwrap_or_else(|| "-".to_owned())
        };
        let columns = view.columns.iter().enumerate();
        let columns = columns.map(|(number, column)| (column.heading.clone(), key(number)));
        Ok(Outcome::Import(ImportRequest {
            columns: Some(columns.collect()),
            kind: Some(view.kind),
            ..view.request.clone()
        }))
    }

    fn bears_a_name(&self) -> bool {
        false
    }

    fn is_kept(&self) -> bool {
        false
    }
}
