//! Values: scalars, lists and tables, put where the key said.

use toml_parser::ErrorSink;

use super::super::key_resolution::{FieldTarget, KeyTarget, TableTarget, entry_mut};
use super::super::scalar::decode;
use super::value_tree::ValueTree;
use super::{EventHandler, OpenValue};
use crate::model::custom_values::UnknownValue;
use crate::model::{Code, Kind, Scalar, Value, ValueType, WordEnum};

impl<'s> EventHandler<'s> {
    /// A finished value inside a field of any value. The field has it once the text ends.
    pub(super) fn put_inside(&mut self, place: FieldTarget, path: &[String], value: Value) {
        let Some(entry) = entry_mut(&mut self.roadmap, place.target()) else {
            return;
        };
        if place.described().shape != ValueType::Any {
            // A field of named numbers is asked of each, where it stands.
            let mut alone = ValueTree::table();
            alone.insert(path, value.clone());
            if let Err(what) = entry.put_value(place.field, alone.into_value()) {
                return self.wrong_value(place, self.value_at, &what);
            }
        }
        let at = *self.open_places.entry(place).or_insert_with(|| {
            self.open_fields.push((place, ValueTree::table()));
            self.open_fields.len() - 1
        });
        self.open_fields[at].1.insert(path, value);
    }

    /// Gives the fields of any value what was put into them.
    pub(super) fn close_fields(&mut self) {
        for (place, tree) in std::mem::take(&mut self.open_fields) {
            if let Some(entry) = entry_mut(&mut self.roadmap, place.target()) {
                // Each part was asked when it came.
                let _ = entry.put_value(place.field, tree.into_value());
            }
        }
    }

    /// A finished scalar, list or table that belongs into a value of any kind, or is one.
    pub(super) fn put_any(&mut self, value: Value) {
        match self.frames.last_mut() {
            Some(OpenValue::AnyList(items)) => items.push(value),
            Some(OpenValue::AnyTable(table, pending)) => {
                let path = std::mem::take(pending);
                table.insert(&path, value);
            }
            _ => match self.slot {
                KeyTarget::Field(place) => self.put_inside(place, &[], value),
                KeyTarget::Inside(place) => {
                    let path = std::mem::take(&mut self.path);
                    self.put_inside(place, &path, value);
                }
                KeyTarget::Custom(target) => {
                    let key = std::mem::take(&mut self.path).pop().unwrap_or_default();
                    let offset = self.value_at;
                    self.unknown_at.push(offset);
                    if let Some(entry) = entry_mut(&mut self.roadmap, target) {
                        entry
                            .custom_mut()
                            .push_unknown(UnknownValue { key, value, offset });
                    }
                }
                _ => {}
            },
        }
    }

    /// Whether what begins now belongs into a value of any kind.
    pub(super) fn in_any(&self) -> bool {
        match self.frames.last() {
            Some(OpenValue::AnyList(_) | OpenValue::AnyTable(..)) => true,
            Some(OpenValue::Items(_) | OpenValue::Entries(..) | OpenValue::Skipped) => false,
            Some(OpenValue::Table(..)) | None => match self.slot {
                KeyTarget::Inside(_) | KeyTarget::Custom(_) => true,
                KeyTarget::Field(place) => place.described().shape.is_open_table(),
                _ => false,
            },
        }
    }

    pub(super) fn put_scalar(
        &mut self,
        place: FieldTarget,
        raw: toml_parser::Raw<'s>,
        offset: usize,
        error: &mut dyn ErrorSink,
    ) {
        let scalar = decode(raw, error);
        self.note_code(place, &scalar, offset);
        if let Some(entry) = entry_mut(&mut self.roadmap, place.target())
            && let Err(what) = entry.put(place.field, scalar)
        {
            self.wrong_value(place, offset, &what);
        }
    }

    /// Notes a reason code that is not built in: the portfolio may know it.
    fn note_code(&mut self, place: FieldTarget, scalar: &Scalar<'_>, offset: usize) {
        if place.kind == Kind::Change
            && place.described().key == "code"
            && let Scalar::Text(code) = scalar
            && !code.is_empty()
            && Code::from_word(code).is_none()
        {
            self.codes.push((code.to_string(), offset));
        }
    }

