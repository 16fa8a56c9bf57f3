//! One entry as filters see it: what its fields and those of its parts hold.

use std::borrow::Cow;

use super::super::address::case_number;
use super::super::filter::FieldValue;
use super::filter_context::FilterContext;
use crate::model::records::is_withheld;
use crate::model::{Entry, EntryRef, Field, Kind, Value, ValueType};

/// One entry, record or cluster of it. The cluster stands for its roadmap.
#[derive(Clone, Copy, Debug)]
pub struct EntryView<'k, 'p> {
    pub(super) known: &'k FilterContext<'p>,
    pub(super) found: EntryRef,
}

impl<'p> EntryView<'_, 'p> {
    pub(super) fn entry(&self) -> Option<&'p dyn Entry> {
        let file = self.known.portfolio.file(self.found.roadmap);
        file.entry(self.found.kind, self.found.index)
    }

    /// What the fields of that key hold: of the entry itself, else of its parts.
    pub(super) fn fields(&self, key: &str) -> Vec<FieldValue<'p>> {
        let Some(entry) = self.entry() else {
            return Vec::new();
        };
        let mut facts = Vec::new();
        let mut add = |entry: &dyn Entry| {
            if let (Some(field), Some(value)) = (entry.field(key), entry.value(key)) {
                self.add(entry, field, value, &mut facts);
            }
        };
        if entry.field(key).is_some() {
            add(entry);
        } else {
            parts(entry).for_each(&mut add);
        }
        facts
    }

    fn add(&self, entry: &dyn Entry, field: &Field, value: Value, facts: &mut Vec<FieldValue<'p>>) {
        if self.hides(entry, field) {
            return;
        }
        match value {
            Value::List(items) => {
                for item in items {
                    self.add(entry, field, item, facts);
                }
            }
            Value::Date(date) => facts.push(FieldValue::Date(date)),
            Value::Whole(number) => facts.push(FieldValue::Number(number as f64)),
            Value::Number(number) => facts.push(FieldValue::Number(number)),
            Value::Truth(truth) => facts.push(FieldValue::Truth(truth)),
            Value::Text(text) => match field.shape {
                ValueType::Id => self.add_name(Some(self.found), text, facts),
                ValueType::Reference(target) => {
                    let kinds = target.kinds();
                    let named = self.known.names.resolve(self.found.roadmap, &text, kinds);
                    self.add_name(named.found(), text, facts);
                }
                ValueType::Choice(_) => facts.push(FieldValue::Name(Cow::Owned(text))),
                _ => facts.push(FieldValue::Text(Cow::Owned(text))),
            },
            other => facts.push(FieldValue::Text(Cow::Owned(other.plain()))),
        }
    }

    /// An entry by its address, and a feedback by its case number too; by what was written where it names nothing.
    fn add_name(&self, found: Option<EntryRef>, written: String, facts: &mut Vec<FieldValue<'p>>) {
        let Some(found) = found else {
            facts.push(FieldValue::Name(Cow::Owned(written)));
            return;
        };
        if found.kind == Kind::Feedback {
            let number = case_number(&written);
            facts.extend(number.map(|number| FieldValue::Name(Cow::Owned(number))));
        }
        facts.extend(self.known.office(found).map(FieldValue::Words));
        facts.push(FieldValue::Name(Cow::Owned(self.known.address(found))));
    }

    /// Whether nothing may be found by a field: it is personal and that is hidden. What somebody said is shown where
    /// they allowed it.
    pub(super) fn hides(&self, entry: &dyn Entry, field: &Field) -> bool {
        let allowed = || field.key == "text" && entry.value("quotable") == Some(Value::Truth(true));
        let personal = || (field.personal && !allowed()) || tells_personal(entry, field);
        is_withheld(entry, field.key) || (self.known.hides_personal && personal())
    }
}

/// Whether a value of the log is of a personal field, or of a whole entry that may hold one.
fn tells_personal(entry: &dyn Entry, field: &Field) -> bool {
    if field.shape != ValueType::Any {
        return false;
    }
    let logged = entry.value("field");
    let is_personal = |key: &str| {
        let described = Kind::ALL.iter().filter_map(|kind| kind.field(key));
        matches!(key, "added" | "removed") || described.into_iter().any(|field| field.personal)
    };
    logged
        .as_ref()
        .and_then(Value::as_text)
        .is_none_or(is_personal)
}

/// The entries that an entry holds.
pub(super) fn parts(entry: &dyn Entry) -> impl Iterator<Item = &dyn Entry> {
    let kinds = entry.kind().description().subs;
    kinds.iter().flat_map(|kind| entry.children(*kind))
}
