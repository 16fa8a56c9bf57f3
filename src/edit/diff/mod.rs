//! What differs between two readings of a roadmap, as the edits that turn the first into the second.
//!
//! Entries are compared by id, matches by zone and sector, records by content and number. Order is not a
//! value: lists of the same members are the same, and so are files of the same entries.

pub(crate) mod entry_set;
mod ordered_value;

pub(crate) use entry_set::{EntryNode, EntrySet, Identity, RawExtras, UnknownKey, fits};
pub(crate) use ordered_value::{OrderedValue, display_value};

use std::collections::HashMap;

use super::change::{Edit, EntryPath};
use crate::model::{Kind, Roadmap, Value};

/// The edits that turn one roadmap into another, but for order and for what is not typed.
pub(crate) fn diff(from: &Roadmap, to: &Roadmap) -> Vec<Edit> {
    let none = RawExtras::default();
    edits(&EntrySet::of(from, &none), &EntrySet::of(to, &none))
}

/// The same of two sheets; the places of the edits are those of the first.
pub(crate) fn edits(from: &EntrySet, to: &EntrySet) -> Vec<Edit> {
    let mut work = DiffEdits::default();
    let matched = pair(&from.items, &to.items);
    for (mine, theirs) in &matched.both {
        work.fields(mine, theirs);
        work.parts(mine, theirs);
    }
    for mine in matched.gone.iter().rev() {
        work.removals
            .extend(mine.place.map(|place| Edit::Remove { place }));
    }
    for theirs in &matched.added {
        let new = theirs.to_new();
        work.additions.push(Edit::Add { into: None, new });
    }
    // Parts go before entries do, and what is new comes last, so that every place still holds.
    let DiffEdits {
        mut changes,
        removals,
        additions,
    } = work;
    changes.extend(removals);
    changes.extend(additions);
    changes
}

#[derive(Default)]
struct DiffEdits {
    changes: Vec<Edit>,
    removals: Vec<Edit>,
    additions: Vec<Edit>,
}

/// Two lists of items, matched by kind and name.
struct Matched<'i> {
    both: Vec<(&'i EntryNode, &'i EntryNode)>,
    gone: Vec<&'i EntryNode>,
    added: Vec<&'i EntryNode>,
}

fn pair<'i>(from: &'i [EntryNode], to: &'i [EntryNode]) -> Matched<'i> {
    let mut waiting: HashMap<(Kind, &Identity), Vec<&EntryNode>> = HashMap::new();
    for item in to.iter().rev() {
        waiting
            .entry((item.kind, &item.name))
            .or_default()
            .push(item);
    }
    let mut matched = Matched {
        both: Vec::new(),
        gone: Vec::new(),
        added: Vec::new(),
    };
    let mut taken = std::collections::HashSet::new();
    for item in from {
        match waiting.get_mut(&(item.kind, &item.name)).and_then(Vec::pop) {
            Some(other) => {
                taken.insert(std::ptr::from_ref(other));
                matched.both.push((item, other));
            }
            None => matched.gone.push(item),
        }
    }
    matched.added = to
        .iter()
        .filter(|item| !taken.contains(&std::ptr::from_ref(*item)))
        .collect();
    matched
}

impl DiffEdits {
    fn fields(&mut self, mine: &EntryNode, theirs: &EntryNode) {
        let Some(place) = mine.place else { return };
        for (key, value) in &theirs.fields {
            match mine.fields.get(key) {
                Some(standing) if same(mine, key, standing, value) => {}
                standing => self.set(
                    place,
                    mine.kind,
                    key,
                    ordered(mine, key, standing, value),
                    theirs.sources.get(key),
                ),
            }
        }
        for (key, value) in &mine.fields {
            if theirs.fields.contains_key(key) {
                continue;
            }
            let edit = match mine.kind.field(key) {
                Some(field) if fits(mine.kind, key, value) => Edit::Unset {
                    place,
                    field: field.key,
                },
                _ => Edit::SetUnknown {
                    place,
                    key: key.clone(),
                    value: None,
                    text: None,
                },
            };
            self.changes.push(edit);
        }
    }

    fn set(
        &mut self,
        place: EntryPath,
        kind: Kind,
        key: &str,
        value: Value,
        source: Option<&String>,
    ) {
        let edit = match kind.field(key) {
            Some(field) if fits(kind, key, &value) => Edit::Set {
                place,
                field: field.key,
                value,
            },
            _ => Edit::SetUnknown {
                place,
                key: key.to_owned(),
                value: Some(value),
                text: source.cloned(),
            },
        };
        self.changes.push(edit);
    }

    fn parts(&mut self, mine: &EntryNode, theirs: &EntryNode) {
        let Some(place) = mine.place else { return };
        let matched = pair(&mine.parts, &theirs.parts);
        for (mine, theirs) in &matched.both {
            self.fields(mine, theirs);
        }
        for gone in matched.gone.iter().rev() {
            self.changes
                .extend(gone.place.map(|place| Edit::Remove { place }));
        }
        for added in matched.added {
            let (into, new) = (Some((place.kind, place.index)), added.to_new());
            self.changes.push(Edit::Add { into, new });
        }
    }
}

/// Whether two values of a key say the same; of lists, in whatever order.
pub(crate) fn same(item: &EntryNode, key: &str, mine: &Value, theirs: &Value) -> bool {
    match (mine, theirs) {
        (Value::List(a), Value::List(b)) if item.is_list(key) => {
            a.iter().all(|one| b.contains(one)) && b.iter().all(|one| a.contains(one))
        }
        _ => mine == theirs,
    }
}

/// A list with its members in the order in which they stand, those that are new behind.
fn ordered(item: &EntryNode, key: &str, standing: Option<&Value>, wanted: &Value) -> Value {
    match (standing, wanted) {
        (Some(Value::List(old)), Value::List(new)) if item.is_list(key) => {
            let mut list: Vec<Value> = old
                .iter()
                .filter(|one| new.contains(one))
                .cloned()
                .collect();
            for one in new {
                if !list.contains(one) {
                    list.push(one.clone());
                }
            }
            Value::List(list)
        }
        _ => wanted.clone(),
    }
}
