//! The one place that turns a wish into edits with their log.
//!
//! A [`RoadmapEditor`] holds one roadmap as it will be. Each step is validated against the description of its field,
//! asked for its reason, applied, and recorded; [`RoadmapEditor::finish`] gives the edits in their order.

use super::apply::apply;
use super::before::{Before, moves_later, needed_stays};
use super::change::{Edit, EntryPath, NewEntry};
use super::change_reason::ChangeReason;
use super::diff::OrderedValue;
use super::distinct::distinct;
use super::error::EditError;
use super::logged_names::{
    holder_id, item_of, logged_addition, logged_as_part, what_may_be_logged,
};
use crate::model::LeanString;
use crate::model::{Code, Date, Field, Kind, ReasonPolicy, Roadmap, Value, WordEnum};

/// Who edits, and for which day.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The name that the log gives.
    pub by: String,
    /// The status date, which edits write.
    pub on: Date,
    /// The machine's date; recorded where it is another.
    pub machine: Date,
}

/// Edits of one roadmap in the making.
#[derive(Clone, Debug)]
pub struct RoadmapEditor<'a> {
    roadmap: Roadmap,
    actor: &'a Actor,
    /// The reason codes of the portfolio.
    codes: &'a [LeanString],
    edits: Vec<Edit>,
    log: Vec<NewEntry>,
}

impl<'a> RoadmapEditor<'a> {
    /// Begins with a roadmap as it stands. `codes` are the portfolio's own reason codes.
    pub fn new(roadmap: &Roadmap, actor: &'a Actor, codes: &'a [LeanString]) -> Self {
        Self {
            roadmap: roadmap.clone(),
            actor,
            codes,
            edits: Vec::new(),
            log: Vec::new(),
        }
    }

    /// The roadmap as the edits so far make it, but for their log.
    pub fn roadmap(&self) -> &Roadmap {
        &self.roadmap
    }

