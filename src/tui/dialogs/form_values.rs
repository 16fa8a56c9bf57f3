//! What stands in a filled form: texts, the reason of a change, a new entry, the entries that are meant.

use crate::edit::{ChangeReason, EditError, NewEntry};
use crate::model::{EntryRef, Kind, Roadmap, Value};
use crate::query::address::case_number;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{CHANGE, Form};

/// The text of a field; `None` where it is empty.
pub(crate) fn text(form: &Form, key: &str) -> Option<String> {
    form.value(key)
        .map(|value| value.plain())
        .filter(|text| !text.is_empty())
}

/// The reason that was given.
pub(crate) fn change_reason(form: &Form) -> ChangeReason {
    let given = |key: &str| text(form, &format!("{CHANGE}{key}"));
    let feedback = match form.value(&format!("{CHANGE}feedback")) {
        Some(Value::List(items)) => items.iter().map(Value::plain).collect(),
        _ => Vec::new(),
    };
    ChangeReason {
        cause: None,
        code: given("code"),
        why: given("why"),
        approved_by: given("approved_by"),
        reference: given("ref"),
        feedback,
    }
}

/// A new entry or record of what the form holds.
pub(crate) fn filled(shared: &Roadmap, kind: Kind, form: &Form) -> NewEntry {
    let fields = shared.fields(kind).iter();
    fields.fold(NewEntry::of(kind), |new, field| {
        new.with_field(field, form.value(field.key))
    })
}

/// A source of chance for the id of a feedback, and the case number of the id that was made of it.
///
/// # Errors
/// What `make` refuses.
pub(crate) fn with_case<T>(
    ids: &mut IdSource,
    make: impl FnOnce(&mut dyn FnMut(usize) -> String) -> Result<T, EditError>,
) -> Result<(T, String), EditError> {
    let mut made = String::new();
    let done = make(&mut |count| {
        made = ids.characters(count);
        made.clone()
    })?;
    Ok((done, case_number(&made).unwrap_or_default()))
}

/// The entry of a key.
///
/// # Errors
/// It is not there any more.
pub(crate) fn found(snapshot: &Snapshot, key: &RowId) -> Result<EntryRef, EditError> {
    snapshot.found(key).ok_or_else(|| EditError::gone("entry"))
}

/// The entries of all keys.
///
/// # Errors
/// One is not there any more.
pub(crate) fn all(snapshot: &Snapshot, keys: &[RowId]) -> Result<Vec<EntryRef>, EditError> {
    keys.iter().map(|key| found(snapshot, key)).collect()
}

/// Does something to the entry of each key.
///
/// # Errors
/// One is not there any more, or refuses it; nothing is done then.
pub(crate) fn each(
    snapshot: &Snapshot,
    keys: &[RowId],
    mut act: impl FnMut(EntryRef) -> Result<(), EditError>,
) -> Result<(), EditError> {
    all(snapshot, keys)?.into_iter().try_for_each(&mut act)
}

/// The place of the roadmap that was chosen in a form.
///
/// # Errors
/// There is no such roadmap.
pub(crate) fn chosen_roadmap(snapshot: &Snapshot, form: &Form) -> Result<Option<usize>, EditError> {
    let id = text(form, "roadmap").unwrap_or_default();
    let at = snapshot.position(&id);
    match at {
        Some(_) => Ok(at),
        None => Err(EditError::new(
            format!("there is no roadmap \"{id}\""),
            "choose one of the list (F2)",
        )),
    }
}
