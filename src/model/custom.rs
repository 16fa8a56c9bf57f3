//! The custom fields of a portfolio: keys of a programme's own, known as if they were built in.
//!
//! A file is read without knowing them, because they stand in another file: [`bind`] then takes the values of
//! unknown keys over into typed fields, which follow the built-in ones in [`super::Entry::fields`].

use std::sync::{Mutex, PoisonError};

use super::choice::{CustomType, EntryKind, WordEnum};
use super::cluster::CustomField;
use super::document::Roadmap;
use super::entry::Entry;
use super::field::{Field, FieldStorage, ValueType, is_field_key};
use super::kind::Kind;
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

/// The custom fields of one entry, and the values of its unknown keys.
#[derive(Clone, Debug, Default)]
pub struct CustomValues {
    /// Every field of the kind, built-in ones first; empty where the kind has no custom field.
    fields: &'static [Field],
    /// The values of the custom fields.
    values: Vec<Option<Value>>,
    /// The values of keys that nobody declared.
    unknown: Vec<UnknownValue>,
}

impl CustomValues {
    /// Every field of the kind; `built_in` where it has no custom one.
    pub fn fields(&self, built_in: &'static [Field]) -> &'static [Field] {
        match self.fields {
            [] => built_in,
            fields => fields,
        }
    }

    fn place(&self, field: usize) -> Option<usize> {
        field.checked_sub(self.fields.len().checked_sub(self.values.len())?)
    }

    /// The value of a custom field, by its place in [`super::Entry::fields`].
    pub fn get(&self, field: usize) -> Option<Value> {
        self.values.get(self.place(field)?)?.clone()
    }

    /// Puts a scalar into a custom field.
    ///
    /// # Errors
    /// Says what was expected and what was found.
    pub fn put(&mut self, field: usize, scalar: Scalar<'_>) -> Result<(), String> {
        let Some(place) = self.place(field).filter(|place| *place < self.values.len()) else {
            return Ok(());
        };
        self.values[place] = typed(scalar, &self.fields[field].shape)?;
        Ok(())
    }

    /// Refuses a list or a table: a custom field holds one scalar.
    ///
    /// # Errors
    /// Always, where there is such a field.
    pub fn put_value(&mut self, field: usize) -> Result<(), String> {
        match self.fields.get(field) {
            Some(described) => Err(format!("should be {}", described.expects())),
            None => Ok(()),
        }
    }

    /// Empties a custom field.
    pub fn clear(&mut self, field: usize) {
        if let Some(value) = self
            .place(field)
            .and_then(|place| self.values.get_mut(place))
        {
            *value = None;
        }
    }

    /// The values of keys that nobody declared.
    pub fn unknown(&self) -> &[UnknownValue] {
        &self.unknown
    }

    /// Keeps the value of an unknown key, in the place of an earlier one.
    pub fn keep_unknown(&mut self, unknown: UnknownValue) {
        self.forget_unknown(&unknown.key);
        self.unknown.push(unknown);
    }

    /// Forgets the value of an unknown key.
    pub fn forget_unknown(&mut self, key: &str) {
        self.unknown.retain(|unknown| unknown.key != key);
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
        (_, scalar) => read::<String>(scalar, shape),
    }
}

/// The custom fields of a portfolio, by kind. Made once for each set of definitions and kept for good, so that
/// fields can be handed about as those that are built in.
#[derive(Debug)]
pub struct CustomSchema {
    definitions: Vec<Definition>,
    kinds: Vec<(Kind, &'static [Field])>,
}

#[derive(Clone, Debug, PartialEq)]
struct Definition {
    kind: EntryKind,
    key: String,
    label: String,
    value_type: CustomType,
    choices: Vec<String>,
    personal: bool,
    help: String,
}

impl PartialEq for CustomSchema {
    fn eq(&self, other: &Self) -> bool {
        self.definitions == other.definitions
    }
}

impl CustomSchema {
    /// The schema of what a portfolio declares; what is faulty ([`faults`]) is left out.
    pub fn of(declared: &[CustomField]) -> &'static Self {
        static KNOWN: Mutex<Vec<&'static CustomSchema>> = Mutex::new(Vec::new());
        let definitions = definitions(declared);
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(schema) = known
            .iter()
            .find(|schema| schema.definitions == definitions)
        {
            return schema;
        }
        let kinds = EntryKind::WORDS.iter().filter_map(|word| {
            let kind = Kind::from_key(word)?;
            let own: Vec<Field> = definitions
                .iter()
                .filter(|definition| definition.kind.word() == *word)
                .map(Definition::field)
                .collect();
            let built_in = kind.description().fields;
            (!own.is_empty()).then(|| {
                let all: &'static [Field] = [built_in, &own].concat().leak();
                (kind, all)
            })
        });
        let schema: &'static Self = Box::leak(Box::new(Self {
            kinds: kinds.collect(),
            definitions,
        }));
        known.push(schema);
        schema
    }

    /// Every field of a kind, built-in ones first.
    pub fn fields(&self, kind: Kind) -> &'static [Field] {
        let own = self.kinds.iter().find(|(of, _)| *of == kind);
        own.map_or(kind.description().fields, |(_, fields)| fields)
    }

    /// The field of that key.
    pub fn field(&self, kind: Kind, key: &str) -> Option<&'static Field> {
        let index = kind.field_index(key);
        let fields = self.fields(kind);
        match index {
            Some(index) => fields.get(index),
            None => fields[kind.description().fields.len()..]
                .iter()
                .find(|field| field.key == key),
        }
    }

    /// Every custom field with its kind.
    pub fn custom(&self) -> impl Iterator<Item = (Kind, &'static Field)> {
        self.kinds.iter().flat_map(|(kind, fields)| {
            let built_in = kind.description().fields.len();
            fields[built_in..].iter().map(|field| (*kind, field))
        })
    }

    /// Gives an entry the custom fields of its kind, and takes over what its unknown keys hold. Returns what does
    /// not fit: where the value stands, where that is known, and what is wrong.
    pub fn bind(&self, entry: &mut dyn Entry) -> Vec<(Option<usize>, String)> {
        let fields = self.fields(entry.kind());
        let built_in = entry.kind().description().fields.len();
        let mut wrong = Vec::new();
        if fields.len() == built_in {
            return wrong;
        }
        let custom = entry.custom_mut();
        custom.fields = fields;
        custom.values = vec![None; fields.len() - built_in];
        for (index, field) in fields.iter().enumerate().skip(built_in) {
            if !entry.unknown().iter().any(|key| key == field.key) {
                continue;
            }
            let given = entry
                .custom()
                .unknown
                .iter()
                .find(|one| one.key == field.key)
                .cloned();
            let result = match &given {
                Some(given) => entry.set(index, &given.value),
                None => Err(format!("should be {}", field.expects())),
            };
            entry.forget_unknown(field.key);
            if let Err(what) = result {
                wrong.push((
                    given.map(|given| given.offset),
                    format!("`{}` {what}", field.key),
                ));
            }
        }
        wrong
    }
}

