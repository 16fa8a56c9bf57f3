//! The conflicts of all sides, and those of the result.
//!
//! A conflict is told by item, field and its unordered pair of values. Of a field that both sides hold in the
//! same way they stay as they are; otherwise each value that does not stand gets one, beside the one that does.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::field::FieldState;
use super::log::{ChangeLog, FieldPath, identity};
use super::multiset::merged_count;
use crate::edit::diff::{EntryNode, EntrySet, OrderedValue};
use crate::model::{Kind, Value};

/// How it is told which of the entries that were added apart stands.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum ApartWinner {
    /// Both sides have the same.
    Same,
    /// It is that of a side.
    Of(usize),
    /// As the pairs say it, whatever stood on the sides.
    Told,
}

/// Base, ours and theirs.
const SIDES: [usize; 3] = [0, 1, 2];

/// The conflicts of the three sides, and what has been found for the result.
#[derive(Clone)]
pub(crate) struct ConflictSet {
    sides: [Vec<EntryNode>; 3],
    /// Those that a field has taken care of, by side and place.
    settled: HashSet<(usize, usize)>,
    kept: Vec<EntryNode>,
    wanted: Vec<ConflictRequest>,
}

#[derive(Clone)]
struct ConflictRequest {
    path: FieldPath,
    base: OrderedValue,
    stands: Option<Value>,
    other: Option<Value>,
    by: [OrderedValue; 2],
}

type ConflictPair = (OrderedValue, OrderedValue);

impl ConflictSet {
    /// The conflicts of base, ours and theirs.
    pub(crate) fn of(entry_sets: [&EntrySet; 3]) -> Self {
        Self {
            sides: entry_sets.map(|entries| entries.of_kind(Kind::Conflict).cloned().collect()),
            settled: HashSet::new(),
            kept: Vec::new(),
            wanted: Vec::new(),
        }
    }

    /// The keys of an item, or of a part of it, that are in conflict on any side.
    pub(crate) fn keys(&self, item: &str, part: Option<&EntryNode>) -> Vec<String> {
        let mut keys = Vec::new();
        for conflict in self
            .sides
            .iter()
            .flatten()
            .filter(|conflict| text(conflict, "item") == item)
        {
            let Some(part) = part else {
                keys.push(text(conflict, "field").to_owned());
                continue;
            };
            let own = EntryNode::identity_keys(part.kind);
            for side in ["ours", "theirs"] {
                if let Some(Value::Table(pairs)) = conflict.fields.get(side) {
                    let others = pairs.iter().filter(|(key, _)| !own.contains(&key.as_str()));
                    keys.extend(others.map(|(key, _)| key.clone()));
                }
            }
        }
        keys
    }

    /// The values that the conflicts of a side hold of a field.
    pub(crate) fn values(&self, side: usize, path: &FieldPath) -> Vec<OrderedValue> {
        let conflicts = self.sides[side]
            .iter()
            .filter(|conflict| concerns(conflict, path));
        conflicts
            .flat_map(|conflict| {
                let (ours, theirs) = pair(conflict);
                [path.narrow(&ours), path.narrow(&theirs)]
            })
            .collect()
    }

    /// How many conflicts have been found for the result.
    pub(crate) fn count_wanted(&self) -> usize {
        self.kept.len() + self.wanted.len()
    }

    /// The entries that the conflicts of a side keep beside the one that stands.
    pub(crate) fn rejected(&self, side: usize, path: &FieldPath) -> BTreeSet<OrderedValue> {
        let conflicts = self.sides[side].iter();
        let conflicts = conflicts.filter(|conflict| concerns(conflict, path));
        conflicts.map(|conflict| pair(conflict).1).collect()
    }

    /// Takes care of an entry that was added apart: one conflict for each pair of the entry that stands and one that is
    /// rejected. Those that stand on the side whose entry stands (on any where both have the same) stay as
    /// they are. `by` are the authors of ours and theirs.
    pub(crate) fn want_apart(
        &mut self,
        path: &FieldPath,
        standing: ApartWinner,
        pairs: &[(&OrderedValue, &OrderedValue)],
        by: [String; 2],
    ) {
        let [mine, theirs] = by;
        let (stands_by, other_by) = match standing {
            ApartWinner::Of(2) => (theirs, mine),
            _ => (mine, theirs),
        };
        for (stands, entry) in pairs {
            let of = |side: usize| {
                let conflicts = self.sides[side].iter();
                conflicts.filter(|conflict| concerns(conflict, path) && pair(conflict).1 == **entry)
            };
            let is_standing = |side: &usize| match standing {
                ApartWinner::Of(winner) => winner == *side,
                ApartWinner::Same | ApartWinner::Told => true,
            };
            let is_kept = |conflict: &&EntryNode| {
                standing != ApartWinner::Told || pair(conflict).0 == **stands
            };
            let kept = [1, 2]
                .into_iter()
                .filter(is_standing)
                .flat_map(of)
                .filter(is_kept)
                .max_by_key(|conflict| key(conflict))
                .cloned();
            let said_by = || {
                SIDES
                    .into_iter()
                    .flat_map(of)
                    .map(|conflict| text(conflict, "theirs_by"))
            };
            let by = said_by().max().filter(|by| !by.is_empty());
            let made = || {
                let text = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
                let pairs = [
                    ("item", text(&path.item)),
                    ("field", text(&path.key)),
                    ("ours", stands.0.clone()),
                    ("theirs", entry.0.clone()),
                    ("ours_by", text(&stands_by)),
                    ("theirs_by", text(by.unwrap_or(&other_by))),
                ];
                let pairs = pairs.into_iter();
                let fields = pairs.filter_map(|(key, value)| Some((key.to_owned(), value?)));
                EntryNode::record(Kind::Conflict, fields.collect())
            };
            let conflict = kept.unwrap_or_else(made);
            self.kept.push(conflict);
        }
        for side in SIDES {
            for (index, conflict) in self.sides[side].iter().enumerate() {
                if concerns(conflict, path) {
                    self.settled.insert((side, index));
                }
            }
        }
    }

