//! One act of a person over any number of roadmaps, before it is written.

use std::collections::BTreeMap;

use super::change::{Edit, EntryPath, NewEntry};
use super::change_reason::ChangeReason;
use super::dependency_cycle;
use super::editor::{Actor, RoadmapEditor};
use super::error::EditError;
use super::validate_match;
use crate::dates::date::plain;
use crate::model::{
    EntryRef, Kind, Portfolio, ReferenceIndex, ReferenceTarget, Resolution, Roadmap, Value,
    ValueType,
};
use crate::text::nearest;

/// One act in the making: a writer for each file that it touches, and what it warns of.
pub struct Transaction<'a> {
    portfolio: &'a Portfolio,
    names: &'a ReferenceIndex<'a>,
    actor: &'a Actor,
    editors: BTreeMap<Option<usize>, RoadmapEditor<'a>>,
    warnings: Vec<String>,
}

/// What an act comes to: the edits of each file, by its id, and warnings for the person.
#[derive(Clone, Debug, Default)]
pub struct ChangeSet {
    /// The edits, by the id of the file.
    pub files: Vec<(String, Vec<Edit>)>,
    /// What goes through but deserves a look: a reference to nothing.
    pub warnings: Vec<String>,
}

impl ChangeSet {
    /// True where nothing would change.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl<'a> Transaction<'a> {
    /// Begins an act.
    pub fn new(portfolio: &'a Portfolio, names: &'a ReferenceIndex<'a>, actor: &'a Actor) -> Self {
        Self {
            portfolio,
            names,
            actor,
            editors: BTreeMap::new(),
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
        match self.editors.get(&file) {
            Some(editor) => editor.roadmap(),
            None => self.portfolio.file(file),
        }
    }

    /// The writer of a file.
    pub fn editor(&mut self, file: Option<usize>) -> &mut RoadmapEditor<'a> {
        let (portfolio, actor) = (self.portfolio, self.actor);
        self.editors.entry(file).or_insert_with(|| {
            RoadmapEditor::new(portfolio.file(file), actor, &portfolio.shared.head.codes)
        })
    }

    /// Sets fields of an entry; see [`RoadmapEditor::set`]. References to nothing are warned of.
    ///
    /// # Errors
    /// As [`RoadmapEditor::set`].
    pub fn set(
        &mut self,
        found: EntryRef,
        assignments: &[(&str, Option<Value>)],
        reason: &ChangeReason,
    ) -> Result<(), EditError> {
        self.set_at(
            found.roadmap,
            EntryPath::of(found.kind, found.index),
            assignments,
            reason,
        )
    }

    /// The same for a part of an entry.
    ///
    /// # Errors
    /// As [`RoadmapEditor::set`].
    pub fn set_at(
        &mut self,
        file: Option<usize>,
        place: EntryPath,
        assignments: &[(&str, Option<Value>)],
        reason: &ChangeReason,
    ) -> Result<(), EditError> {
        self.editor(file).set(place, assignments, reason)?;
        self.warn_of_feedback(file, reason);
        for (key, value) in assignments {
            if let Some(value) = value {
                self.warn_of(file, place.kind_there(), key, value);
            }
        }
        if assignments.iter().any(|(key, _)| *key == "after") {
            self.warn_of_cycle(file, place);
        }
        self.look_at_match(file, place)
    }

    /// Adds an entry or record; see [`RoadmapEditor::add`].
    ///
    /// # Errors
    /// As [`RoadmapEditor::add`].
    pub fn add(
        &mut self,
        file: Option<usize>,
        into: Option<(Kind, usize)>,
        new: NewEntry,
        reason: &ChangeReason,
    ) -> Result<EntryPath, EditError> {
        for (key, value) in &new.fields {
            self.warn_of(file, new.kind, key, value);
        }
        self.warn_of_feedback(file, reason);
        let waits = new.fields.iter().any(|(key, _)| *key == "after");
        let place = self.editor(file).add(into, new, reason)?;
        if waits {
            self.warn_of_cycle(file, place);
        }
        self.look_at_match(file, place)?;
        Ok(place)
    }

    fn look_at_match(&mut self, file: Option<usize>, place: EntryPath) -> Result<(), EditError> {
        let known = (self.portfolio, self.names);
        if let Some(warning) = validate_match::validate(known, (file, self.file(file)), place)? {
            self.warn(warning);
        }
        Ok(())
    }

    /// A milestone that would wait for itself.
    fn warn_of_cycle(&mut self, file: Option<usize>, place: EntryPath) {
        let (Some(roadmap), Kind::Milestone) = (file, place.kind_there()) else {
            return;
        };
        let file = |roadmap| self.file(Some(roadmap));
        let cycle = dependency_cycle::closed(self.portfolio, &file, (roadmap, place.index));
        if let Some(cycle) = cycle {
            self.warn(cycle);
        }
    }

    /// The feedback that is said to have led to an act should be there.
    fn warn_of_feedback(&mut self, file: Option<usize>, reason: &ChangeReason) {
        let named = reason.feedback.iter().cloned().map(Value::Text).collect();
        self.warn_of(file, Kind::Change, "feedback", &Value::List(named));
    }

    /// A word of warning.
    pub fn warn(&mut self, warning: String) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// What the act comes to.
    pub fn finish(self) -> ChangeSet {
        let portfolio = self.portfolio;
        let files = self
            .editors
            .into_iter()
            .map(|(file, editor)| (portfolio.file(file).id.clone(), editor.finish()))
            .filter(|(_, edits)| !edits.is_empty());
        ChangeSet {
            files: files.collect(),
            warnings: self.warnings,
        }
    }

    fn warn_of(&mut self, file: Option<usize>, kind: Kind, key: &str, value: &Value) {
        self.warn_of_day(kind, key, value);
        let Some(ValueType::Reference(target)) = kind.field(key).map(|field| field.shape) else {
            return;
        };
        // What led to a change should be there when it is named, though it may go later.
        if !target.is_checked() && target != ReferenceTarget::Feedback {
            return;
        }
        let kinds = target.kinds();
        let written: Vec<&str> = match value {
            Value::List(items) => items.iter().filter_map(Value::as_text).collect(),
            value => value.as_text().into_iter().collect(),
        };
        for reference in written {
            let is_word = target == ReferenceTarget::Assessed
                && crate::model::choice::ASSESSED_WORDS.contains(&reference);
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
        if kind.is_past_date(key) {
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
        self.names.resolve(file, reference, kinds) != Resolution::Nothing || added()
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
