//! One act of a person over any number of roadmaps, before it is written.

use std::collections::BTreeMap;

use super::because::Because;
use super::change::{Edit, New, Place};
use super::matches;
use super::refusal::Refusal;
use super::writer::{Actor, Writer};
use crate::roadmap::date::plain;
use crate::roadmap::id::nearest;
use crate::roadmap::{Found, Kind, Named, Names, Portfolio, Roadmap, Shape, Target, Value};

/// One act in the making: a writer for each file that it touches, and what it warns of.
pub struct Session<'a> {
    portfolio: &'a Portfolio,
    names: &'a Names<'a>,
    actor: &'a Actor,
    writers: BTreeMap<Option<usize>, Writer<'a>>,
    warnings: Vec<String>,
}

/// What an act comes to: the edits of each file, by its id, and what is worth a word.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// The edits, by the id of the file.
    pub files: Vec<(String, Vec<Edit>)>,
    /// What goes through but deserves a look: a reference to nothing.
    pub warnings: Vec<String>,
}

impl Work {
    /// True where nothing would change.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl<'a> Session<'a> {
    /// Begins an act.
    pub fn new(portfolio: &'a Portfolio, names: &'a Names<'a>, actor: &'a Actor) -> Self {
        Self {
            portfolio,
            names,
            actor,
            writers: BTreeMap::new(),
            warnings: Vec::new(),
        }
    }

    /// The portfolio as it stands.
    pub fn portfolio(&self) -> &'a Portfolio {
        self.portfolio
    }

    /// Who acts.
    pub fn actor(&self) -> &'a Actor {
        self.actor
    }

    /// A file as the act has made it so far.
    pub fn file(&self, file: Option<usize>) -> &Roadmap {
        match self.writers.get(&file) {
            Some(writer) => writer.roadmap(),
            None => self.portfolio.file(file),
        }
    }

    /// The writer of a file.
    pub fn writer(&mut self, file: Option<usize>) -> &mut Writer<'a> {
        let (portfolio, actor) = (self.portfolio, self.actor);
        self.writers.entry(file).or_insert_with(|| {
            Writer::new(portfolio.file(file), actor, &portfolio.shared.head.codes)
        })
    }

    /// Sets fields of an entry; see [`Writer::set`]. References to nothing are warned of.
    ///
    /// # Errors
    /// As [`Writer::set`].
    pub fn set(
        &mut self,
        found: Found,
        wishes: &[(&str, Option<Value>)],
        because: &Because,
    ) -> Result<(), Refusal> {
        self.set_at(
            found.roadmap,
            Place::of(found.kind, found.index),
            wishes,
            because,
        )
    }

    /// The same for a part of an entry.
    ///
    /// # Errors
    /// As [`Writer::set`].
    pub fn set_at(
        &mut self,
        file: Option<usize>,
        place: Place,
        wishes: &[(&str, Option<Value>)],
        because: &Because,
    ) -> Result<(), Refusal> {
        self.writer(file).set(place, wishes, because)?;
        self.warn_of_feedback(file, because);
        for (key, value) in wishes {
            if let Some(value) = value {
                self.warn_of(file, place.kind_there(), key, value);
            }
        }
        self.look_at_match(file, place)
    }

    /// Adds an entry or record; see [`Writer::add`].
    ///
    /// # Errors
    /// As [`Writer::add`].
    pub fn add(
        &mut self,
        file: Option<usize>,
        into: Option<(Kind, usize)>,
        new: New,
        because: &Because,
    ) -> Result<Place, Refusal> {
        for (key, value) in &new.fields {
            self.warn_of(file, new.kind, key, value);
        }
        self.warn_of_feedback(file, because);
        let place = self.writer(file).add(into, new, because)?;
        self.look_at_match(file, place)?;
        Ok(place)
    }

    fn look_at_match(&mut self, file: Option<usize>, place: Place) -> Result<(), Refusal> {
        let known = (self.portfolio, self.names);
        if let Some(warning) = matches::judge(known, (file, self.file(file)), place)? {
            self.warn(warning);
        }
        Ok(())
    }

    /// The feedback that is said to have led to an act should be there.
    fn warn_of_feedback(&mut self, file: Option<usize>, because: &Because) {
        let named = because.feedback.iter().cloned().map(Value::Text).collect();
        self.warn_of(file, Kind::Change, "feedback", &Value::List(named));
    }

    /// A word of warning.
    pub fn warn(&mut self, warning: String) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// What the act comes to.
    pub fn finish(self) -> Work {
        let portfolio = self.portfolio;
        let files = self
            .writers
            .into_iter()
            .map(|(file, writer)| (portfolio.file(file).id.clone(), writer.finish()))
            .filter(|(_, edits)| !edits.is_empty());
        Work {
            files: files.collect(),
            warnings: self.warnings,
        }
    }

    fn warn_of(&mut self, file: Option<usize>, kind: Kind, key: &str, value: &Value) {
        self.warn_of_day(kind, key, value);
        let Some(Shape::Reference(target)) = kind.field(key).map(|field| field.shape) else {
            return;
        };
        // What led to a change should be there when it is named, though it may go later.
        if !target.is_checked() && target != Target::Feedback {
            return;
        }
        let kinds = target.kinds();
        let written: Vec<&str> = match value {
            Value::List(items) => items.iter().filter_map(Value::as_text).collect(),
            value => value.as_text().into_iter().collect(),
        };
        for reference in written {
            let is_word = target == Target::Assessed
                && crate::roadmap::choice::ASSESSED_WORDS.contains(&reference);
            if is_word || self.is_there(file, reference, kinds) {
                continue;
            }
            let near = self.nearest_ids(file, reference, kinds);
            let hint = near
                .map(|near| format!("; did you mean {near}?"))
                .unwrap_or_default();
            self.warn(format!(
                "`{key}` names {reference}, and there is no such {}{hint}",
                words(kinds)
            ));
        }
    }

    /// What has happened should not be dated after today. What is recorded has the date of the machine.
    fn warn_of_day(&mut self, kind: Kind, key: &str, value: &Value) {
        let today = match key {
            "recorded" => self.actor.on.max(self.actor.machine),
            _ => self.actor.on,
        };
        let Some(date) = value.as_date().filter(|date| *date > today) else {
            return;
        };
        if kind.tells_what_happened(key) {
            let says = format!(
                "`{key}` is {}, after today ({}): is it right?",
                plain(date),
                plain(today)
            );
            self.warn(says);
        }
    }

    fn is_there(&self, file: Option<usize>, reference: &str, kinds: &[Kind]) -> bool {
        let added = || {
            let (_, id) = reference.split_once('/').unwrap_or(("", reference));
            kinds
                .iter()
                .any(|kind| self.file(file).position(*kind, id).is_some())
        };
        self.names.resolve(file, reference, kinds) != Named::Nothing || added()
    }

    fn nearest_ids(&self, file: Option<usize>, reference: &str, kinds: &[Kind]) -> Option<String> {
        let here = kinds.iter().flat_map(|kind| {
            self.portfolio
                .file(file)
                .entries(*kind)
                .map(|entry| entry.id())
        });
        let shared = kinds
            .iter()
            .flat_map(|kind| self.portfolio.shared.entries(*kind).map(|entry| entry.id()));
        nearest(reference, here.chain(shared)).map(str::to_owned)
    }
}

fn words(kinds: &[Kind]) -> String {
    match kinds {
        [kind] => kind.to_string(),
        _ => "entry".into(),
    }
}
