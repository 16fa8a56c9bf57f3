//! Changes put together by the entry that they are of: added, removed, or changed, with each old value and its new one.

use std::collections::HashMap;

use super::{ChangedField, Changes, ClusterChanges};
use crate::edit::Edit;
use crate::edit::diff::diff;
use crate::model::{Date, Entry, Feedback, Field, Kind, Portfolio, Roadmap, Value};

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryFate {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It was there and is, with other values.
    Changed,
}

/// A value that changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FieldChange {
    /// The key.
    pub field: String,
    /// The value before.
    pub from: Option<Value>,
    /// The value after.
    pub to: Option<Value>,
    /// The day of the change, where it is known.
    pub on: Option<Date>,
    /// Of two dates, how many days later the second is.
    pub days: Option<i64>,
    /// The reason category.
    pub code: Option<String>,
    /// The explanation.
    pub why: Option<String>,
    /// Who made it.
    pub by: Option<String>,
}

/// An entry with what changed of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChangedEntry {
    /// The id of its file.
    pub roadmap: String,
    /// Its kind, where it is known.
    pub kind: Option<Kind>,
    /// Its id; of a table its key.
    pub item: String,
    /// What it was called, where it has gone.
    pub former_title: Option<String>,
    /// What became of it.
    pub fate: EntryFate,
    /// What changed, in the order in which it did.
    pub fields: Vec<FieldChange>,
}

impl ChangedEntry {
    fn new(roadmap: &str, kind: Option<Kind>, item: &str) -> Self {
        Self {
            roadmap: roadmap.to_owned(),
            kind,
            item: item.to_owned(),
            former_title: None,
            fate: EntryFate::Changed,
            fields: Vec::new(),
        }
    }
}

/// What the log and the records tell, by entry, in the order in which changes are told.
pub(crate) fn of_changes(portfolio: &Portfolio, changes: &Changes) -> Vec<ChangedEntry> {
    let clusters = changes.clusters.iter();
    clusters
        .flat_map(|cluster| of_cluster(portfolio, cluster, changes.until))
        .collect()
}

fn of_cluster(portfolio: &Portfolio, cluster: &ClusterChanges, until: Date) -> Vec<ChangedEntry> {
    let roadmap = &portfolio.roadmaps[cluster.roadmap];
    let mut entries = EntryList::of(&roadmap.id);
    for change in &cluster.changes {
        take(entries.entry(change.kind, &change.item), change);
    }
    let in_range = |on: Date| cluster.since.is_none_or(|since| on >= since) && on <= until;
    for feedback in &roadmap.feedback {
        feedback_dates(&mut entries, feedback, &in_range);
    }
    for entry in &mut entries.all {
        entry.fields.sort_by_key(|field| field.on);
    }
    entries.all
}

/// The changed entries of one roadmap, each once, in the order in which they were met.
struct EntryList<'r> {
    roadmap: &'r str,
    all: Vec<ChangedEntry>,
    places: HashMap<String, usize>,
}

