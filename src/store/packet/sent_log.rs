//! What this laptop packed last, kept in the state folder, so that the next packet holds only what is new.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::contents::Packet;
use crate::dates::date::{iso, parse_iso};
use crate::edit::operations::feedback::is_erased;
use crate::model::records::is_withheld_key;
use crate::model::{Date, Entry, Feedback, Portfolio, Value};
use crate::store::put_aside::{PutAside, replace};
use crate::store::state_folder;

/// How each feedback stood when it was last packed and on which day that was, by `roadmap/id`; and which of them the
/// office said it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentLog {
    stood: BTreeMap<String, String>,
    arrived: BTreeMap<String, Date>,
    given: BTreeMap<String, Date>,
}

/// What was given to the office, by `roadmap/id`, with the day of the receipt that says it arrived, where one does.
pub type DeliveryStatus = BTreeMap<String, Option<Date>>;

/// The key of what has arrived; that of a feedback holds a slash.
const ARRIVED: &str = "arrived";

/// The key of the days on which each was packed.
const GIVEN: &str = "given";

/// After so many days without a receipt a remark is packed again.
const RECEIPT_DAYS: i64 = 14;

/// The fields that an officer learns after the remark was recorded.
pub(crate) const LEARNED: [&str; 4] = ["told", "satisfied", "reopened", "sensitive"];

/// The fields that the office gives a remark: they do not travel back to it.
pub(crate) const OFFICE: [&str; 6] = [
    "acknowledged",
    "answered",
    "answered_by",
    "outcome",
    "answer",
    "received",
];

/// Stands for the hash of a value where there was none.
pub(crate) const NOTHING: &str = "-";

/// Whether an id was made by this program, so that no two remarks anywhere bear it: a date and eight characters.
fn is_everywhere(id: &str) -> bool {
    let parts: Vec<&str> = id.split('-').collect();
    matches!(parts.as_slice(), ["f", day, chance] if day.len() == 8 && chance.len() == 8)
}

/// Where a map by `roadmap/id` holds a remark: also under the id that its roadmap had before it was renamed.
fn held<'m, T>(map: &'m BTreeMap<String, T>, key: &str) -> Option<&'m String> {
    if let Some((key, _)) = map.get_key_value(key) {
        return Some(key);
    }
    let id = key.rsplit_once('/').map(|(_, id)| id)?;
    let is_it = |known: &&String| known.rsplit_once('/').is_some_and(|(_, known)| known == id);
    map.keys().find(|known| is_everywhere(id) && is_it(known))
}

/// Whether a remark was given, and the day of its receipt where one came.
pub(crate) fn delivery(handed: &DeliveryStatus, roadmap: &str, id: &str) -> Option<Option<Date>> {
    let key = held(handed, &format!("{roadmap}/{id}"))?;
    handed.get(key).copied()
}

impl SentLog {
    /// Follows roadmaps that were renamed since: what was packed of them is known under their new ids.
    pub(crate) fn follow(&mut self, portfolio: &Portfolio) {
        for roadmap in &portfolio.roadmaps {
            for feedback in &roadmap.feedback {
                let key = format!("{}/{}", roadmap.id, feedback.id);
                let Some(old) = held(&self.stood, &key).filter(|old| **old != key) else {
                    continue;
                };
                let old = old.clone();
                if let Some(stood) = self.stood.remove(&old) {
                    self.stood.insert(key.clone(), stood);
                }
                for days in [&mut self.arrived, &mut self.given] {
                    if let Some(on) = days.remove(&old) {
                        days.insert(key.clone(), on);
                    }
                }
            }
        }
    }

    /// What was packed from a folder. `state` is the state folder. Nothing, where nothing is known.
    pub fn load(state: &Path, folder: &Path) -> Self {
        let text = state_folder::read_text(&place(state, folder)).unwrap_or_default();
        let mut table: toml::Table = text.parse().unwrap_or_default();
        let mut days = |key: &str| match table.remove(key) {
            Some(toml::Value::Table(days)) => dates(days),
            _ => BTreeMap::new(),
        };
        let (arrived, given) = (days(ARRIVED), days(GIVEN));
        let stood = table
            .into_iter()
            .filter_map(|(key, value)| Some((key, value.as_str()?.to_owned())));
        Self {
            stood: stood.collect(),
            arrived,
            given,
        }
    }

    /// Keeps it. Where it cannot be kept the next packet holds the same again, which does no harm. What was there and
    /// could not be read is put aside.
    pub(crate) fn keep(&self, state: &Path, folder: &Path) -> Option<PutAside> {
        let place = place(state, folder);
        let text = |(key, value): (&String, String)| (key.clone(), toml::Value::String(value));
        let stood = self.stood.iter().map(|(key, value)| (key, value.clone()));
        let mut table: toml::Table = stood.map(text).collect();
        for (name, days) in [(ARRIVED, &self.arrived), (GIVEN, &self.given)] {
            let days = days.iter().map(|(key, on)| text((key, iso(*on))));
            table.insert(name.into(), toml::Value::Table(days.collect()));
        }
        let is_table = |bytes: &[u8]| {
            std::str::from_utf8(bytes).is_ok_and(|text| text.parse::<toml::Table>().is_ok())
        };
        let what = "what was packed";
        replace(&place, table.to_string().as_bytes(), what, is_table).ok()?
    }

