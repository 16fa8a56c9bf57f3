//! The references that stand in a file, and what they become where an id changes.

use crate::edit::change::{Edit, EntryPath};
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Entry, EntryClass, Field, Kind, Roadmap, Value, ValueType};

/// A field of references that is to become another.
pub(crate) struct ReferenceEdit<'r> {
    /// The entry that holds it, itself or in one of its parts.
    pub entry: &'r dyn Entry,
    /// Where it stands.
    pub place: EntryPath,
    /// The field.
    pub field: &'static Field,
    /// What it becomes.
    pub value: Value,
}

/// Every field of a file in which `lead` leads a reference elsewhere, with what it then holds.
pub(crate) fn led_elsewhere<'r>(
    file: &'r Roadmap,
    lead: &'r dyn Fn(&str) -> Option<String>,
) -> impl Iterator<Item = ReferenceEdit<'r>> {
    let entries = Kind::lists().flat_map(|kind| {
        let entries = file.entries(kind).enumerate();
        entries.map(move |(index, entry)| (EntryPath::of(kind, index), entry))
    });
    entries.flat_map(move |(place, entry)| {
        let parts = place.kind.description().subs.iter().flat_map(move |&part| {
            let parts = entry.children(part).into_iter().enumerate();
            parts.map(move |(number, held)| (place.part(part, number), held))
        });
        let holders = [(place, entry)].into_iter().chain(parts);
        holders.flat_map(move |(place, holder)| {
            let fields = holder.fields().iter().enumerate();
            fields.filter_map(move |(index, field)| {
                let is_reference = matches!(field.shape, ValueType::Reference(_));
                let value = is_reference.then(|| holder.get(index)).flatten()?;
                Some(ReferenceEdit {
                    entry,
                    place,
                    field,
                    value: led(&value, lead)?,
                })
            })
        })
    })
}

impl ReferenceEdit<'_> {
    /// The edit alone, without a log.
    pub(crate) fn unlogged(self) -> Edit {
        Edit::Set {
            place: self.place,
            field: self.field.key,
            value: self.value,
        }
    }

    /// Makes the edit; what the log tells is logged, records and handling are rewritten as they stand.
    ///
    /// # Errors
    /// The field does not take the reference.
    pub(crate) fn make(
        self,
        transaction: &mut Transaction<'_>,
        file: Option<usize>,
        reason: &ChangeReason,
    ) -> Result<(), EditError> {
        let editor = transaction.editor(file);
        let is_record = self.place.kind.description().nature == EntryClass::Record;
        if is_record || !self.field.logged {
            return editor.apply_unlogged(self.unlogged());
        }
        editor.set(self.place, &[(self.field.key, Some(self.value))], reason)
    }
}

/// A value with its references led elsewhere; `None` where none is.
pub(crate) fn led(value: &Value, lead: &dyn Fn(&str) -> Option<String>) -> Option<Value> {
    match value {
        Value::Text(one) => lead(one).map(Value::Text),
        Value::List(items) => {
            let led = items.iter().map(|item| item.as_text().and_then(lead));
            let led: Vec<Option<String>> = led.collect();
            let any = led.iter().any(Option::is_some);
            let items = items.iter().cloned().zip(led);
            let items = items.map(|(item, led)| led.map_or(item, Value::Text));
            any.then(|| Value::List(items.collect()))
        }
        _ => None,
    }
}
