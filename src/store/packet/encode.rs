//! Packets and receipts written.

use std::collections::HashMap;

use super::contents::{Packet, ROADMAPS, STEM, WAS};
use super::sent_log::{LEARNED, OFFICE, SentLog};
use crate::edit::operations::feedback::{HANDLING, is_erased};
use crate::edit::{Actor, Edit, EntryPath, NewEntry};
use crate::model::records::is_withheld_key;
use crate::model::{Date, Entry, Feedback, Kind, Portfolio, Roadmap, Value};
use crate::store::splice::{SpliceError, splice};

/// By how many ids of feedback a packet makes a roadmap known.
const MOST_KNOWN_BY: usize = 12;

/// A packet of what this laptop recorded or learned since the last one, with how many remarks of its own it holds and
/// of how many others it has news; `None`
/// where there is nothing. With `since` it holds everything recorded from that day on, packed before or not.
/// `id` is what it is called. `sent_log` is brought up to date. What others recorded, and the other side of the last sync
/// held just so (`synced`), is no news.
///
/// # Errors
/// The packet could not be written down.
pub(crate) fn packet(
    portfolio: &Portfolio,
    actor: &Actor,
    sent_log: &mut SentLog,
    since: Option<Date>,
    synced: &dyn Fn(&str) -> Option<Roadmap>,
    id: &str,
) -> Result<Option<(String, usize, usize)>, SpliceError> {
    let (mut remarks, mut own) = (Vec::new(), 0);
    let mut roadmaps = Vec::new();
    for roadmap in &portfolio.roadmaps {
        let before = remarks.len();
        let there = since.is_none().then(|| synced(&roadmap.id)).flatten();
        let there: HashMap<&str, &Feedback> = there
            .iter()
            .flat_map(|roadmap| &roadmap.feedback)
            .map(|feedback| (&*feedback.id, feedback))
            .collect();
        for feedback in roadmap
            .feedback
            .iter()
            .filter(|feedback| !feedback.id.is_empty())
        {
            let is_known_there = there
                .get(&*feedback.id)
                .is_some_and(|other| (*other as &dyn Entry).content_eq(feedback));
            if is_known_there && feedback.by.as_deref() != Some(&actor.by) {
                continue;
            }
            let is_own = feedback.received.is_none()
                && feedback.by.as_deref().is_none_or(|by| by == actor.by);
            let known = sent_log.knows(&roadmap.id, &feedback.id);
            let is_new = match since {
                Some(since) => {
                    feedback.on.is_none_or(|on| on >= since) || learned_since(feedback, since)
                }
                None => {
                    let is_lost =
                        is_own && sent_log.is_overdue(&roadmap.id, &feedback.id, actor.on);
                    is_lost || !sent_log.is_as_packed(&roadmap.id, feedback, is_own)
                }
            };
            let has_news = known || LEARNED.iter().any(|key| value(feedback, key).is_some());
            if !is_new || (!is_own && !has_news) {
                continue;
            }
            own += usize::from(is_own);
            let remark = if is_own {
                whole(feedback).corrects(sent_log.corrected(&roadmap.id, feedback))
            } else {
                learned(feedback)
            };
            remarks.push(remark.at(&roadmap.id));
            sent_log.note(&roadmap.id, feedback, is_own, actor.on);
        }
        if remarks.len() > before {
            roadmaps.push((roadmap.id.clone(), known_by(roadmap)));
        }
    }
    if remarks.is_empty() {
        return Ok(None);
    }
    let count = remarks.len();
    let head = [
        ("packet", Value::Text(id.to_owned())),
        ("by", Value::Text(actor.by.clone())),
        ("on", Value::Date(actor.on)),
        (
            "count",
            Value::Whole(i64::try_from(count).unwrap_or(i64::MAX)),
        ),
        (ROADMAPS, Value::Table(roadmaps)),
    ];
    written(&head, remarks).map(|text| Some((text, own, count - own)))
}

/// By what a roadmap is known where it has another id: the name of its cluster, and its earliest feedback, which the
/// other side most likely has.
fn known_by(roadmap: &Roadmap) -> Value {
    let ids = roadmap.feedback.iter().map(|one| one.id.to_string());
    let ids = ids.filter(|id| !id.is_empty()).take(MOST_KNOWN_BY);
    let name = roadmap.cluster.name.as_deref();
    let name = name.map(|name| ("name".to_owned(), Value::Text(name.to_owned())));
    let feedback = (
        "feedback".to_owned(),
        Value::List(ids.map(Value::Text).collect()),
    );
    Value::Table(name.into_iter().chain([feedback]).collect())
}

