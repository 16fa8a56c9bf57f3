//! The custom fields of one entry, and the values of its unknown keys.

use lean_string::LeanString;

use super::field::{Field, ValueType};
use super::field_storage::FieldStorage;
use super::value::{Scalar, Value};
use crate::dates::date::Date;

/// A key that the format does not know, with its value as the file gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownValue {
    /// The key.
    pub key: String,
    /// The value; a table under a header of its own is not kept.
    pub value: Value,
    /// Where the value stands, in bytes from the start of the file.
    pub offset: usize,
}

/// The custom fields of one entry, and its unknown keys. Few entries have any, so those that have none take one word.
#[derive(Clone, Debug, Default)]
pub struct CustomValues(Option<Box<CustomParts>>);

/// What an entry holds beside the fields of its kind.
#[derive(Clone, Debug, Default)]
struct CustomParts {
    /// Every field of the kind, built-in ones first; empty where the kind has no custom field.
    fields: &'static [Field],
    /// The values of the custom fields.
    values: Vec<Option<Value>>,
    /// The names of keys that nobody declared, each once.
    keys: Vec<String>,
    /// The values of keys that nobody declared.
    unknown: Vec<UnknownValue>,
    /// Values as the file gives them that count as absent, for their fields do not take them.
    refused: Vec<(String, Value)>,
}

impl CustomParts {
    fn place(&self, field: usize) -> Option<usize> {
        field.checked_sub(self.fields.len().checked_sub(self.values.len())?)
    }
}

impl CustomValues {
    fn parts_mut(&mut self) -> &mut CustomParts {
        self.0.get_or_insert_default()
    }

    /// Every field of the kind; `built_in` where it has no custom one.
    pub fn fields(&self, built_in: &'static [Field]) -> &'static [Field] {
        match &self.0 {
            Some(parts) if !parts.fields.is_empty() => parts.fields,
            _ => built_in,
        }
    }

    /// The value of a custom field, by its place in [`super::Entry::fields`].
    pub fn get(&self, field: usize) -> Option<Value> {
        let parts = self.0.as_ref()?;
        parts.values.get(parts.place(field)?)?.clone()
    }

    /// Whether a custom field has a value.
    pub fn has(&self, field: usize) -> bool {
        self.0.as_ref().is_some_and(|parts| {
            let value = parts.place(field).and_then(|place| parts.values.get(place));
            value.is_some_and(Option::is_some)
        })
    }

    /// Puts a scalar into a custom field.
    ///
    /// # Errors
    /// Says what was expected and what was found.
    pub fn put(&mut self, field: usize, scalar: Scalar<'_>) -> Result<(), String> {
        let Some(parts) = &mut self.0 else {
            return Ok(());
        };
        let place = parts.place(field);
        let Some(place) = place.filter(|place| *place < parts.values.len()) else {
            return Ok(());
        };
        parts.values[place] = typed(scalar, &parts.fields[field].shape)?;
        Ok(())
    }

    /// Refuses a list or a table: a custom field holds one scalar.
    ///
    /// # Errors
    /// Always, where there is such a field.
    pub fn put_value(&mut self, field: usize) -> Result<(), String> {
        let parts = self.0.as_ref();
        match parts.and_then(|parts| parts.fields.get(field)) {
            Some(described) => Err(format!("should be {}", described.expects())),
            None => Ok(()),
        }
    }

    /// Declares the custom fields: every field of the kind, the built-in ones first, and how many are custom. Values
    /// that were held before are gone.
    pub fn declare(&mut self, fields: &'static [Field], custom: usize) {
        let parts = self.parts_mut();
        parts.fields = fields;
        parts.values = vec![None; custom];
    }

    /// Empties a custom field.
    pub fn clear(&mut self, field: usize) {
        let Some(parts) = &mut self.0 else { return };
        let place = parts.place(field);
        if let Some(value) = place.and_then(|place| parts.values.get_mut(place)) {
            *value = None;
        }
    }

    /// The names of keys that nobody declared, each once.
    pub fn keys(&self) -> &[String] {
        self.0.as_ref().map_or(&[], |parts| &parts.keys)
    }

    /// Notes the name of a key that nobody declared and that was not noted before.
    pub fn push_key(&mut self, key: String) {
        self.parts_mut().keys.push(key);
    }

    /// The values of keys that nobody declared.
    pub fn unknown(&self) -> &[UnknownValue] {
        self.0.as_ref().map_or(&[], |parts| &parts.unknown)
    }

    /// Keeps the value of an unknown key, in the place of an earlier one.
    pub fn keep_unknown(&mut self, unknown: UnknownValue) {
        let parts = self.parts_mut();
        parts.unknown.retain(|kept| kept.key != unknown.key);
        parts.unknown.push(unknown);
    }

    /// Keeps the value of an unknown key of which none is kept yet.
    pub fn push_unknown(&mut self, unknown: UnknownValue) {
        self.parts_mut().unknown.push(unknown);
    }

    /// Forgets the value of an unknown key.
    pub fn forget_value(&mut self, key: &str) {
        if let Some(parts) = &mut self.0 {
            parts.unknown.retain(|unknown| unknown.key != key);
        }
    }

    /// Values as the file gives them that no field holds: those that their fields do not take, and those of unknown
    /// keys that are kept nowhere else. They count as absent, but leave the file only with a copy in its log.
    pub fn refused(&self) -> &[(String, Value)] {
        self.0.as_ref().map_or(&[], |parts| &parts.refused)
    }

    /// Keeps a value that no field holds, in the place of an earlier one.
    pub fn keep_refused(&mut self, key: &str, value: Value) {
        self.forget_refused(key);
        self.parts_mut().refused.push((key.to_owned(), value));
    }

    /// Forgets a value that no field held: the key has another.
    pub fn forget_refused(&mut self, key: &str) {
        if let Some(parts) = &mut self.0 {
            parts.refused.retain(|(known, _)| known != key);
        }
    }

    /// Forgets an unknown key and its value.
    pub fn forget_unknown(&mut self, key: &str) {
        if let Some(parts) = &mut self.0 {
            parts.keys.retain(|known| known != key);
            parts.unknown.retain(|unknown| unknown.key != key);
        }
    }
}

/// A scalar as a value of that type; `None` where it counts as absent.
fn typed(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Value>, String> {
    fn read<T>(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Value>, String>
    where
        Option<T>: FieldStorage + Default,
    {
        let mut slot = Option::<T>::default();
        slot.put(scalar, shape)?;
        Ok(slot.get())
    }
    match (shape, scalar) {
        (ValueType::Date, scalar) => read::<Date>(scalar, shape),
        (ValueType::Bool, scalar) => read::<bool>(scalar, shape),
        (ValueType::Integer { .. }, scalar) => read::<i64>(scalar, shape),
        (ValueType::Number, scalar) => read::<f64>(scalar, shape),
        (ValueType::Choice(words), Scalar::Text(text)) if !text.is_empty() => {
            match words.contains(&text.as_ref()) {
                true => Ok(Some(Value::Text(text.into_owned()))),
                false => Err(shape.refuses(&Scalar::Text(text))),
            }
        }
        (_, scalar) => read::<LeanString>(scalar, shape),
    }
}
