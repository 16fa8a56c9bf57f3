//! Headers and keys: from a path to the table or field that it names.

use std::borrow::Cow;

use super::super::key_resolution::{FieldTarget, KeyTarget, TableTarget, slot};
use super::{DEEPEST_KEY, EventHandler};
use crate::model::{Kind, Value};

impl<'s> EventHandler<'s> {
    /// Ends a `[header]` or `[[header]]`.
    pub(super) fn enter(&mut self, array: bool) {
        self.in_header = false;
        self.seen = 0;
        let keys = std::mem::take(&mut self.keys);
        self.doubt |= keys.len() > DEEPEST_KEY;
        let (slot, path) = self.resolve(TableTarget::Root, &keys);
        self.inside = path;
        self.table = if array {
            self.begin_entry(slot)
        } else {
            self.begin_table(slot)
        };
        self.keys = keys;
        self.keys.clear();
    }

    /// What a key is, dotted or not; and where inside a field of any value, if it leads into one.
    pub(super) fn resolve(
        &mut self,
        table: TableTarget,
        keys: &[Cow<'s, str>],
    ) -> (KeyTarget, Vec<String>) {
        let mut target = table;
        if let TableTarget::Inside(place) = table {
            let path = self
                .inside
                .iter()
                .cloned()
                .chain(keys.iter().map(|key| key.to_string()));
            return (KeyTarget::Inside(place), path.collect());
        }
        for (index, key) in keys.iter().enumerate() {
            let found = slot(&self.roadmap, target, key);
            if found == KeyTarget::Unknown {
                self.note_unknown(target, key);
                if let (TableTarget::Entry(kind, _), [_]) = (target, keys)
                    && kind.has_id()
                {
                    return (KeyTarget::Custom(target), vec![key.to_string()]);
                }
                return (found, Vec::new());
            }
            let rest = &keys[index + 1..];
            if rest.is_empty() {
                return (found, Vec::new());
            }
            if let KeyTarget::Field(place) = found
                && place.described().shape.is_open_table()
            {
                self.doubt = true;
                return (
                    KeyTarget::Inside(place),
                    rest.iter().map(|key| key.to_string()).collect(),
                );
            }
            target = self.through(found, key);
        }
        (KeyTarget::Unknown, Vec::new())
    }

    /// The table that a key on the way leads to.
    fn through(&mut self, found: KeyTarget, key: &str) -> TableTarget {
        match found {
            KeyTarget::Table(kind) => {
                self.doubt = true;
                if self
                    .roadmap
                    .entry(kind, 0)
                    .is_some_and(|table| table.at().line == 0)
                {
                    self.place_table(kind);
                }
                TableTarget::Entry(kind, 0)
            }
            KeyTarget::List(None, kind) if self.roadmap.count(kind) > 0 => {
                TableTarget::Entry(kind, self.roadmap.count(kind) - 1)
            }
            KeyTarget::List(Some((parent, at)), kind) => {
                let count = self
                    .roadmap
                    .entry(parent, at)
                    .map_or(0, |entry| entry.child_count(kind));
                match count {
                    0 => self.unknown_table(key),
                    count => TableTarget::Sub(parent, at, kind, count - 1),
                }
            }
            KeyTarget::List(None, _) => self.unknown_table(key),
            KeyTarget::Field(place) => {
                self.refuse(place, "a table");
                TableTarget::Unknown
            }
            KeyTarget::Inside(_) | KeyTarget::Custom(_) | KeyTarget::Unknown => {
                TableTarget::Unknown
            }
        }
    }

    /// A header below a list that has no entry yet.
    pub(super) fn unknown_table(&mut self, key: &str) -> TableTarget {
        self.doubt = true;
        self.wrong(
            self.key_at,
            format!("there is no [[{key}]] above this for it to belong to"),
        );
        TableTarget::Unknown
    }

    /// Something stands where a field's value should.
    pub(super) fn refuse(&mut self, place: FieldTarget, found: &str) {
        self.doubt = true;
        let what = format!("should be {}, not {found}", place.described().expects());
        self.wrong_value(place, self.key_at, &what);
    }

    fn begin_entry(&mut self, found: KeyTarget) -> TableTarget {
        match found {
            KeyTarget::List(parent, kind) => self.push(parent, kind, self.header_at),
            KeyTarget::Table(kind) => {
                self.doubt = true;
                self.wrong(
                    self.header_at,
                    format!("there is one {kind} table in a file: write [{kind}]"),
                );
                TableTarget::Unknown
            }
            KeyTarget::Field(place) if place.described().shape.is_open_table() => {
                self.begin_inside(place, Value::List(vec![Value::Table(Vec::new())]))
            }
            KeyTarget::Inside(place) => {
                self.begin_inside(place, Value::List(vec![Value::Table(Vec::new())]))
            }
            KeyTarget::Field(place) => {
                self.refuse(place, "a list of tables");
                TableTarget::Unknown
            }
            KeyTarget::Custom(_) | KeyTarget::Unknown => TableTarget::Unknown,
        }
    }

    fn begin_table(&mut self, found: KeyTarget) -> TableTarget {
        match found {
            KeyTarget::Table(kind) => {
                self.doubt |= self.tables_seen.contains(&kind);
                self.tables_seen.push(kind);
                self.key_at = self.header_at;
                self.place_table(kind);
                TableTarget::Entry(kind, 0)
            }
            KeyTarget::List(_, kind) => {
                self.doubt = true;
                let header = self.header_text(kind);
                self.wrong(
                    self.header_at,
                    format!("a file may have many of these: write [[{header}]]"),
                );
                TableTarget::Unknown
            }
            KeyTarget::Field(place) if place.described().shape.is_open_table() => {
                self.begin_inside(place, Value::Table(Vec::new()))
            }
            KeyTarget::Inside(place) => self.begin_inside(place, Value::Table(Vec::new())),
            KeyTarget::Field(place) => {
                self.refuse(place, "a table");
                TableTarget::Unknown
            }
            KeyTarget::Custom(_) | KeyTarget::Unknown => TableTarget::Unknown,
        }
    }

    fn begin_inside(&mut self, place: FieldTarget, value: Value) -> TableTarget {
        self.doubt = true;
        let path = self.inside.clone();
        self.put_inside(place, &path, value);
        TableTarget::Inside(place)
    }

    pub(super) fn place_table(&mut self, kind: Kind) {
        let at = self.lines.at(self.source.input(), self.key_at);
        if let Some(entry) = self.roadmap.entry_mut(kind, 0) {
            entry.set_at(at);
        }
    }

    fn header_text(&self, kind: Kind) -> String {
        match kind.description().parent {
            Some(parent) => format!("{parent}.{kind}"),
            None => kind.to_string(),
        }
    }

    /// Adds an empty entry to a list.
    pub(super) fn push(
        &mut self,
        parent: Option<(Kind, usize)>,
        kind: Kind,
        offset: usize,
    ) -> TableTarget {
        let at = self.lines.at(self.source.input(), offset);
        match parent {
            None => {
                if let Some(entry) = self.roadmap.push(kind) {
                    entry.set_at(at);
                }
                TableTarget::Entry(kind, self.roadmap.count(kind).saturating_sub(1))
            }
            Some((above, index)) => {
                let Some(entry) = self.roadmap.entry_mut(above, index) else {
                    return TableTarget::Unknown;
                };
                if let Some(part) = entry.push_sub(kind) {
                    part.set_at(at);
                }
                TableTarget::Sub(
                    above,
                    index,
                    kind,
                    entry.child_count(kind).saturating_sub(1),
                )
            }
        }
    }
}
