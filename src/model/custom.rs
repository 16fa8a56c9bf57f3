//! The custom fields of a portfolio: keys of a programme's own, known as if they were built in.
//!
//! A file is read without knowing them: they stand in another file: [`super::custom_binding::bind`] then takes the values of
//! unknown keys over into typed fields, which follow the built-in ones in [`super::Entry::fields`].

use std::sync::{Mutex, PoisonError};

use super::choice::{CustomType, EntryKind, WordEnum};
use super::cluster::CustomField;
use super::entry::Entry;
use super::field::{Field, ValueType, is_field_key};
use super::kind::Kind;

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

    /// The kinds that have custom fields.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.kinds.iter().map(|(kind, _)| *kind)
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
        custom.declare(fields, fields.len() - built_in);
        for (index, field) in fields.iter().enumerate().skip(built_in) {
            if !entry.unknown().iter().any(|key| key == field.key) {
                continue;
            }
            let given = entry
                .custom()
                .unknown()
                .iter()
                .find(|one| one.key == field.key)
                .cloned();
            let result = match &given {
                Some(given) => entry.set(index, &given.value),
                None => Err(format!("should be {}", field.expects())),
            };
            entry.forget_unknown(field.key);
            if let Err(what) = result {
                if let Some(given) = &given {
                    let custom = entry.custom_mut();
                    custom.keep_refused(field.key, given.value.clone());
                }
                wrong.push((
                    given.map(|given| given.offset),
                    format!("`{}` {what}", field.key),
                ));
            }
        }
        wrong
    }
}

/// What is wrong with a declaration beside its missing keys: a key that is built in, or declared before.
pub(crate) fn faults(declared: &[CustomField]) -> Vec<(usize, String)> {
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
            key: key.to_string(),
            label: field.label.clone().unwrap_or_default().into(),
            value_type,
            choices: field.choices.iter().map(String::from).collect(),
            personal: field.personal == Some(true),
            help: field.help.clone().unwrap_or_default().into(),
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