    /// Takes care of a field: its conflicts on all sides give way to those of its merged state.
    pub(crate) fn settle(
        &mut self,
        path: &FieldPath,
        states: [&FieldState; 3],
        merged: &FieldState,
    ) {
        let mut raw: [Vec<ConflictPair>; 3] = Default::default();
        for side in SIDES {
            for (index, conflict) in self.sides[side].iter().enumerate() {
                if concerns(conflict, path) {
                    self.settled.insert((side, index));
                    raw[side].push(pair(conflict));
                }
            }
            raw[side].sort();
        }
        let is_as = |a: usize, b: usize| states[a] == states[b] && raw[a] == raw[b];
        // What a side left as it was may still count, where its log knows more.
        let holds = |side: usize| states[side] == merged;
        if (is_as(1, 2) || is_as(2, 0)) && holds(1) {
            self.keep(1, path);
        } else if is_as(1, 0) && holds(2) {
            self.keep(2, path);
        } else {
            self.want(path, &states[0].stands, merged);
        }
    }

    /// What one side alone has: the conflicts about it are those of that side, whatever the base held; where it goes,
    /// they go.
    pub(crate) fn alone(
        &mut self,
        side: usize,
        stays: bool,
        is_about: &dyn Fn(&EntryNode) -> bool,
    ) {
        let sides: &[usize] = if stays { &[0] } else { &[0, side] };
        for &side in sides {
            for (index, conflict) in self.sides[side].iter().enumerate() {
                if is_about(conflict) {
                    self.settled.insert((side, index));
                }
            }
        }
    }

    fn keep(&mut self, side: usize, path: &FieldPath) {
        let kept: HashSet<String> = self.kept.iter().map(key).collect();
        let conflicts = self.sides[side].iter().filter(|conflict| {
            // Two entries of one id are one item to conflicts, and bring the same ones.
            concerns(conflict, path) && !kept.contains(&key(conflict))
        });
        self.kept.extend(conflicts.cloned());
    }

    fn want(&mut self, path: &FieldPath, base: &OrderedValue, merged: &FieldState) {
        for other in merged
            .values
            .iter()
            .filter(|other| **other != merged.stands)
        {
            self.wanted.push(ConflictRequest {
                path: path.clone(),
                base: base.clone(),
                stands: path.widen(&merged.stands),
                other: path.widen(other),
                by: [merged.stands.clone(), other.clone()],
            });
        }
    }

    /// A part that one side removed and the other changed.
    pub(crate) fn removed_part(&mut self, item: &str, part: &EntryNode) {
        let path = FieldPath::of_part(item, part, "");
        let whole = path.widen(&OrderedValue(None));
        self.wanted.push(ConflictRequest {
            base: OrderedValue(None),
            stands: whole,
            other: None,
            by: [OrderedValue(None), OrderedValue(None)],
            path,
        });
    }

    /// The conflicts of the result.
    pub(crate) fn finish(mut self, log: &ChangeLog) -> Vec<EntryNode> {
        let mut result = std::mem::take(&mut self.kept);
        let mut made: HashSet<String> = result.iter().map(key).collect();
        for wanted in std::mem::take(&mut self.wanted) {
            let conflict = self.made(wanted, log);
            if made.insert(key(&conflict)) {
                result.push(conflict);
            }
        }
        result.extend(self.unsettled(&result));
        result
    }

