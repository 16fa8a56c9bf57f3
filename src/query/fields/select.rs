//! What a filter lists.

use super::super::filter::{FieldSource, FieldValue, Filter};
use super::entry_view::{EntryView, parts};
use super::filter_context::FilterContext;
use crate::model::{EntryRef, Kind, Value};

impl<'p> FilterContext<'p> {
    /// One entry of it.
    pub fn subject(&self, found: EntryRef) -> EntryView<'_, 'p> {
        EntryView { known: self, found }
    }

    /// Everything of a kind that the filter lists: roadmap by roadmap, `portfolio.toml` last, in the order of the
    /// files. [`Kind::Cluster`] lists roadmaps.
    pub fn select(&self, filter: &Filter, kind: Kind) -> Vec<EntryRef> {
        let files = (0..self.portfolio.roadmaps.len()).map(Some).chain([None]);
        files
            .filter(|file| self.portfolio.file(*file).holds(kind))
            .flat_map(|roadmap| {
                (0..self.portfolio.file(roadmap).count(kind)).map(move |index| EntryRef {
                    roadmap,
                    kind,
                    index,
                })
            })
            .filter(|found| filter.matches(&self.subject(*found)))
            .collect()
    }
}

impl FieldSource for EntryView<'_, '_> {
    fn values(&self, key: &str) -> Vec<FieldValue<'_>> {
        if let Some(facts) = self.computed(key) {
            return facts;
        }
        let mut facts = self.fields(key);
        if facts.is_empty() {
            facts.extend(self.unwritten(key));
            if let (Kind::Feedback, "owner", Some(owner)) = (self.found.kind, key, self.owner()) {
                facts.extend(self.known.office(owner).map(FieldValue::Words));
            }
        }
        facts
    }

    fn absent(&self, key: &str) -> bool {
        match key {
            "group" => self.group().is_none(),
            "kind" if self.found.kind.field(key).is_some() => self.fields(key).is_empty(),
            // Where somebody else answers for a feedback, it has its owner.
            "owner" => self.values(key).is_empty(),
            _ => match self.computed(key) {
                Some(facts) => facts.is_empty(),
                None => self.fields(key).is_empty(),
            },
        }
    }

    fn any_text(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let Some(entry) = self.entry() else {
            return false;
        };
        let id = &self.known.portfolio.file(self.found.roadmap).id;
        if self.found.kind == Kind::Cluster && test(id) {
            return true;
        }
        std::iter::once(entry).chain(parts(entry)).any(|entry| {
            let fields = entry.fields().iter().enumerate();
            fields
                .filter(|(_, field)| !self.hides(entry, field))
                .filter_map(|(index, _)| entry.get(index))
                .any(|value| in_value(&value, test))
        })
    }
}

fn in_value(value: &Value, test: &mut dyn FnMut(&str) -> bool) -> bool {
    match value {
        Value::Text(text) => test(text),
        Value::List(items) => items.iter().any(|item| in_value(item, test)),
        _ => false,
    }
}
