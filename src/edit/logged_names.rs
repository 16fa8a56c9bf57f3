//! Under which names the log tells of an entry, and what of it may be told.

use super::before::Before;
use super::change::{EntryPath, NewEntry};
use crate::model::{Kind, Roadmap, Value};

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
