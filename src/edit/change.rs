//! The edits themselves.

use crate::model::{Entry, Field, Kind, Roadmap, Value};

/// Where an entry stands in a file: by kind and place, not by id, so that a duplicate can be mended too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryPath {
    /// The kind; of a part, that of the entry which holds it.
    pub kind: Kind,
    /// The place among those of its kind, from 0; 0 of a table.
    pub index: usize,
    /// A part of that entry: its kind and place in it.
    pub part: Option<(Kind, usize)>,
}

/// One change of a file. A list of them holds in order: each speaks of the file as those before it left it.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Gives a field a value, in the place of what stood there.
    Set {
        /// The entry.
        place: EntryPath,
        /// The key.
        field: &'static str,
        /// The whole value.
        value: Value,
    },
    /// Takes a field away.
    Unset {
        /// The entry.
        place: EntryPath,
        /// The key.
        field: &'static str,
    },
    /// Adds an entry or record as the last of its kind.
    Add {
        /// The entry that it becomes a part of, if it is a part.
        into: Option<(Kind, usize)>,
        /// What it holds.
        new: NewEntry,
    },
    /// Takes an entry out, with its parts.
    Remove {
        /// The entry.
        place: EntryPath,
    },
    /// Carries a key that the format does not know, or a value that its field does not take. Only merging
    /// does: nobody is asked for such a value.
    SetUnknown {
        /// The entry; of a key or table at the root, [`Kind::FileHeader`].
        place: EntryPath,
        /// The key.
        key: String,
        /// The whole value; `None` takes the key away.
        value: Option<Value>,
        /// The lines as they were written, comments and all: pairs first, then tables.
        text: Option<String>,
    },
}

/// An entry or record that is not in a file yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEntry {
    /// Its kind.
    pub kind: Kind,
    /// Its fields, each whole.
    pub fields: Vec<(&'static str, Value)>,
    /// Its parts.
    pub parts: Vec<NewEntry>,
    /// Keys that the format does not know, and values that their fields do not take.
    pub unknown_keys: Vec<(String, Value)>,
    /// The lines as they were written elsewhere, comments and all; they say the same as the rest of this.
    pub text: Option<String>,
}

impl EntryPath {
    /// The place of an entry.
    pub fn of(kind: Kind, index: usize) -> Self {
        Self {
            kind,
            index,
            part: None,
        }
    }

    /// The place of a part of this entry.
    pub fn part(self, kind: Kind, index: usize) -> Self {
        Self {
            part: Some((kind, index)),
            ..self
        }
    }

    /// The kind of what stands there.
    pub fn kind_there(self) -> Kind {
        self.part.map_or(self.kind, |(kind, _)| kind)
    }

    /// What stands there.
    pub fn find(self, roadmap: &Roadmap) -> Option<&dyn Entry> {
        let entry = roadmap.entry(self.kind, self.index)?;
        match self.part {
            None => Some(entry),
            Some((kind, index)) => entry.children(kind).get(index).copied(),
        }
    }

    /// What stands there, to be changed.
    pub fn find_mut(self, roadmap: &mut Roadmap) -> Option<&mut dyn Entry> {
        let entry = roadmap.entry_mut(self.kind, self.index)?;
        match self.part {
            None => Some(entry),
            Some((kind, index)) => entry.sub_mut(kind, index),
        }
    }
}

impl NewEntry {
    /// An empty one.
    pub fn of(kind: Kind) -> Self {
        Self {
            kind,
            fields: Vec::new(),
            parts: Vec::new(),
            unknown_keys: Vec::new(),
            text: None,
        }
    }

    /// With a field more; an unknown key or an absent value changes nothing.
    pub fn with(mut self, key: &str, value: impl Into<Option<Value>>) -> Self {
        if let (Some(field), Some(value)) = (self.kind.field(key), value.into())
            && !value.is_empty()
        {
            self.fields.retain(|(known, _)| *known != field.key);
            self.fields.push((field.key, value));
        }
        self
    }

    /// With a field more, be it a custom one; an absent value changes nothing.
    pub fn with_field(mut self, field: &'static Field, value: Option<Value>) -> Self {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.fields.retain(|(known, _)| *known != field.key);
            self.fields.push((field.key, value));
        }
        self
    }

    /// With a text more.
    pub fn text(self, key: &str, text: impl Into<String>) -> Self {
        self.with(key, Value::Text(text.into()))
    }

    /// The value of a field.
    pub fn value(&self, key: &str) -> Option<&Value> {
        self.fields
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, value)| value)
    }

    /// A copy of an entry.
    pub fn copy(entry: &dyn Entry) -> Self {
        let described = entry.kind().description();
        let refused = entry.custom().refused();
        let is_refused = |key: &str| refused.iter().any(|(known, _)| known == key);
        let fields = entry
            .fields()
            .iter()
            .enumerate()
            // Of a list with members that do not fit, the whole is kept as it is written.
            .filter(|(_, field)| !is_refused(field.key))
            .filter_map(|(index, field)| Some((field.key, entry.get(index)?)));
        let unknown = entry.custom().unknown().iter();
        let parts = described
            .subs
            .iter()
            .flat_map(|kind| entry.children(*kind))
            .map(NewEntry::copy);
        Self {
            kind: entry.kind(),
            fields: fields.collect(),
            parts: parts.collect(),
            unknown_keys: unknown
                .map(|unknown| (unknown.key.clone(), unknown.value.clone()))
                .chain(refused.iter().cloned())
                .collect(),
            text: None,
        }
    }

    /// The fields in the order of the format's page.
    pub fn in_order(&self) -> Vec<(&'static str, &Value)> {
        let fields = self.kind.description().fields;
        let built_in = fields
            .iter()
            .filter_map(|field| Some((field.key, self.value(field.key)?)));
        let custom = self.fields.iter().map(|(key, value)| (*key, value));
        let custom = custom.filter(|(key, _)| self.kind.field_index(key).is_none());
        built_in.chain(custom).collect()
    }

    /// All of it as one inline table, parts as lists of tables.
    pub fn as_table(&self) -> Value {
        let mut pairs: Vec<(String, Value)> = self
            .in_order()
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value.clone()))
            .collect();
        for kind in self.kind.description().subs {
            let parts: Vec<Value> = self
                .parts
                .iter()
                .filter(|part| part.kind == *kind)
                .map(NewEntry::as_table)
                .collect();
            if !parts.is_empty() {
                pairs.push((kind.key().to_owned(), Value::List(parts)));
            }
        }
        pairs.extend(self.unknown_keys.iter().cloned());
        Value::Table(pairs)
    }
}
