//! Agrees that milestones are quiet until a day.

use serde::{Deserialize, Serialize};

use crate::edit::operations::milestone;
use crate::edit::{EditError, Transaction};
use crate::model::{EntryRef, Kind, Value};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::{called_all, said_date};
use crate::tui::dialogs::field_specs::of;
use crate::tui::dialogs::form_values::{each, text};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Agrees that milestones are quiet until a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct PauseReminders(pub Vec<RowId>);

impl Dialog for PauseReminders {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Pause reminders: {}", called_all(context.snapshot, &self.0))
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            of(Kind::Milestone, "quiet_until").needed(),
            of(Kind::Milestone, "quiet_why").needed(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let snapshot = context.snapshot;
        let changes = context.transaction(|transaction| {
            each(snapshot, &self.0, |found| {
                quiet(snapshot, transaction, found, form)
            })
        })?;
        let words = format!(
            "reminders paused until {}: {}",
            said_date(form.value("quiet_until")),
            called_all(snapshot, &self.0)
        );
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        &self.0
    }
}

fn quiet(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    form: &Form,
) -> Result<(), EditError> {
    let Some(Value::Date(until)) = form.value("quiet_until") else {
        return Err(EditError::new(
            "the day is missing",
            "say until when nothing will be asked",
        ));
    };
    let limits = found.roadmap.and_then(|at| snapshot.plan.roadmaps.get(at));
    let limit = limits.map_or(i64::MAX, |timetable| timetable.limits.quiet_limit_days);
    let why = text(form, "quiet_why").unwrap_or_default();
    milestone::quiet(transaction, found, until, &why, limit)
}