    /// The portfolio's own reason codes.
    pub fn codes(&self) -> &'a [LeanString] {
        self.codes
    }

    /// Who edits.
    pub fn actor(&self) -> &'a Actor {
        self.actor
    }

    /// The edits, those of the log last.
    pub fn finish(mut self) -> Vec<Edit> {
        let log = self
            .log
            .into_iter()
            .map(|new| Edit::Add { into: None, new });
        self.edits.extend(log);
        self.edits
    }

    /// Sets fields of one entry, `None` taking one away. A field that already is so is passed over.
    ///
    /// # Errors
    /// A value does not fit, a key is unknown, or a reason is missing; nothing is then noted.
    pub fn set(
        &mut self,
        place: EntryPath,
        assignments: &[(&str, Option<Value>)],
        reason: &ChangeReason,
    ) -> Result<(), EditError> {
        self.check_code(reason)?;
        let steps = self.steps(place, assignments)?;
        // Only the entry is kept as it was: an act of thousands must not copy the file thousands of times.
        let before = Before::of(&self.roadmap, place);
        let applied = steps
            .iter()
            .try_for_each(|(edit, ..)| apply(&mut self.roadmap, edit));
        let allowed = applied
            .and_then(|()| needed_stays(place, &before, &self.roadmap))
            .and_then(|()| self.reasons(place, &steps, &before, reason));
        if let Err(refusal) = allowed {
            self.roadmap.put_back(place.kind, place.index, &before.file);
            return Err(refusal);
        }
        for (edit, field, from, to) in steps {
            self.edits.push(edit);
            if field.logged {
                self.log_field(place, field.key, from, to, reason, &before);
            } else if place.part.is_none() {
                self.settle(
                    &item_of(&self.roadmap, &before, place),
                    field.key,
                    [&from, &to],
                    reason,
                );
            }
        }
        Ok(())
    }

    /// The edits that the wishes come to, each with its field, old and new value.
    fn steps(
        &self,
        place: EntryPath,
        assignments: &[(&str, Option<Value>)],
    ) -> Result<Vec<LoggedStep>, EditError> {
        let kind = place.kind_there();
        let entry = place
            .find(&self.roadmap)
            .ok_or_else(|| EditError::gone(kind.key()))?;
        let mut trial = NewEntry::copy(entry);
        let mut steps: Vec<LoggedStep> = Vec::new();
        for (key, assignment) in assignments {
            let field = entry
                .field(key)
                .ok_or_else(|| EditError::unknown_field(kind, key))?;
            let assignment = assignment.clone().filter(|value| !value.is_empty());
            let standing = trial.value(key).cloned();
            if standing == assignment {
                continue;
            }
            if assignment.is_none() && key == &"id" {
                return Err(EditError::new(
                    "an id cannot be taken away",
                    "remove the entry instead",
                ));
            }
            let edit = match &assignment {
                Some(value) => Edit::Set {
                    place,
                    field: field.key,
                    value: normal(field, value),
                },
                None => Edit::Unset {
                    place,
                    field: field.key,
                },
            };
            trial.fields.retain(|(known, _)| known != key);
            trial
                .fields
                .extend(assignment.clone().map(|value| (field.key, value)));
            steps.push((edit, field, standing, assignment));
        }
        Ok(steps)
    }

    /// Whether every step that needs a reason has one.
    fn reasons(
        &self,
        place: EntryPath,
        steps: &[LoggedStep],
        before: &Before,
        reason: &ChangeReason,
    ) -> Result<(), EditError> {
        let later = moves_later(place, before, &self.roadmap);
        let mut needed = Vec::new();
        let mut approval = false;
        for (_, field, from, _) in steps {
            let stands = from.is_some();
            match field.reason {
                ReasonPolicy::Standing if stands => needed.push(field.key),
                ReasonPolicy::Approved if stands => {
                    approval = true;
                    needed.push(field.key);
                }
                _ => {}
            }
        }
        if later && needed.is_empty() {
            needed.push("forecast");
        }
        let dropped = steps.iter().any(|(_, field, _, to)| {
            place.kind_there() == Kind::Milestone
                && field.key == "status"
                && to.as_ref().and_then(Value::as_text) == Some("dropped")
        });
        if dropped {
            needed.push("status");
        }
        if !needed.is_empty() && !reason.lacks(approval).is_empty() {
            return Err(EditError::reason(needed, approval, reason).with_codes(self.codes));
        }
        Ok(())
    }

    /// Adds an entry or record; returns its place. Entries but feedback are logged.
    ///
    /// # Errors
    /// A value does not fit.
    pub fn add(
        &mut self,
        into: Option<(Kind, usize)>,
        new: NewEntry,
        reason: &ChangeReason,
    ) -> Result<EntryPath, EditError> {
        self.check_code(reason)?;
        let kind = new.kind;
        let new = NewEntry {
            fields: new
                .fields
                .into_iter()
                .map(|(key, value)| (key, fitted(self.roadmap.field(kind, key), value)))
                .collect(),
            ..new
        };
        let edit = Edit::Add {
            into,
            new: new.clone(),
        };
        let count = self.roadmap.count(kind);
        let before = into.map(|(above, index)| (above, index, self.roadmap.only(above, index)));
        if let Err(refusal) = apply(&mut self.roadmap, &edit) {
            match before {
                Some((above, index, before)) => self.roadmap.put_back(above, index, &before),
                None if self.roadmap.count(kind) > count => self.roadmap.remove(kind, count),
                None => {}
            }
            return Err(refusal);
        }
        self.edits.push(edit);
        if let Some((item, field)) = logged_addition(&self.roadmap, into, &new) {
            let to = (field != "added").then(|| new.as_table());
            self.log(&item, field, None, to, reason);
        }
        Ok(match into {
            None => EntryPath::of(kind, self.roadmap.count(kind) - 1),
            Some((above, index)) => {
                let parts = self
                    .roadmap
                    .entry(above, index)
                    .map_or(0, |entry| entry.children(kind).len());
                EntryPath::of(above, index).part(kind, parts.saturating_sub(1))
            }
        })
    }

    /// Takes an entry out, with its reason.
    ///
    /// # Errors
    /// It is not there, or the reason is missing.
    pub fn remove(&mut self, place: EntryPath, reason: &ChangeReason) -> Result<(), EditError> {
        self.check_code(reason)?;
        let kind = place.kind_there();
        let entry = place
            .find(&self.roadmap)
            .ok_or_else(|| EditError::gone(kind.key()))?;
        let whole = what_may_be_logged(NewEntry::copy(entry)).as_table();
        let (item, field) = match logged_as_part(place) {
            None => (entry.id().to_owned(), "removed"),
            Some(part) => (holder_id(&self.roadmap, place), part.key()),
        };
        if !reason.is_given() {
            return Err(EditError {
                message: format!("removing {item} needs a reason"),
                ..EditError::reason(vec![field], false, reason).with_codes(self.codes)
            });
        }
        let edit = Edit::Remove { place };
        apply(&mut self.roadmap, &edit)?;
        self.edits.push(edit);
        self.log(&item, field, Some(whole), None, reason);
        Ok(())
    }

    /// Takes a record or conflict out without a log: what is withdrawn or settled.
    ///
    /// # Errors
    /// It is not there.
    pub fn remove_unlogged(&mut self, place: EntryPath) -> Result<(), EditError> {
        self.apply_unlogged(Edit::Remove { place })
    }

    /// Makes an edit without a log: what the log itself says, or what must leave no trace.
    ///
    /// # Errors
    /// It names what is not there, or a value does not fit.
    pub fn apply_unlogged(&mut self, edit: Edit) -> Result<(), EditError> {
        apply(&mut self.roadmap, &edit)?;
        self.edits.push(edit);
        Ok(())
    }

    /// Notes a change in the log that no step here has made: a hand edit that is recorded, a value that goes.
    pub fn log(
        &mut self,
        item: &str,
        field: &str,
        from: Option<Value>,
        to: Option<Value>,
        reason: &ChangeReason,
    ) {
        let actor = self.actor;
        let recorded = (actor.machine != actor.on).then_some(Value::Date(actor.machine));
        let text = |text: &Option<String>| {
            text.clone()
                .filter(|text| !text.is_empty())
                .map(Value::Text)
        };
        let feedback = reason.feedback.iter().cloned().map(Value::Text).collect();
        let new = NewEntry::of(Kind::Change)
            .with("on", Value::Date(actor.on))
            .with("recorded", recorded)
            .text("by", &actor.by)
            .text("item", item)
            .text("field", field)
            .with("from", from)
            .with("to", to)
            .with("code", text(&reason.code))
            .with("why", text(&reason.why))
            .with("cause", text(&reason.cause))
            .with("approved_by", text(&reason.approved_by))
            .with("ref", text(&reason.reference))
            .with("feedback", Value::List(feedback));
        self.log.push(new);
    }

    /// Logs a changed field under the name that the log knows its entry by, and settles conflicts on it.
    fn log_field(
        &mut self,
        place: EntryPath,
        key: &str,
        from: Option<Value>,
        to: Option<Value>,
        reason: &ChangeReason,
        before: &Before,
    ) {
        let Some(part) = logged_as_part(place) else {
            let item = item_of(&self.roadmap, before, place);
            self.log(&item, key, from.clone(), to.clone(), reason);
            self.settle(&item, key, [&from, &to], reason);
            return;
        };
        let whole = |place: EntryPath, roadmap: &Roadmap| {
            place
                .find(roadmap)
                .map(|entry| NewEntry::copy(entry).as_table())
        };
        let item = holder_id(&self.roadmap, place);
        let from = whole(before.place, &before.file);
        let to = whole(place, &self.roadmap);
        // Several fields of one part are one change of it.
        let again = self.log.iter().any(|new| {
            new.value("item").and_then(Value::as_text) == Some(&item)
                && new.value("from") == from.as_ref()
        });
        if !again {
            self.log(&item, part.key(), from, to, reason);
        }
    }

    /// Any edit of a field settles the conflicts on it: they go, with a change from each rejected value.
    fn settle(&mut self, item: &str, key: &str, told: [&Option<Value>; 2], reason: &ChangeReason) {
        let to = told[1].clone();
        let mut told = told.map(Option::clone).to_vec();
        while let Some(index) = self.roadmap.conflicts.iter().position(|conflict| {
            conflict.item.as_deref() == Some(item) && conflict.field.as_deref() == Some(key)
        }) {
            let conflict = &self.roadmap.conflicts[index];
            for rejected in [conflict.theirs.clone(), conflict.ours.clone()] {
                if !told.contains(&rejected) {
                    self.log(item, key, rejected.clone(), to.clone(), reason);
                    told.push(rejected);
                }
            }
            // It was found just now.
            if self
                .remove_unlogged(EntryPath::of(Kind::Conflict, index))
                .is_err()
            {
                return;
            }
        }
    }

    fn check_code(&self, reason: &ChangeReason) -> Result<(), EditError> {
        let Some(code) = reason.code.as_deref().filter(|code| !code.is_empty()) else {
            return Ok(());
        };
        if Code::from_word(code).is_some() || self.codes.iter().any(|own| own == code) {
            return Ok(());
        }
        let known = Code::WORDS
            .iter()
            .copied()
            .chain(self.codes.iter().map(LeanString::as_str));
        let hint = match crate::text::nearest(code, known.clone()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("use one of {}", known.collect::<Vec<_>>().join(", ")),
        };
        Err(EditError::new(
            format!("\"{code}\" is no reason code"),
            hint,
        ))
    }
}

type LoggedStep = (Edit, &'static Field, Option<Value>, Option<Value>);

/// A value as its field keeps it: a single text becomes a list of one, and lists lose empty members and duplicates.
fn normal(field: &Field, value: &Value) -> Value {
    match value {
        Value::List(items) if field.many => {
            let items = items.iter().filter(|item| !item.is_empty());
            let key = |item: &&Value| OrderedValue(Some((*item).clone()));
            Value::List(distinct(items, key).into_iter().cloned().collect())
        }
        value if field.many => Value::List(vec![value.clone()]),
        value => value.clone(),
    }
}

fn fitted(field: Option<&Field>, value: Value) -> Value {
    match field {
        Some(field) => normal(field, &value),
        None => value,
    }
}
