//! What is computed about an entry, as filters ask for it.

use std::borrow::Cow;

use super::super::filter::FieldValue;
use super::entry_view::EntryView;
use super::filter_context::FlagSummary;
use crate::dates::date::date;
use crate::model::{EntryRef, Kind, Value, WordEnum};

impl<'p> EntryView<'_, 'p> {
    fn flags(&self) -> &[FlagSummary] {
        self.known
            .raised()
            .flags
            .get(&self.found)
            .map_or(&[], Vec::as_slice)
    }

    /// What is computed under a key, where that is more than the field.
    pub(super) fn computed(&self, key: &str) -> Option<Vec<FieldValue<'p>>> {
        let word = |word: &'static str| FieldValue::Name(Cow::Borrowed(word));
        Some(match key {
            "flag" => self.flags().iter().map(|flag| word(flag.rule)).collect(),
            "severity" => (self.flags().iter())
                .map(|flag| word(flag.severity))
                .collect(),
            "group" => {
                let flags = self.flags().iter().map(|flag| word(flag.group));
                self.group().into_iter().chain(flags).collect()
            }
            "kind" => self.kind(),
            "health" if self.found.kind != Kind::Review => {
                let letters = &self.known.raised().health;
                let health = self.found.roadmap.and_then(|at| letters.get(at));
                health
                    .map(|health| word(health.word()))
                    .into_iter()
                    .collect()
            }
            "roadmap" => {
                let id = &self.known.portfolio.file(self.found.roadmap).id;
                vec![FieldValue::Name(Cow::Borrowed(id.as_str()))]
            }
            "due" | "slip" | "float" | "silent" if self.found.kind == Kind::Milestone => {
                self.outlook(key).into_iter().collect()
            }
            _ => return None,
        })
    }

    /// What the plan says of a milestone.
    fn outlook(&self, key: &str) -> Option<FieldValue<'p>> {
        let outlook = self
            .known
            .plan
            .outlook(self.found.roadmap?, self.found.index)?;
        let days = match key {
            "due" => return Some(FieldValue::Date(date(outlook.expected?))),
            "slip" => outlook.slip?,
            "float" => outlook.float?,
            _ => outlook.silent?,
        };
        Some(FieldValue::Number(days as f64))
    }

    /// The kind of the entry, and what its field of that name says. A risk is called by its field where it has one:
    /// the word for the kind is one of the words of the field, too.
    fn kind(&self) -> Vec<FieldValue<'p>> {
        let kind = self.found.kind;
        let own = self.entry().and_then(|entry| entry.value("kind"));
        let own = own.and_then(|value| value.as_text().map(str::to_owned));
        let called: &[&'static str] = match kind {
            Kind::Cluster => &["roadmap", "cluster"],
            Kind::Risk if own.is_some() => &[],
            _ => &[kind.key()],
        };
        let called = called
            .iter()
            .map(|word| FieldValue::Name(Cow::Borrowed(*word)));
        called
            .chain(own.map(|own| FieldValue::Name(Cow::Owned(own))))
            .collect()
    }

    /// The stakeholder group of an owner, or of who answers for the entry.
    pub(super) fn group(&self) -> Option<FieldValue<'p>> {
        let owner = match self.found.kind {
            Kind::Owner => self.found,
            _ => self.owner()?,
        };
        let file = self.known.portfolio.file(owner.roadmap);
        let group = file.owners.get(owner.index)?.group?;
        Some(FieldValue::Name(Cow::Borrowed(group.word())))
    }

    /// Who answers for the entry; for a feedback without owner that of the first thing it is about.
    pub fn owner(&self) -> Option<EntryRef> {
        let entry = self.entry()?;
        let named = |key: &str, kinds: &[Kind]| {
            let reference = match entry.value(key)? {
                Value::List(items) => items.first()?.as_text()?.to_owned(),
                value => value.as_text()?.to_owned(),
            };
            let names = self.known.names;
            names.resolve(self.found.roadmap, &reference, kinds).found()
        };
        let own = named("owner", &[Kind::Owner]).or_else(|| named("responsible", &[Kind::Owner]));
        match self.found.kind {
            Kind::Feedback if entry.value("owner").is_none() => {
                let about = named("about", Kind::ALL)?;
                match about.kind {
                    Kind::Owner => Some(about),
                    Kind::Feedback => None,
                    _ => EntryView {
                        found: about,
                        ..*self
                    }
                    .owner(),
                }
            }
            _ => own,
        }
    }

    /// What holds where the file says nothing.
    pub(super) fn unwritten(&self, key: &str) -> Option<FieldValue<'p>> {
        let word = |word| Some(FieldValue::Name(Cow::Borrowed(word)));
        match (self.found.kind, key) {
            (Kind::Milestone, "status") => word("planned"),
            (Kind::Risk, "state") => word("open"),
            (Kind::Feedback, "quotable" | "sensitive") => Some(FieldValue::Truth(false)),
            (Kind::Feedback, "owner") => Some(FieldValue::Name(Cow::Owned(
                self.known.address(self.owner()?),
            ))),
            _ => None,
        }
    }
}