impl<'r> EntryList<'r> {
    fn of(roadmap: &'r str) -> Self {
        Self {
            roadmap,
            all: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn entry(&mut self, kind: Option<Kind>, item: &str) -> &mut ChangedEntry {
        let at = *self.places.entry(item.to_owned()).or_insert_with(|| {
            self.all.push(ChangedEntry::new(self.roadmap, kind, item));
            self.all.len() - 1
        });
        &mut self.all[at]
    }
}

/// What the dates of a feedback tell, which the log does not hold: that it was received, answered and so on.
fn feedback_dates(
    entries: &mut EntryList<'_>,
    feedback: &Feedback,
    in_range: &dyn Fn(Date) -> bool,
) {
    let fields = feedback.fields().iter().enumerate();
    let dates = fields.filter(|(_, field)| !field.logged);
    let dates = dates.filter_map(|(at, field)| Some((field.key, feedback.get(at)?.as_date()?)));
    let dates: Vec<(&str, Date)> = dates.filter(|(_, on)| in_range(*on)).collect();
    let is_new = feedback.on.is_some_and(in_range);
    if dates.is_empty() && !is_new {
        return;
    }
    let entry = entries.entry(Some(Kind::Feedback), &feedback.id);
    if is_new {
        entry.fate = EntryFate::Added;
        entry.fields.push(FieldChange {
            on: feedback.on,
            ..plain("added".to_owned(), None, None, None)
        });
    }
    entry
        .fields
        .extend(dates.into_iter().map(|(key, on)| FieldChange {
            on: Some(on),
            ..plain(key.to_owned(), None, Some(Value::Date(on)), None)
        }));
}

fn take(entry: &mut ChangedEntry, change: &ChangedField) {
    match change.field.as_str() {
        "added" if change.entry.is_some() && change.from.is_none() => entry.fate = EntryFate::Added,
        "removed" if change.entry.is_none() => entry.fate = EntryFate::Removed,
        _ => {}
    }
    let former = change.former_title.as_ref();
    entry.former_title = entry.former_title.take().or_else(|| former.cloned());
    entry.fields.push(FieldChange {
        field: change.field.clone(),
        from: change.from.clone(),
        to: change.to.clone(),
        on: Some(change.on),
        days: change.days.filter(|days| *days != 0),
        code: change.code.clone(),
        why: change.why.clone(),
        by: change.by.clone(),
    });
}

/// What differs between two states of a portfolio, in the roadmaps of `places`: those of `then` by their ids.
pub(crate) fn between(then: &Portfolio, now: &Portfolio, places: &[usize]) -> Vec<ChangedEntry> {
    let roadmaps = places.iter().filter_map(|place| now.roadmaps.get(*place));
    let mut entries = Vec::new();
    for roadmap in roadmaps {
        match then.roadmap(&roadmap.id) {
            Some(before) => entries.extend(of_roadmap(before, roadmap)),
            None => entries.push(ChangedEntry {
                fate: EntryFate::Added,
                ..ChangedEntry::new(&roadmap.id, Some(Kind::Cluster), "cluster")
            }),
        }
    }
    entries
}

/// The roadmaps that were there then and are not now.
pub(crate) fn removed(then: &Portfolio, now: &Portfolio) -> Vec<ChangedEntry> {
    let gone = then.roadmaps.iter();
    let gone = gone.filter(|one| now.roadmap(&one.id).is_none() && !now.unread.contains(&one.id));
    let entry = |one: &Roadmap| ChangedEntry {
        fate: EntryFate::Removed,
        former_title: Some(one.name().to_owned()),
        ..ChangedEntry::new(&one.id, Some(Kind::Cluster), "cluster")
    };
    gone.map(entry).collect()
}

/// Records of the log itself: what they tell is told as a change.
const LOG: [Kind; 3] = [Kind::Change, Kind::Confirmation, Kind::Conflict];

fn of_roadmap(then: &Roadmap, now: &Roadmap) -> Vec<ChangedEntry> {
    let mut entries: Vec<ChangedEntry> = Vec::new();
    let mut entry = |kind: Kind, item: &str| -> usize {
        let found = entries
            .iter()
            .position(|one| one.kind == Some(kind) && one.item == item);
        found.unwrap_or_else(|| {
            entries.push(ChangedEntry::new(&now.id, Some(kind), item));
            entries.len() - 1
        })
    };
    let mut told: Vec<(
        usize,
        Option<EntryFate>,
        Option<String>,
        Option<FieldChange>,
    )> = Vec::new();
    for edit in diff(then, now) {
        let (place, field, to) = match &edit {
            Edit::Set {
                place,
                field,
                value,
            } => (*place, *field, Some(value.clone())),
            Edit::Unset { place, field } => (*place, *field, None),
            Edit::Remove { place } if place.part.is_none() => {
                if let Some(found) = place.find(then)
                    && !found.id().is_empty()
                {
                    let at = entry(place.kind, found.id());
                    told.push((at, Some(EntryFate::Removed), title(found), None));
                }
                continue;
            }
            Edit::Remove { place } => {
                if let Some((item, change)) = part_gone(then, *place) {
                    told.push((entry(place.kind, &item), None, None, Some(change)));
                }
                continue;
            }
            Edit::Add { into, new } if !LOG.contains(&new.kind) => {
                if let Some((kind, item, fate, change)) = added(then, *into, new) {
                    told.push((entry(kind, &item), fate, None, change));
                }
                continue;
            }
            _ => continue,
        };
        let (Some(held), Some(holder)) = (place.find(then), then.entry(place.kind, place.index))
        else {
            continue;
        };
        let from = held.value(field);
        let days = match (&from, &to) {
            (Some(Value::Date(from)), Some(Value::Date(to))) => {
                Some(crate::dates::date::day(*to) - crate::dates::date::day(*from))
            }
            _ => None,
        };
        let field = match place.part {
            Some((kind, _)) => format!("{kind} {field}"),
            None => field.to_owned(),
        };
        let item = item_of(place.kind, holder.id(), &now.id);
        told.push((
            entry(place.kind, &item),
            None,
            None,
            Some(plain(field, from, to, days)),
        ));
    }
    for (at, fate, former, change) in told {
        let entry = &mut entries[at];
        entry.fate = fate.unwrap_or(entry.fate);
        entry.former_title = former.or(entry.former_title.take());
        entry.fields.extend(change);
    }
    entries
}

/// The id of an entry; of what is there once its key.
fn item_of(kind: Kind, id: &str, file: &str) -> String {
    match kind {
        Kind::FileHeader => file.to_owned(),
        _ if id.is_empty() => kind.key().to_owned(),
        _ => id.to_owned(),
    }
}

fn plain(field: String, from: Option<Value>, to: Option<Value>, days: Option<i64>) -> FieldChange {
    FieldChange {
        field,
        from,
        to,
        on: None,
        days,
        code: None,
        why: None,
        by: None,
    }
}

fn title(entry: &dyn crate::model::Entry) -> Option<String> {
    entry.title().map(|title| title.plain())
}

/// `level use`: a value of a part as people read it, by the label of its field.
fn labelled(field: &Field, value: &Value) -> String {
    format!("{} {}", field.words(), field.shown(value))
}

fn part_gone(then: &Roadmap, place: crate::edit::EntryPath) -> Option<(String, FieldChange)> {
    let holder = then.entry(place.kind, place.index)?;
    let (kind, _) = place.part?;
    let part = place.find(then)?;
    let fields = part.fields().iter().enumerate();
    let told = fields.filter(|(_, field)| !field.personal);
    let values = told.filter_map(|(at, field)| Some(labelled(field, &part.get(at)?)));
    let from = Some(Value::Text(values.collect::<Vec<_>>().join(", ")));
    Some((
        item_of(place.kind, holder.id(), &then.id),
        plain(kind.key().to_owned(), from, None, None),
    ))
}

/// What was added: an entry, a part of one, or an assessment, which is a change of what it assesses.
#[allow(clippy::type_complexity)]
fn added(
    then: &Roadmap,
    into: Option<(Kind, usize)>,
    new: &crate::edit::NewEntry,
) -> Option<(Kind, String, Option<EntryFate>, Option<FieldChange>)> {
    let words = |skipped: &[&str]| {
        let fields = new.fields.iter();
        let told = fields.filter(|(key, _)| !skipped.contains(key));
        let words = told.filter_map(|(key, value)| match new.kind.field(key) {
            Some(field) => (!field.personal).then(|| labelled(field, value)),
            None => Some(value.plain()),
        });
        Some(Value::Text(words.collect::<Vec<_>>().join(", ")))
    };
    if let Some((kind, index)) = into {
        let holder = then.entry(kind, index)?;
        let change = plain(new.kind.key().to_owned(), None, words(&[]), None);
        return Some((
            kind,
            item_of(kind, holder.id(), &then.id),
            None,
            Some(change),
        ));
    }
    if new.kind == Kind::Assessment {
        let of = new.value("of")?.plain();
        let change = plain("assessment".to_owned(), None, words(&["of"]), None);
        return Some((Kind::Capability, of, None, Some(change)));
    }
    let id = new.value("id").map(Value::plain)?;
    Some((new.kind, id, Some(EntryFate::Added), None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::changes::{ChangesQuery, changes};
    use crate::dates::Since;
    use crate::model::ReferenceIndex;
    use crate::store::read::read_text;

    fn portfolio(text: &str) -> Portfolio {
        let roadmap = read_text("fans", text).roadmap.unwrap();
        Portfolio {
            roadmaps: vec![roadmap],
            ..Portfolio::default()
        }
    }

    #[test]
    fn two_states_differ_by_entries_added_removed_and_changed() {
        let then = portfolio(
            "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nforecast = 2026-10-01\n\
             [[milestone]]\nid = \"old\"\ntitle = \"Old\"\n",
        );
        let now = portfolio(
            "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nforecast = 2026-10-31\n\
             [[milestone]]\nid = \"new\"\ntitle = \"New\"\n\
             [[assessment]]\non = 2026-10-02\nof = \"joint-action\"\nscore = 2\n",
        );
        let found = between(&then, &now, &[0]);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.item.as_str(), one.fate, one.fields.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("rig", EntryFate::Changed, 1),
                ("old", EntryFate::Removed, 0),
                ("new", EntryFate::Added, 0),
                ("joint-action", EntryFate::Changed, 1),
            ]
        );
        assert_eq!(found[0].fields[0].days, Some(30));
        assert_eq!(found[1].former_title.as_deref(), Some("Old"));
        assert!(between(&now, &now, &[0]).is_empty());
        let none = Portfolio::default();
        let gone = removed(&then, &none);
        assert_eq!((gone.len(), gone[0].fate), (1, EntryFate::Removed));
        assert_eq!(gone[0].former_title.as_deref(), Some("Fans"));
        assert!(removed(&then, &now).is_empty());
        let words = found[3].fields[0].to.as_ref().map(Value::plain);
        assert_eq!(words.as_deref(), Some("on 2 Oct 2026, score 2"));
        assert_eq!(between(&none, &now, &[0])[0].fate, EntryFate::Added);
    }

    #[test]
    fn what_was_received_and_answered_since_is_told_by_its_dates() {
        let portfolio = portfolio(
            "[[feedback]]\nid = \"20260901-aaaa2222\"\non = 2026-09-01\nby = \"z\"\ntext = \"x\"\n\
             answered = 2026-10-02\ntold = 2026-10-20\n\
             [[feedback]]\nid = \"20261005-bbbb2222\"\non = 2026-10-05\nby = \"z\"\ntext = \"y\"\n",
        );
        let day = |text| crate::dates::date::parse_iso(text).unwrap();
        let query = ChangesQuery {
            since: Since::Day(day("2026-10-01")),
            until: day("2026-10-10"),
            roadmaps: &[0],
        };
        let names = ReferenceIndex::new(&portfolio);
        let found = of_changes(&portfolio, &changes(&portfolio, &names, &query, &|_| true));
        let told: Vec<_> = found
            .iter()
            .map(|one| {
                let fields: Vec<&str> = one.fields.iter().map(|one| one.field.as_str()).collect();
                (one.item.as_str(), one.fate, fields)
            })
            .collect();
        assert_eq!(
            told,
            [
                ("20260901-aaaa2222", EntryFate::Changed, vec!["answered"]),
                ("20261005-bbbb2222", EntryFate::Added, vec!["added"]),
            ]
        );
    }
}