fn value(feedback: &Feedback, key: &str) -> Option<Value> {
    let entry: &dyn Entry = feedback;
    entry.value(key)
}

fn learned_since(feedback: &Feedback, since: Date) -> bool {
    feedback.told.is_some_and(|told| told >= since)
}

/// A remark in the making: it still has to be told to which roadmap it belongs.
struct LooseFile(NewEntry);

impl LooseFile {
    fn of(feedback: &Feedback, keys: impl Fn(&str) -> bool) -> Self {
        let mut new = NewEntry::copy(feedback);
        let is_sensitive = feedback.sensitive == Some(true);
        new.fields.retain(|(key, _)| {
            (*key == "id" || keys(key)) && !(is_sensitive && is_withheld_key(key))
        });
        if is_sensitive {
            new.unknown_keys.clear();
        }
        Self(new)
    }

    /// Says which fields were corrected since the last packet, and what stood there, by its hash.
    fn corrects(mut self, corrected: Vec<(String, String)>) -> Self {
        if !corrected.is_empty() {
            let fields = corrected
                .into_iter()
                .map(|(key, hash)| (key, Value::Text(hash)));
            self.0
                .unknown_keys
                .push((WAS.into(), Value::Table(fields.collect())));
        }
        self
    }

    fn at(mut self, roadmap: &str) -> NewEntry {
        self.0
            .unknown_keys
            .push(("roadmap".into(), Value::Text(roadmap.to_owned())));
        self.0
    }
}

/// A remark as it was recorded, without what the office does with it.
fn whole(feedback: &Feedback) -> LooseFile {
    LooseFile::of(feedback, |key| !OFFICE.contains(&key))
}

/// What was learned of a remark that another recorded.
fn learned(feedback: &Feedback) -> LooseFile {
    let erased = feedback.text.as_deref().is_some_and(is_erased);
    LooseFile::of(feedback, |key| {
        LEARNED.contains(&key) || (erased && key == "text")
    })
}

/// The receipt of a packet: what arrived, what did not and why, and what became of every remark of its maker.
///
/// # Errors
/// The receipt could not be written down.
pub(crate) fn receipt(
    portfolio: &Portfolio,
    actor: &Actor,
    packet: &Packet,
    arrived: &[String],
    refused: &[String],
) -> Result<String, SpliceError> {
    // The roadmap may have another id here than where the packet was made.
    let has_arrived = |id: &str| {
        let mut arrived = arrived.iter().filter_map(|one| one.rsplit_once('/'));
        arrived.any(|(_, known)| known == id)
    };
    let list = |texts: &[String]| Value::List(texts.iter().cloned().map(Value::Text).collect());
    let mut remarks = Vec::new();
    for roadmap in &portfolio.roadmaps {
        for feedback in &roadmap.feedback {
            let is_theirs = feedback.by.as_deref() == Some(&packet.by) || has_arrived(&feedback.id);
            let has_news = HANDLING.iter().any(|key| value(feedback, key).is_some());
            if is_theirs && has_news && !feedback.id.is_empty() {
                let is_told = |key: &str| HANDLING.contains(&key) || key == "reopened";
                remarks.push(LooseFile::of(feedback, is_told).at(&roadmap.id));
            }
        }
    }
    let head = [
        ("receipt", Value::Text(packet.id.clone())),
        ("by", Value::Text(actor.by.clone())),
        ("on", Value::Date(actor.on)),
        ("arrived", list(arrived)),
        ("refused", list(refused)),
    ];
    written(&head, remarks)
}

fn written(head: &[(&str, Value)], remarks: Vec<NewEntry>) -> Result<String, SpliceError> {
    let head = head.iter().map(|(key, value)| Edit::SetUnknown {
        place: EntryPath::of(Kind::FileHeader, 0),
        key: (*key).to_owned(),
        value: Some(value.clone()),
        text: None,
    });
    let remarks = remarks.into_iter().map(|new| Edit::Add { into: None, new });
    let edits: Vec<Edit> = head.chain(remarks).collect();
    splice(STEM, "format = 1\n", &edits)
}