    /// A conflict as it stands on a side already, else a new one.
    fn made(&self, wanted: ConflictRequest, log: &ChangeLog) -> EntryNode {
        let (item, field) = wanted.path.field();
        let (ours, theirs) = (
            OrderedValue(wanted.stands.clone()),
            OrderedValue(wanted.other.clone()),
        );
        let same = |conflict: &&EntryNode| {
            text(conflict, "item") == item
                && text(conflict, "field") == field
                && pair(conflict) == (ours.clone(), theirs.clone())
        };
        let standing = self.sides[1].iter().find(same);
        if let Some(conflict) = standing.or_else(|| self.sides[2].iter().find(same)) {
            return conflict.clone();
        }
        let by = |value: &OrderedValue| {
            log.given_by(&wanted.path, value)
                .or_else(|| self.said_by(&wanted.path, value))
                .map(Value::Text)
        };
        let pairs = [
            ("item", Some(Value::Text(item.clone()))),
            ("field", Some(Value::Text(field.clone()))),
            (
                "base",
                wanted
                    .base
                    .0
                    .as_ref()
                    .and_then(|_| wanted.path.widen(&wanted.base)),
            ),
            ("ours", wanted.stands.clone()),
            ("theirs", wanted.other.clone()),
            ("ours_by", by(&wanted.by[0])),
            ("theirs_by", by(&wanted.by[1])),
        ];
        let fields: BTreeMap<String, Value> = pairs
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?)))
            .collect();
        EntryNode::record(Kind::Conflict, fields)
    }

    /// Who gave a value, as the conflicts of any side say it.
    fn said_by(&self, path: &FieldPath, value: &OrderedValue) -> Option<String> {
        let conflicts = self
            .sides
            .iter()
            .flatten()
            .filter(|conflict| concerns(conflict, path));
        conflicts
            .flat_map(|conflict| {
                let (ours, theirs) = pair(conflict);
                [
                    (ours, text(conflict, "ours_by")),
                    (theirs, text(conflict, "theirs_by")),
                ]
            })
            .filter(|(held, by)| path.narrow(held) == *value && !by.is_empty())
            .map(|(_, by)| by.to_owned())
            .max()
    }

    /// The conflicts that no field took care of, counted.
    fn unsettled(&self, already: &[EntryNode]) -> Vec<EntryNode> {
        let mut left: HashMap<String, usize> = HashMap::new();
        let counts = SIDES.map(|side| {
            let mut counts: HashMap<String, usize> = HashMap::new();
            for (_, conflict) in self.open(side) {
                *counts.entry(key(conflict)).or_default() += 1;
            }
            counts
        });
        for name in counts[1].keys().chain(counts[2].keys()) {
            let of = |side: usize| counts[side].get(name).copied().unwrap_or(0);
            left.insert(name.clone(), merged_count(of(0), of(1), of(2)));
        }
        for conflict in already {
            left.remove(&key(conflict));
        }
        let mut result = Vec::new();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let beyond = self.open(2).filter(|(_, conflict)| {
            let seen = seen.entry(key(conflict)).or_default();
            *seen += 1;
            *seen > counts[1].get(&key(conflict)).copied().unwrap_or(0)
        });
        for (_, conflict) in self.open(1).chain(beyond) {
            if let Some(left) = left.get_mut(&key(conflict)).filter(|left| **left > 0) {
                *left -= 1;
                result.push(conflict.clone());
            }
        }
        result
    }

    fn open(&self, side: usize) -> impl Iterator<Item = (usize, &EntryNode)> {
        let conflicts = self.sides[side].iter().enumerate();
        conflicts.filter(move |(index, _)| !self.settled.contains(&(side, *index)))
    }
}

/// Whether a conflict is one of that field.
pub(crate) fn concerns(conflict: &EntryNode, path: &FieldPath) -> bool {
    let (item, field) = path.field();
    if text(conflict, "item") != item || text(conflict, "field") != field {
        return false;
    }
    let Some((kind, name)) = &path.part else {
        return true;
    };
    if EntryNode::identity_keys(*kind).contains(&path.key.as_str()) {
        return false;
    }
    let (ours, theirs) = pair(conflict);
    [ours, theirs].iter().any(|side| match &side.0 {
        Some(Value::Table(pairs)) => {
            identity(pairs, *kind) == *name && pairs.iter().any(|(key, _)| *key == path.key)
        }
        _ => false,
    })
}

/// The two values of a conflict.
fn pair(conflict: &EntryNode) -> ConflictPair {
    let value = |key: &str| OrderedValue(conflict.fields.get(key).cloned());
    (value("ours"), value("theirs"))
}

/// What a conflict is told by.
pub(crate) fn key(conflict: &EntryNode) -> String {
    let (ours, theirs) = pair(conflict);
    let (less, more) = if ours <= theirs {
        (ours, theirs)
    } else {
        (theirs, ours)
    };
    let display_value = |value: OrderedValue| {
        value
            .0
            .map(|value| crate::edit::diff::display_value(&value))
    };
    format!(
        "{:?} {:?} {:?} {:?}",
        text(conflict, "item"),
        text(conflict, "field"),
        display_value(less),
        display_value(more)
    )
}

/// Whether a conflict is about that entry.
pub(crate) fn names(conflict: &EntryNode, word: &str) -> bool {
    text(conflict, "item") == word
}

/// Whether a conflict is about that part of an entry, or a field of it.
pub(crate) fn names_part(conflict: &EntryNode, part: &FieldPath) -> bool {
    let (item, field) = part.field();
    let (ours, theirs) = pair(conflict);
    text(conflict, "item") == item
        && text(conflict, "field") == field
        && [ours, theirs].iter().any(|side| part.is_part(side))
}

/// A text of an entry; empty where it has none.
pub(super) fn text<'i>(item: &'i EntryNode, key: &str) -> &'i str {
    item.fields
        .get(key)
        .and_then(Value::as_text)
        .unwrap_or_default()
}
