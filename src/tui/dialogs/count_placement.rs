//! Records the numbers of a placement as they are now.

use serde::{Deserialize, Serialize};

use crate::dates::date::iso;
use crate::edit::EditError;
use crate::model::{Entry, Kind};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::edit_entry;
use crate::tui::dialogs::entry_names::called;
use crate::tui::dialogs::field_specs::of;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Records the numbers of a placement as they are now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct CountPlacement(pub RowId);

impl Dialog for CountPlacement {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Numbers now: {}", called(context.snapshot, &self.0))
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let number = |key| of(Kind::Placement, key);
        Some(vec![
            number("as_of")
                .called("as of")
                .starting(iso(context.snapshot.today())),
            number("trained"),
            number("certified"),
            number("placed"),
            number("retained"),
            number("returned"),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        edit_entry::submit(context, &self.0, form)
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }

    fn entry<'m>(&self, context: &DialogContext<'m>) -> Option<&'m dyn Entry> {
        context.snapshot.entry_of(&self.0)
    }
}
