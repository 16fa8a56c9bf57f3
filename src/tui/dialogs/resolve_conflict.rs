//! Gives a field in conflict a value that is none of those in conflict, and says why.

use serde::{Deserialize, Serialize};

use crate::edit::input::parse_input::typed;
use crate::edit::merge::{ONE, settle};
use crate::edit::{ChangeReason, EditError, Transaction};
use crate::model::{EntryRef, Value, ValueType};
use crate::store::read::value_of;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::field_specs::change;
use crate::tui::dialogs::form_values::change_reason;
use crate::tui::state::conflict_rows::ConflictRow;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{FieldSpec, Form};

/// The key of the value in the form.
pub(crate) const VALUE: &str = "value";

/// Gives a field in conflict a value that is none of those in conflict, and says why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ResolveConflict(pub RowId);

impl Dialog for ResolveConflict {
    fn title(&self, context: &DialogContext<'_>) -> String {
        let conflict = context.snapshot.conflict(&self.0);
        conflict.map_or_else(String::new, |conflict| title(context.snapshot, conflict))
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(asked(context, context.snapshot.conflict(&self.0)?))
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let (snapshot, reason) = (context.snapshot, change_reason(form));
        let changes = context
            .transaction(|transaction| third(snapshot, transaction, &self.0, form, &reason))?;
        let words = match snapshot.conflict(&self.0) {
            Some(conflict) => settled(snapshot, conflict, None),
            None => "settled".into(),
        };
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }
}

/// What a field in conflict is called in a title.
fn title(snapshot: &Snapshot, conflict: &ConflictRow) -> String {
    format!("{} of {}", conflict.field(), name(snapshot, conflict))
}

/// What was settled, and for what where that is no value of the field.
pub(crate) fn settled(
    snapshot: &Snapshot,
    conflict: &ConflictRow,
    value: Option<&Value>,
) -> String {
    let name = name(snapshot, conflict);
    let what = match &conflict.one.path.part {
        Some((part, words)) => {
            let words: Vec<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
            format!("{part} {} of {name}", words.join(" "))
        }
        None => name,
    };
    match (conflict.one.is_addition(), value) {
        (true, Some(Value::Text(word))) if word == ONE => format!("one entry made of both: {what}"),
        (true, _) => format!("both kept, as two entries: {what}"),
        (_, Some(Value::Truth(true))) if conflict.one.is_presence() => format!("removed: {what}"),
        _ if conflict.one.is_presence() => format!("kept: {what}"),
        _ => format!("settled: {}", title(snapshot, conflict)),
    }
}

/// What the entry is called that a conflict is about.
fn name(snapshot: &Snapshot, conflict: &ConflictRow) -> String {
    let about = about(snapshot, conflict);
    let entry = about.and_then(|key| snapshot.entry_of(&key));
    let is_told = |kind| kind != crate::model::Kind::Feedback;
    let named = entry.filter(|entry| is_told(entry.kind()));
    let name = named.and_then(|entry| entry.title());
    name.map_or_else(|| conflict.one.path.item.clone(), |name| name.plain())
}

/// The key of the entry that a conflict is about.
fn about(snapshot: &Snapshot, conflict: &ConflictRow) -> Option<RowId> {
    let (kind, index) = conflict.one.entry?;
    snapshot.key(EntryRef {
        roadmap: conflict.file,
        kind,
        index,
    })
}

/// The value that holds, which is none of those in conflict, and why.
fn asked(context: &DialogContext<'_>, conflict: &ConflictRow) -> Vec<FieldSpec> {
    let spot = &conflict.one.path;
    let kind = conflict.one.kind().filter(|_| conflict.one.known);
    let mut value = match kind.and_then(|kind| FieldSpec::of(kind, &spot.key)) {
        Some(asked) => asked,
        None => FieldSpec::other(
            &spot.key,
            &spot.key,
            ValueType::Line,
            "this program does not know the key: a value as TOML writes it",
        ),
    };
    value.key = VALUE.into();
    let stands = conflict
        .one
        .sides
        .first()
        .and_then(|side| side.value.clone());
    let value = match stands {
        // Of a line nothing stays but the third value: what stands can be chosen without typing.
        Some(stands)
            if (value.is_replaced() || value.is_long())
                && !(context.present
                    && conflict.is_personal(&context.snapshot.folder.portfolio)) =>
        {
            let typed = typed(&value, &stands);
            value.starting(typed)
        }
        _ => value,
    };
    let mut asked = vec![value, change("code").always(), change("why").always()];
    if spot.key == "baseline" {
        asked.push(change("approved_by").always());
        asked.push(change("ref").always());
    }
    asked
}

/// Settles a conflict for what was typed: one of its values, or a third.
///
/// # Errors
/// It is settled already, or the value does not fit.
fn third(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    form: &Form,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let conflict = snapshot
        .conflict(key)
        .ok_or_else(|| EditError::gone("conflict"))?;
    let typed = form.value(VALUE);
    let value = match (&typed, conflict.one.known) {
        (Some(Value::Text(text)), false) => {
            let mut held = conflict
                .one
                .sides
                .iter()
                .filter_map(|side| side.value.clone());
            let held = held.find(|value| value.plain() == *text);
            held.or_else(|| value_of(text)).or(typed)
        }
        _ => typed,
    };
    settle(transaction, conflict.file, &conflict.one, value, reason)
}
