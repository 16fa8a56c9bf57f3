//! What a file holds beyond what is typed: keys that the format does not know, values that their fields do
//! not take, and the lines as they were written.
//!
//! Read only when two files are merged; every other reader works from the typed roadmap alone.

use crate::dates::date::parse_iso;
use crate::edit::EntryPath;
use crate::edit::diff::{RawExtras, UnknownKey};
use crate::model::{Entry, EntryClass, Kind, Roadmap, Value};

use super::splice::own;

/// Reads it. `roadmap` is what the text was read as.
pub fn beyond(text: &str, roadmap: &Roadmap) -> RawExtras {
    let own = own(&roadmap.id, text);
    let mut beyond = RawExtras {
        strays: Vec::new(),
        lines: own.entries,
        tables: own.tables,
    };
    let tree: toml::Table = match text.trim_start_matches('\u{feff}').parse() {
        Ok(tree) => tree,
        Err(_) => return beyond,
    };
    let root = EntryPath::of(Kind::FileHeader, 0);
    for (key, value) in &tree {
        let head = Kind::FileHeader.field_index(key);
        let is_head = head.is_some() && (roadmap.is_portfolio() || key == "format");
        match Kind::from_key(key) {
            _ if is_head => beyond.field(root, &roadmap.head, key, value),
            Some(kind) if kind != Kind::FileHeader && roadmap.holds(kind) && at_root(kind) => {
                beyond.entries(kind, value, roadmap);
            }
            _ => beyond.stray(root, key, value),
        }
    }
    beyond
}

fn at_root(kind: Kind) -> bool {
    kind.description().parent.is_none()
}

/// Reading a tree beside the typed entries.
trait ExtrasReader {
    fn entries(&mut self, kind: Kind, value: &toml::Value, roadmap: &Roadmap);
    fn entry(&mut self, place: EntryPath, entry: &dyn Entry, table: &toml::Table);
    fn field(&mut self, place: EntryPath, entry: &dyn Entry, key: &str, value: &toml::Value);
    fn stray(&mut self, place: EntryPath, key: &str, value: &toml::Value);
}

impl ExtrasReader for RawExtras {
    fn entries(&mut self, kind: Kind, value: &toml::Value, roadmap: &Roadmap) {
        if kind.description().nature == EntryClass::Table {
            if let (toml::Value::Table(table), Some(entry)) = (value, roadmap.entry(kind, 0)) {
                self.entry(EntryPath::of(kind, 0), entry, table);
            }
            return;
        }
        for (index, table) in tables(value).enumerate() {
            if let Some(entry) = roadmap.entry(kind, index) {
                self.entry(EntryPath::of(kind, index), entry, table);
            }
        }
    }

    fn entry(&mut self, place: EntryPath, entry: &dyn Entry, table: &toml::Table) {
        let kind = entry.kind();
        for (key, value) in table {
            let part = kind
                .description()
                .subs
                .iter()
                .find(|part| part.key() == key);
            match part {
                _ if kind.field_index(key).is_some() => self.field(place, entry, key, value),
                Some(&part) => {
                    let parts = entry.subs(part);
                    for (index, (table, part_entry)) in tables(value).zip(parts).enumerate() {
                        self.entry(place.part(part, index), part_entry, table);
                    }
                }
                None => self.stray(place, key, value),
            }
        }
    }

    fn field(&mut self, place: EntryPath, entry: &dyn Entry, key: &str, value: &toml::Value) {
        // What counts as absent is no value, and what was read needs no second reading.
        if entry.value(key).is_none() && !plain(value).is_empty() {
            self.stray(place, key, value);
        }
    }

    fn stray(&mut self, place: EntryPath, key: &str, value: &toml::Value) {
        self.strays.push(UnknownKey {
            place,
            key: key.to_owned(),
            value: plain(value),
        });
    }
}

fn tables(value: &toml::Value) -> impl Iterator<Item = &toml::Table> {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    items.iter().filter_map(toml::Value::as_table)
}

/// A value as it is written, dates with a time and numbers that are none kept as they are.
fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text.replace("\r\n", "\n")),
        toml::Value::Integer(number) => Value::Whole(*number),
        toml::Value::Float(number) if number.is_finite() => Value::Number(*number),
        toml::Value::Float(number) => Value::Other(number.to_string().to_lowercase()),
        toml::Value::Boolean(truth) => Value::Truth(*truth),
        toml::Value::Datetime(date) => {
            let raw = date.to_string();
            parse_iso(&raw).map_or(Value::Other(raw), Value::Date)
        }
        toml::Value::Array(items) => Value::List(items.iter().map(plain).collect()),
        toml::Value::Table(table) => Value::Table(
            table
                .iter()
                .map(|(key, value)| (key.clone(), plain(value)))
                .collect(),
        ),
    }
}
