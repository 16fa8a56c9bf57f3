//! The form for a third value of a field in conflict.

use crate::edit::input::parse_input::typed;
use crate::edit::merge::settle;
use crate::edit::{ChangeReason, EditError, Transaction};
use crate::model::{EntryRef, Value, ValueType};
use crate::store::read::value_of;
use crate::tui::app::{ConflictRow, Model, RowId, Snapshot};
use crate::tui::widgets::form::{FieldSpec, Form};

/// The key of the value in the form.
pub(crate) const VALUE: &str = "value";

/// What a field in conflict is called in a title.
pub(crate) fn title(model: &Model, clash: &ConflictRow) -> String {
    let field = clash.field();
    let about = about(model, clash);
    let entry = about.and_then(|key| model.snapshot.entry_of(&key));
    let name = entry.and_then(|entry| {
        let keys = ["title", "name", "role", "org", "trade"];
        keys.iter().find_map(|key| entry.value(key))
    });
    match name {
        Some(name) => format!("{field} of {}", name.plain()),
        None => format!("{field} of {}", clash.one.path.item),
    }
}

/// The key of the entry that a conflict is about.
fn about(model: &Model, clash: &ConflictRow) -> Option<RowId> {
    let (kind, index) = clash.one.entry?;
    model.snapshot.key(EntryRef {
        roadmap: clash.file,
        kind,
        index,
    })
}

/// The value that holds, which is none of those in conflict, and why.
pub(crate) fn asked(model: &Model, clash: &ConflictRow) -> Vec<FieldSpec> {
    let spot = &clash.one.path;
    let kind = clash.one.kind().filter(|_| clash.one.known);
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
    let stands = clash.one.sides.first().and_then(|side| side.value.clone());
    let value = match stands {
        // Of a line nothing stays but the third value: what stands can be chosen without typing.
        Some(stands)
            if (value.is_replaced() || value.is_long())
                && !(model.present && clash.is_personal(&model.snapshot.folder.portfolio)) =>
        {
            let typed = typed(&value, &stands);
            value.starting(typed)
        }
        _ => value,
    };
    let mut asked = vec![
        value,
        reason("code").always().called("reason"),
        reason("why").always(),
    ];
    if spot.key == "baseline" {
        asked.push(reason("approved_by").always().called("approved by"));
        asked.push(reason("ref").always().called("minute or letter"));
    }
    asked
}

fn reason(key: &str) -> FieldSpec {
    FieldSpec::change(key).unwrap_or_else(|| FieldSpec::other(key, key, ValueType::Line, ""))
}

/// Settles a conflict for what was typed: one of its values, or a third.
///
/// # Errors
/// It is settled already, or the value does not fit.
pub(crate) fn third(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    form: &Form,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let clash = snapshot
        .clash(key)
        .ok_or_else(|| EditError::gone("conflict"))?;
    let typed = form.value(VALUE);
    let value = match (&typed, clash.one.known) {
        (Some(Value::Text(text)), false) => {
            let mut held = clash.one.sides.iter().filter_map(|side| side.value.clone());
            let held = held.find(|value| value.plain() == *text);
            held.or_else(|| value_of(text)).or(typed)
        }
        _ => typed,
    };
    settle(transaction, clash.file, &clash.one, value, reason)
}
