//! Gives a milestone a new expected date.

use serde::{Deserialize, Serialize};

use crate::dates::date::{date, iso};
use crate::edit::operations::milestone;
use crate::edit::{ChangeSet, Edit, EditError};
use crate::model::{Date, Entry, EntryRef, Kind, Value, ValueType};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::{called, said_date};
use crate::tui::dialogs::field_specs::{change, of};
use crate::tui::dialogs::form_values::{change_reason, found};
use crate::tui::dialogs::ripple::ripple;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Gives a milestone a new expected date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ChangeForecast(pub RowId);

impl Dialog for ChangeForecast {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("New forecast: {}", called(context.snapshot, &self.0))
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let mut date = of(Kind::Milestone, "forecast").needed();
        // Without a forecast the agreed date stands: that is where a new one begins.
        let entry = context.snapshot.entry_of(&self.0);
        let missing = entry.is_some_and(|entry| entry.value("forecast").is_none());
        if let (true, Some(Value::Date(baseline))) =
            (missing, entry.and_then(|entry| entry.value("baseline")))
        {
            date = date.starting(iso(baseline)).standing(Some(baseline));
        }
        Some(vec![
            date,
            change("code").always(),
            change("why").always(),
            change("feedback").always(),
            FieldSpec::other(
                "carry",
                "also move successors",
                ValueType::Bool,
                "give what inherits the delay the date on which it can be done",
            ),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let snapshot = context.snapshot;
        let Some(Value::Date(to)) = form.value("forecast") else {
            return Err(EditError::new(
                "the date is missing",
                "give the day on which it is expected",
            ));
        };
        let reason = change_reason(form);
        let changes = context.transaction(|transaction| {
            let at = found(snapshot, &self.0)?;
            milestone::forecast(transaction, at, to, &reason)?;
            if form.value("carry") == Some(Value::Truth(true)) {
                milestone::apply_ripple(transaction, &carried(snapshot, at, to), at)?;
            }
            Ok(())
        })?;
        let words = format!(
            "forecast of {}: {}{}",
            called(snapshot, &self.0),
            said_date(form.value("forecast")),
            carried_words(&changes)
        );
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }

    fn entry<'m>(&self, context: &DialogContext<'m>) -> Option<&'m dyn Entry> {
        context.snapshot.entry_of(&self.0)
    }

    fn feedback(&self, context: &DialogContext<'_>, form: &Form) -> Vec<String> {
        ripple(context.snapshot, &self.0, form)
    }

    fn may_need_reason(&self, _form: &Form) -> bool {
        true
    }
}

/// The milestones that inherit more if this one is expected on `to`, each with the date that is then possible.
fn carried(snapshot: &Snapshot, origin: EntryRef, to: Date) -> Vec<(EntryRef, Date)> {
    let Some(roadmap) = origin.roadmap else {
        return Vec::new();
    };
    let shifts = snapshot.plan.what_if(roadmap, origin.index, to);
    shifts
        .into_iter()
        .filter(|shift| (shift.roadmap, shift.milestone) != (roadmap, origin.index))
        .filter(|shift| shift.inherited_after > 0)
        .map(|shift| {
            let found = EntryRef {
                roadmap: Some(shift.roadmap),
                kind: Kind::Milestone,
                index: shift.milestone,
            };
            (found, date(shift.after))
        })
        .collect()
}

/// How many milestones the new date carried along.
fn carried_words(changes: &ChangeSet) -> String {
    let edits = changes.files.iter().flat_map(|(_, edits)| edits);
    let moved = |edit: &&Edit| matches!(edit, Edit::Set { field, .. } if *field == "forecast");
    match edits.filter(moved).count().saturating_sub(1) {
        0 => String::new(),
        1 => ", and of its successor".to_owned(),
        many => format!(", and of {many} successors"),
    }
}