    /// Whether a feedback was ever packed.
    pub fn knows(&self, roadmap: &str, id: &str) -> bool {
        self.stood.contains_key(&format!("{roadmap}/{id}"))
    }

    /// Whether a feedback stands as it did when it was packed.
    pub fn is_as_packed(&self, roadmap: &str, feedback: &Feedback, is_own: bool) -> bool {
        let line = line_of(&fingerprint(feedback, is_own));
        self.stood.get(&format!("{roadmap}/{}", feedback.id)) == Some(&line)
    }

    /// Whether a feedback was packed more than two weeks before `today`, and no receipt of it came: the packet may be
    /// lost, so it is offered again. What was packed before the days were noted counts as lost too.
    pub fn is_overdue(&self, roadmap: &str, id: &str, today: Date) -> bool {
        let key = format!("{roadmap}/{id}");
        let is_lost = |given: &Date| (today - *given).num_days() > RECEIPT_DAYS;
        self.stood.contains_key(&key)
            && !self.arrived.contains_key(&key)
            && self.given.get(&key).is_none_or(is_lost)
    }

    /// The fields of an own feedback that were corrected since it was packed, each with the hash of the value that was
    /// packed, or `NOTHING`.
    pub fn corrected(&self, roadmap: &str, feedback: &Feedback) -> Vec<(String, String)> {
        let Some(line) = self.stood.get(&format!("{roadmap}/{}", feedback.id)) else {
            return Vec::new();
        };
        let (was, is) = (fields_of(line), fingerprint(feedback, true));
        // What an earlier version of the program kept says nothing of single fields.
        if was.is_empty() {
            return Vec::new();
        }
        let keys: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        keys.into_iter()
            .filter(|key| was.get(*key) != is.get(*key))
            .map(|key| {
                (
                    key.clone(),
                    was.get(key).map_or(NOTHING, String::as_str).to_owned(),
                )
            })
            .collect()
    }

    /// Notes what a receipt says has arrived of what was packed here; how much of it was not known to have.
    pub fn note_deliveries(&mut self, receipt: &Packet) -> usize {
        let Some(on) = receipt.on.filter(|_| receipt.is_receipt) else {
            return 0;
        };
        let before = self.arrived.len();
        for key in &receipt.arrived {
            let Some(key) = held(&self.stood, key) else {
                continue;
            };
            // A receipt of an earlier packet says nothing of what was packed again since.
            let is_of_this = self.given.get(key).is_none_or(|given| on >= *given);
            if is_of_this && !self.arrived.contains_key(key) {
                self.arrived.insert(key.clone(), on);
            }
        }
        self.arrived.len() - before
    }

    /// What was packed here, and whether it is known to have arrived.
    pub fn handed(&self) -> DeliveryStatus {
        let keys = self.stood.keys();
        keys.map(|key| (key.clone(), self.arrived.get(key).copied()))
            .collect()
    }

    /// Notes that a feedback is packed as it stands, on the day `on`. Where it was corrected since the last packet it
    /// has not arrived so yet.
    pub fn note(&mut self, roadmap: &str, feedback: &Feedback, is_own: bool, on: Date) {
        let line = line_of(&fingerprint(feedback, is_own));
        let key = format!("{roadmap}/{}", feedback.id);
        let was = self.stood.insert(key.clone(), line.clone());
        if was.is_some_and(|was| was != line) {
            self.arrived.remove(&key);
        }
        self.given.insert(key, on);
    }
}

/// The days of a table, by key; what is none is left out.
fn dates(table: toml::Table) -> BTreeMap<String, Date> {
    let days = table.into_iter();
    days.filter_map(|(key, value)| Some((key, parse_iso(value.as_str()?)?)))
        .collect()
}

/// Each field of a feedback that a packet carries, with a hash of its value: the words themselves are not kept here.
/// Of a remark that another recorded only what was learned.
fn fingerprint(feedback: &Feedback, is_own: bool) -> BTreeMap<String, String> {
    let entry: &dyn Entry = feedback;
    let is_sensitive = feedback.sensitive == Some(true);
    let erased = feedback.text.as_deref().is_some_and(is_erased);
    let carried = |key: &str| match is_own {
        true => !(OFFICE.contains(&key) || (is_sensitive && is_withheld_key(key))),
        false => LEARNED.contains(&key) || (erased && key == "text"),
    };
    let keys = Feedback::FIELDS.iter().map(|field| field.key);
    keys.filter(|key| *key != "id" && carried(key))
        .filter_map(|key| Some((key.to_owned(), value_hash(entry.value(key).as_ref()?))))
        .collect()
}

/// A hash of a value, by which two laptops can tell whether they hold the same.
pub(crate) fn value_hash(value: &Value) -> String {
    format!("{:016x}", state_folder::hash(value.plain().as_bytes()))
}

fn line_of(fields: &BTreeMap<String, String>) -> String {
    let fields = fields.iter().map(|(key, hash)| format!("{key}={hash}"));
    fields.collect::<Vec<_>>().join(" ")
}

fn fields_of(line: &str) -> BTreeMap<String, String> {
    let fields = line.split(' ').filter_map(|field| field.split_once('='));
    fields
        .map(|(key, hash)| (key.to_owned(), hash.to_owned()))
        .collect()
}

fn place(state: &Path, folder: &Path) -> PathBuf {
    let name = state_folder::name_of(folder);
    state.join("packets").join(format!("{name}.toml"))
}