/// Gives every entry of a file its custom fields; returns what does not fit, with the line of its entry.
pub fn bind(roadmap: &mut Roadmap, schema: &'static CustomSchema) -> Vec<BindProblem> {
    roadmap.custom = Some(schema);
    let mut problems = Vec::new();
    for (kind, _) in &schema.kinds {
        for index in 0..roadmap.count(*kind) {
            let Some(entry) = roadmap.entry_mut(*kind, index) else {
                continue;
            };
            let line = entry.at().line;
            problems.extend(
                schema
                    .bind(entry)
                    .into_iter()
                    .map(|(offset, message)| BindProblem {
                        offset,
                        line,
                        message,
                    }),
            );
        }
    }
    problems
}

/// A value that does not fit its custom field.
#[derive(Clone, Debug, PartialEq)]
pub struct BindProblem {
    /// Where the value stands, in bytes, where that is known.
    pub offset: Option<usize>,
    /// The line of the entry.
    pub line: usize,
    /// What is wrong, in words.
    pub message: String,
}

/// What is wrong with a declaration beside its missing keys: a key that is built in, or declared before.
pub fn faults(declared: &[CustomField]) -> Vec<(usize, String)> {
    let mut faults = Vec::new();
    for (place, field) in declared.iter().enumerate() {
        let (Some(kind), Some(key)) = (field.kind, field.key.as_deref()) else {
            continue;
        };
        let built_in = is_built_in(kind, key);
        let twice = || {
            declared[..place]
                .iter()
                .any(|other| (other.kind, other.key.as_deref()) == (Some(kind), Some(key)))
        };
        if built_in {
            faults.push((
                place,
                format!("`key` \"{key}\" is a key of a {kind} already: take another one"),
            ));
        } else if twice() {
            faults.push((
                place,
                format!(
                    "a {kind} has a field `{key}` of this portfolio already: remove one of them"
                ),
            ));
        } else if field.value_type == Some(CustomType::Choice) && field.choices.is_empty() {
            faults.push((
                place,
                format!("the choice `{key}` needs `choices`: the words that it may hold"),
            ));
        }
    }
    faults
}

fn is_built_in(kind: EntryKind, key: &str) -> bool {
    Kind::from_key(kind.word()).is_some_and(|kind| {
        kind.field_index(key).is_some()
            || kind.description().subs.iter().any(|sub| sub.key() == key)
    })
}

fn definitions(declared: &[CustomField]) -> Vec<Definition> {
    let mut definitions: Vec<Definition> = Vec::new();
    for field in declared {
        let (Some(kind), Some(key), Some(value_type)) = (field.kind, &field.key, field.value_type)
        else {
            continue;
        };
        let known = definitions
            .iter()
            .any(|other| other.kind == kind && other.key == *key);
        if known || is_built_in(kind, key) || !is_field_key(key) {
            continue;
        }
        definitions.push(Definition {
            kind,
            key: key.clone(),
            label: field.label.clone().unwrap_or_default(),
            value_type,
            choices: field.choices.clone(),
            personal: field.personal == Some(true),
            help: field.help.clone().unwrap_or_default(),
        });
    }
    definitions
}

impl Definition {
    fn field(&self) -> Field {
        let shape = match self.value_type {
            CustomType::Text => ValueType::Line,
            CustomType::Date => ValueType::Date,
            CustomType::Whole => ValueType::Integer {
                least: i64::MIN,
                most: i64::MAX,
            },
            CustomType::Number => ValueType::Number,
            CustomType::Flag => ValueType::Bool,
            CustomType::Choice => {
                let words: Vec<&'static str> =
                    self.choices.iter().map(|word| leaked(word)).collect();
                ValueType::Choice(words.leak())
            }
        };
        let label = match self.label.as_str() {
            "" => self.key.replace(['_', '-'], " "),
            label => label.to_owned(),
        };
        let help = match self.help.as_str() {
            "" => &label,
            help => help,
        };
        let field = Field::new(leaked(&self.key), shape, false, leaked(help)).label(leaked(&label));
        if self.personal {
            field.personal()
        } else {
            field
        }
    }
}

fn leaked(text: &str) -> &'static str {
    text.to_owned().leak()
}
