//! What people changed apart and nobody has settled: each field once, with every value that is held.

use super::log::{ADDED, FieldPath, REMOVED, identity};
use crate::edit::change::EntryPath;
use crate::edit::diff::{EntryNode, OrderedValue};
use crate::model::{Change, Conflict, Date, Entry, Kind, PORTFOLIO, Roadmap, Value};

/// The answer that what two people added apart is one entry, to be merged field by field.
pub(crate) const ONE: &str = "one";

/// The answer that it is two entries: the one that does not stand gets an id of its own.
pub(crate) const TWO: &str = "two";

/// A field in conflict.
#[derive(Clone, Debug)]
pub struct OpenConflict {
    /// The field.
    pub path: FieldPath,
    /// The entry, where it is there.
    pub entry: Option<(Kind, usize)>,
    /// The entry or the part of it that holds the field, where it is there.
    pub place: Option<EntryPath>,
    /// Whether the format describes the field, or it is about something being there at all.
    pub known: bool,
    /// The conflicts about it, by their places in the file.
    pub conflicts: Vec<usize>,
    /// The values, the one that stands first. Of whether something is removed: `false` is that it stays.
    pub sides: Vec<HeldValue>,
}

/// One value of a field in conflict, and what is known of how it came there.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldValue {
    /// The value; `None` where the field was empty.
    pub value: Option<Value>,
    /// Who gave it.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// The reason code.
    pub code: Option<String>,
    /// The reason in words.
    pub why: Option<String>,
}

impl HeldValue {
    /// An answer to whether an entry is one or two, and who gave it, where somebody has.
    fn answer(roadmap: &Roadmap, one: &OpenConflict, word: &str) -> Self {
        let rejected = one.conflicts.iter().map(|index| &roadmap.conflicts[*index]);
        let rejected: Vec<_> = rejected
            .map(|conflict| OrderedValue(conflict.theirs.clone()))
            .collect();
        let says_so = |change: &&Change| {
            let to = change.to.as_ref().and_then(Value::as_text);
            change.item.as_deref() == Some(one.path.item.as_str())
                && change.field.as_deref() == Some(ADDED)
                && to.is_some_and(|to| (to == one.path.item) == (word == ONE))
                && rejected.contains(&OrderedValue(change.from.clone()))
        };
        let changes = roadmap.changes.iter().filter(says_so);
        let given = changes.max_by_key(|change| change.on);
        Self {
            value: Some(Value::Text(word.to_owned())),
            by: given.and_then(|change| change.by.as_ref().map(String::from)),
            on: given.and_then(|change| change.on),
            code: given.and_then(|change| change.code.as_ref().map(String::from)),
            why: given.and_then(|change| change.why.as_ref().map(String::from)),
        }
    }
}

impl OpenConflict {
    /// Whether it is about something being there at all, not about a value.
    pub fn is_presence(&self) -> bool {
        match self.path.part {
            Some(_) => self.path.key.is_empty(),
            None => self.path.key == REMOVED,
        }
    }

    /// Whether it is about an entry that two people added apart; its two values are [`ONE`] and [`TWO`].
    pub fn is_addition(&self) -> bool {
        self.path.part.is_none() && self.path.key == ADDED
    }

    /// Whether a value that none of the sides holds may be given.
    pub fn takes_another(&self) -> bool {
        !self.is_presence() && !self.is_addition()
    }

    /// The kind of what holds the field.
    pub fn kind(&self) -> Option<Kind> {
        let part = self.path.part.as_ref().map(|(kind, _)| *kind);
        part.or(self.entry.map(|(kind, _)| kind))
    }
}

/// Every field in conflict of a file, in the order of its conflicts.
pub fn unsettled(roadmap: &Roadmap) -> Vec<OpenConflict> {
    let mut all: Vec<OpenConflict> = Vec::new();
    for (index, conflict) in roadmap.conflicts.iter().enumerate() {
        let item = conflict.item.as_deref().unwrap_or_default();
        let entry = named(roadmap, item);
        let path = path(conflict, entry.map(|(kind, _)| kind));
        match all.iter_mut().find(|one| one.path == path) {
            Some(one) => one.conflicts.push(index),
            None => all.push(OpenConflict {
                place: entry.and_then(|entry| place(roadmap, entry, &path)),
                path,
                entry,
                known: false,
                conflicts: vec![index],
                sides: Vec::new(),
            }),
        }
    }
    for one in &mut all {
        one.known = one.is_presence() || one.is_addition() || is_field(roadmap, one);
        one.sides = sides(roadmap, one);
    }
    all
}

/// Whether the format describes the field. At the root of a roadmap it knows `format` only.
fn is_field(roadmap: &Roadmap, one: &OpenConflict) -> bool {
    let key = one.path.key.as_str();
    match one.kind() {
        Some(Kind::FileHeader) if !roadmap.is_portfolio() => key == "format",
        kind => kind.is_some_and(|kind| kind.field(key).is_some()),
    }
}

/// The entry or table that the log and conflicts mean by a word.
fn named(roadmap: &Roadmap, item: &str) -> Option<(Kind, usize)> {
    match item {
        PORTFOLIO => Some((Kind::FileHeader, 0)),
        "cluster" if !roadmap.is_portfolio() => Some((Kind::Cluster, 0)),
        "rules" => Some((Kind::RuleSettings, 0)),
        "" => None,
        item => roadmap.find(item),
    }
}