    /// What an opening bracket or brace begins.
    pub(super) fn open(&mut self, offset: usize, list: bool) -> OpenValue {
        if self.skipping() {
            return OpenValue::Skipped;
        }
        if self.in_any() {
            if !matches!(
                self.frames.last(),
                Some(OpenValue::AnyList(_) | OpenValue::AnyTable(..))
            ) {
                self.value_at = offset;
            }
            return if list {
                OpenValue::AnyList(Vec::new())
            } else {
                OpenValue::AnyTable(ValueTree::table(), Vec::new())
            };
        }
        match (self.frames.last(), list) {
            (Some(&OpenValue::Entries(parent, kind)), false) => {
                let around = OpenValue::Table(self.table, self.seen);
                self.table = self.push(parent, kind, offset);
                self.seen = 0;
                around
            }
            (Some(&OpenValue::Entries(_, kind)), true) => {
                self.wrong(offset, format!("each {kind} should be a table, not a list"));
                OpenValue::Skipped
            }
            (Some(&OpenValue::Items(place)), _) => {
                let found = if list { "a list" } else { "a table" };
                let what = format!("should be {}, not {found}", place.described().expects());
                self.wrong_value(place, offset, &what);
                OpenValue::Skipped
            }
            _ => self.open_value(offset, list),
        }
    }

    fn open_value(&mut self, offset: usize, list: bool) -> OpenValue {
        match (self.slot, list) {
            (KeyTarget::Field(place), true) if place.described().many => {
                self.roadmap.off_given |= place.kind == Kind::RuleSettings;
                OpenValue::Items(place)
            }
            (KeyTarget::List(parent, kind), true) => OpenValue::Entries(parent, kind),
            (KeyTarget::Table(kind), false) => {
                self.doubt |= self.tables_seen.contains(&kind);
                self.tables_seen.push(kind);
                self.place_table(kind);
                let around = OpenValue::Table(self.table, self.seen);
                (self.table, self.seen) = (TableTarget::Entry(kind, 0), 0);
                around
            }
            (KeyTarget::Field(place), _) => {
                let found = if list { "a list" } else { "a table" };
                let what = format!("should be {}, not {found}", place.described().expects());
                self.wrong_value(place, offset, &what);
                OpenValue::Skipped
            }
            (KeyTarget::Table(kind), true) => {
                self.wrong(offset, format!("`{kind}` should be a table, not a list"));
                OpenValue::Skipped
            }
            (KeyTarget::List(_, kind), false) => {
                self.wrong(offset, format!("`{kind}` should be a list of tables"));
                OpenValue::Skipped
            }
            (KeyTarget::Inside(_) | KeyTarget::Custom(_) | KeyTarget::Unknown, _) => {
                OpenValue::Skipped
            }
        }
    }

    pub(super) fn close(&mut self) {
        match self.frames.pop() {
            Some(OpenValue::AnyList(items)) => self.put_any(Value::List(items)),
            Some(OpenValue::AnyTable(table, _)) => self.put_any(table.into_value()),
            Some(OpenValue::Table(around, seen)) => (self.table, self.seen) = (around, seen),
            Some(OpenValue::Items(_) | OpenValue::Entries(..) | OpenValue::Skipped) | None => {}
        }
    }

    /// A scalar that is the value of a pair.
    pub(super) fn lone_scalar(
        &mut self,
        raw: toml_parser::Raw<'s>,
        offset: usize,
        error: &mut dyn ErrorSink,
    ) {
        match self.slot {
            KeyTarget::Field(place) if place.described().many => {
                let scalar = decode(raw, error);
                if !matches!(&scalar, Scalar::Text(text) if text.is_empty()) {
                    let what = format!(
                        "should be {}, not {}",
                        place.described().expects(),
                        scalar.in_words()
                    );
                    self.wrong_value(place, offset, &what);
                }
            }
            KeyTarget::Field(place) => self.put_scalar(place, raw, offset, error),
            KeyTarget::Table(kind) | KeyTarget::List(_, kind) => {
                let found = decode(raw, error).in_words();
                self.wrong(offset, format!("`{kind}` should be a table, not {found}"));
            }
            KeyTarget::Inside(_) | KeyTarget::Custom(_) | KeyTarget::Unknown => {
                drop(self.decode_any(raw, offset, error));
            }
        }
    }

    /// Decodes a scalar of which the format asks nothing. What TOML itself does not allow is told all the same: other
    /// programs refuse such a file.
    pub(super) fn decode_any(
        &mut self,
        raw: toml_parser::Raw<'s>,
        offset: usize,
        error: &mut dyn ErrorSink,
    ) -> Scalar<'s> {
        let scalar = decode(raw, error);
        if let Scalar::Impossible(_) = scalar {
            let what = scalar.in_words();
            self.wrong(offset, format!("{what}: correct it, or put it in quotes"));
        }
        scalar
    }
}
