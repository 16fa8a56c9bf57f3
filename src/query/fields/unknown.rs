//! What a filter looks for that nothing here is called.

use std::borrow::Cow;

use super::filter_context::FilterContext;
use crate::model::{EntryRef, Field, Kind, ValueType};
use crate::query::address::case_number;
use crate::query::filter::{FieldSource, FieldValue, Filter, Sought, is_called};
use crate::text::{fold, nearest, truncate};

impl FilterContext<'_> {
    /// What a filter of entries of those kinds looks for though nothing is called so, each in a sentence.
    pub fn unknown(&self, filter: &Filter, kinds: &[Kind]) -> Vec<String> {
        let mut told = Vec::new();
        for sought in filter.sought() {
            let said = truncate(sought.said, 40);
            let sentence = match sought.key {
                None if self.has_text(&sought, kinds) => continue,
                None => format!("nothing here holds \"{said}\""),
                Some(key) => {
                    let Some((what, names)) = self.names_of(key, kinds) else {
                        continue;
                    };
                    if names.iter().any(|name| is_called(name, sought.said)) {
                        continue;
                    }
                    let ids = names.iter().filter_map(|name| match name {
                        FieldValue::Name(name) => name.rsplit('/').next(),
                        _ => None,
                    });
                    let near = nearest(sought.said, ids);
                    let near = near.map(|near| format!("; did you mean {near}?"));
                    format!(
                        "{key}: there is no {what} \"{said}\"{}",
                        near.unwrap_or_default()
                    )
                }
            };
            if !told.contains(&sentence) {
                told.push(sentence);
            }
        }
        told
    }

    /// Whether a text stands in an entry of those kinds.
    fn has_text(&self, sought: &Sought<'_>, kinds: &[Kind]) -> bool {
        let word = fold(sought.said);
        self.entries(kinds).any(|found| {
            let subject = self.subject(found);
            subject.any_text(&mut |text| fold(text).contains(&word))
        })
    }

    /// The names of all that a key may name, and what they are; `None` of a key that names nothing.
    fn names_of(&self, key: &str, kinds: &[Kind]) -> Option<(String, Vec<FieldValue<'_>>)> {
        if key == "roadmap" {
            let files = self
                .portfolio
                .roadmaps
                .iter()
                .chain([&self.portfolio.shared]);
            let ids = files.map(|file| FieldValue::Name(Cow::Borrowed(file.id.as_str())));
            return Some(("roadmap".to_owned(), ids.collect()));
        }
        let named = kinds.iter().find_map(|kind| self.reference(*kind, key))?;
        let what = match named {
            [kind] => kind.key().to_owned(),
            _ => "entry".to_owned(),
        };
        let mut names = Vec::new();
        for found in self.entries(named) {
            let address = self.address(found);
            names.extend(case_number(&address).map(|number| FieldValue::Name(Cow::Owned(number))));
            names.push(FieldValue::Name(Cow::Owned(address)));
            names.extend(self.office(found).map(FieldValue::Words));
        }
        Some((what, names))
    }

    /// The kinds that a field of a kind, or of its parts, names.
    fn reference(&self, kind: Kind, key: &str) -> Option<&'static [Kind]> {
        let described = kind.description();
        let own = described.fields.iter();
        let parts = described
            .subs
            .iter()
            .flat_map(|part| part.description().fields);
        let mut fields = own.chain(parts).filter(|field| field.key == key);
        let kinds = fields.find_map(|field: &Field| match field.shape {
            ValueType::Reference(target) if target.is_checked() => Some(target.kinds()),
            _ => None,
        });
        kinds.filter(|kinds| !kinds.is_empty())
    }

    /// Every entry of those kinds, in every file.
    fn entries(&self, kinds: &[Kind]) -> impl Iterator<Item = EntryRef> {
        let files = (0..self.portfolio.roadmaps.len()).map(Some).chain([None]);
        files.flat_map(move |roadmap| {
            let file = self.portfolio.file(roadmap);
            let kinds = kinds.iter().filter(|kind| file.holds(**kind));
            kinds.flat_map(move |kind| {
                (0..file.count(*kind)).map(move |index| EntryRef {
                    roadmap,
                    kind: *kind,
                    index,
                })
            })
        })
    }
}