/// Which field a conflict is about.
fn path(conflict: &Conflict, kind: Option<Kind>) -> FieldPath {
    let item = conflict.item.as_deref().unwrap_or_default();
    let field = conflict.field.as_deref().unwrap_or_default();
    let subs = kind.map_or(&[][..], |kind| kind.description().subs);
    let part = subs.iter().copied().find(|part| part.key() == field);
    let Some(part) = part else {
        return FieldPath::of(item, field);
    };
    let own = EntryNode::identity_keys(part);
    let tables = [&conflict.ours, &conflict.theirs].map(|side| match side {
        Some(Value::Table(pairs)) => pairs.as_slice(),
        _ => &[],
    });
    let names = tables.map(|pairs| identity(pairs, part));
    let name = names.into_iter().find(|name| !name.is_empty());
    let keys = tables.iter().flat_map(|pairs| pairs.iter());
    let key = keys
        .map(|(key, _)| key)
        .find(|key| !own.contains(&key.as_str()));
    FieldPath {
        item: item.to_owned(),
        part: Some((part, name.unwrap_or_default())),
        key: key.cloned().unwrap_or_default(),
    }
}

fn place(roadmap: &Roadmap, (kind, index): (Kind, usize), path: &FieldPath) -> Option<EntryPath> {
    let place = EntryPath::of(kind, index);
    let Some((part, name)) = &path.part else {
        return Some(place);
    };
    let is_it = |entry: &&dyn Entry| {
        EntryNode::identity_keys(*part).iter().all(|key| {
            let told = name.iter().find(|(known, _)| known == key);
            let value = entry.value(key);
            value.as_ref().and_then(Value::as_text) == told.map(|(_, text)| text.as_str())
        })
    };
    let parts = roadmap.entry(kind, index)?.children(*part);
    let at = parts.iter().position(is_it)?;
    Some(place.part(*part, at))
}

fn sides(roadmap: &Roadmap, one: &OpenConflict) -> Vec<HeldValue> {
    if one.is_addition() {
        return [ONE, TWO]
            .map(|word| HeldValue::answer(roadmap, one, word))
            .into();
    }
    let conflicts = || one.conflicts.iter().map(|index| &roadmap.conflicts[*index]);
    let standing = match (one.is_presence(), one.place, one.known) {
        (true, place, _) => Some(Value::Truth(place.is_none())),
        (false, Some(place), true) => place
            .find(roadmap)
            .and_then(|entry| entry.value(&one.path.key)),
        // The typed entry does not keep it: it is what the newest conflict says.
        _ => {
            let last = conflicts()
                .next_back()
                .and_then(|conflict| conflict.ours.clone());
            one.path.narrow(&OrderedValue(last)).0
        }
    };
    let mut values = vec![standing];
    if one.is_presence() {
        values.push(match &values[0] {
            Some(Value::Truth(gone)) => Some(Value::Truth(!gone)),
            _ => None,
        });
    } else {
        for conflict in conflicts() {
            for held in [&conflict.ours, &conflict.theirs] {
                let value = one.path.narrow(&OrderedValue(held.clone())).0;
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
    }
    values
        .into_iter()
        .map(|value| side(roadmap, one, value))
        .collect()
}

/// A value with who gave it when and why: the newest change that says so, else the conflict itself.
fn side(roadmap: &Roadmap, one: &OpenConflict, value: Option<Value>) -> HeldValue {
    let (item, field) = one.path.field();
    let of_it = |change: &&Change| change.item.as_deref() == Some(item.as_str());
    let gave = |change: &&Change| {
        let is_field = change.field.as_deref() == Some(field.as_str());
        match &value {
            // Whoever changed it last wants it to stay.
            Some(Value::Truth(false)) if one.is_presence() => !is_field || change.to.is_some(),
            Some(Value::Truth(true)) if one.is_presence() => is_field && change.to.is_none(),
            value => {
                is_field
                    && one.path.narrow(&OrderedValue(change.to.clone()))
                        == OrderedValue(value.clone())
            }
        }
    };
    let changes = roadmap.changes.iter().filter(of_it).filter(gave);
    let given = changes.max_by_key(|change| change.on);
    let said = || {
        let conflicts = one.conflicts.iter().map(|index| &roadmap.conflicts[*index]);
        conflicts
            .flat_map(|conflict| {
                [
                    (&conflict.ours, &conflict.ours_by),
                    (&conflict.theirs, &conflict.theirs_by),
                ]
            })
            .filter(|(held, _)| {
                one.path.narrow(&OrderedValue((*held).clone())) == OrderedValue(value.clone())
            })
            .find_map(|(_, by)| by.as_ref().map(String::from))
    };
    HeldValue {
        by: given
            .and_then(|change| change.by.as_ref().map(String::from))
            .or_else(said),
        on: given.and_then(|change| change.on),
        code: given.and_then(|change| change.code.as_ref().map(String::from)),
        why: given.and_then(|change| change.why.as_ref().map(String::from)),
        value,
    }
}
