//! The record of what an editor changes.

use super::{Before, RoadmapEditor};
use crate::edit::change::{EntryPath, NewEntry};
use crate::edit::change_reason::ChangeReason;
use crate::model::{Kind, Roadmap, Value};

impl RoadmapEditor<'_> {
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
    pub(super) fn log_field(
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
    pub(super) fn settle(
        &mut self,
        item: &str,
        key: &str,
        told: [&Option<Value>; 2],
        reason: &ChangeReason,
    ) {
        let to = told[1].clone();
        let mut told = told.map(Option::clone).to_vec();
        while let Some(index) = self.roadmap.conflicts.iter().position(|conflict| {
            conflict.item.as_deref() == Some(item) && conflict.field.as_deref() == Some(key)
        }) {
            let clash = &self.roadmap.conflicts[index];
            for rejected in [clash.theirs.clone(), clash.ours.clone()] {
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
}

/// An entry as the log may keep it: of a sensitive feedback nothing that must not be written down.
pub(super) fn what_may_be_logged(mut whole: NewEntry) -> NewEntry {
    if whole.kind == Kind::Feedback && whole.value("sensitive") == Some(&Value::Truth(true)) {
        whole
            .fields
            .retain(|(key, _)| !crate::model::records::is_withheld_key(key));
        whole.unknown_keys.clear();
    }
    whole
}

/// Under which item and field an addition is logged; `None` of records and feedback.
pub(super) fn logged_addition(
    roadmap: &Roadmap,
    into: Option<(Kind, usize)>,
    new: &NewEntry,
) -> Option<(String, &'static str)> {
    match (into, new.kind) {
        (_, Kind::Feedback | Kind::Reading | Kind::Step | Kind::Flow) => None,
        (None, kind @ (Kind::CustomField | Kind::Referral)) => {
            Some((crate::model::PORTFOLIO.to_owned(), kind.key()))
        }
        (Some((kind, index)), part) => {
            Some((holder_id(roadmap, EntryPath::of(kind, index)), part.key()))
        }
        (None, kind) if kind.has_id() => {
            let id = new.value("id").and_then(Value::as_text)?;
            Some((id.to_owned(), "added"))
        }
        (None, _) => None,
    }
}

/// The kind under whose name a part is logged, whole: as a field of the entry that holds it, or of `portfolio`.
pub(super) fn logged_as_part(place: EntryPath) -> Option<Kind> {
    match (place.part, place.kind) {
        (Some((part, _)), _) => Some(part),
        (None, kind @ (Kind::CustomField | Kind::Referral)) => Some(kind),
        (None, _) => None,
    }
}

pub(super) fn holder_id(roadmap: &Roadmap, place: EntryPath) -> String {
    if matches!(place.kind, Kind::CustomField | Kind::Referral) {
        return crate::model::PORTFOLIO.to_owned();
    }
    roadmap
        .entry(place.kind, place.index)
        .map(|entry| entry.id().to_owned())
        .unwrap_or_default()
}

/// The word under which the log knows an entry: its id, or the name of its table.
pub(super) fn item_of(after: &Roadmap, before: &Before, place: EntryPath) -> String {
    match place.kind {
        Kind::Cluster | Kind::RuleSettings => place.kind.key().to_owned(),
        Kind::FileHeader => crate::model::PORTFOLIO.to_owned(),
        _ => {
            let id = holder_id(&before.file, before.place);
            if id.is_empty() {
                holder_id(after, place)
            } else {
                id
            }
        }
    }
}
