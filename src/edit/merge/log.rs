//! What the change logs of both sides know of a field: which value was left for which, when and by whom.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::multiset::counts;
use crate::edit::diff::{EntryNode, EntrySet, OrderedValue, display_value};
use crate::model::{Date, Kind, Value};

/// The field of a conflict between removing an entry and changing it, and of the change that removes one.
pub(crate) const REMOVED: &str = "removed";

/// The field of the change that adds one, and of the conflict between two that were added apart.
pub(crate) const ADDED: &str = "added";

/// A field of an entry, or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath {
    /// The word under which the log knows the entry.
    pub item: String,
    /// The part, where it is one: its kind, and what tells it apart.
    pub part: Option<(Kind, Vec<(String, String)>)>,
    /// The key.
    pub key: String,
}

/// One change of a field that the base's log does not hold.
#[derive(Clone, Debug)]
pub(crate) struct ValueChange {
    /// The side whose log alone holds it: 1 ours, 2 theirs; 0 where both hold it.
    pub side: usize,
    /// The value that was left.
    pub from: OrderedValue,
    /// The value that was given.
    pub to: OrderedValue,
    /// By whom.
    pub by: String,
}

/// The logs of both sides.
pub(crate) struct ChangeLog {
    /// Whether it is known what both sides began with.
    pub has_base: bool,
    /// The changes that only one side holds, by item and field.
    apart: HashMap<(String, String), Vec<ValueChange>>,
    /// The changes that both sides hold and the base does not, by item and field.
    shared: HashMap<(String, String), Vec<ValueChange>>,
    /// All changes of the merged log, by item and field.
    all: HashMap<(String, String), Vec<FieldHistory>>,
    /// The removals of entries, by item.
    removals: HashMap<String, Vec<Removal>>,
}

/// A removal of an entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Removal {
    /// When.
    on: Option<Date>,
    /// The entry, whole.
    pub whole: OrderedValue,
    /// The side whose log alone holds it: 1 ours, 2 theirs; 0 where both do.
    pub side: usize,
}

struct FieldHistory {
    from: OrderedValue,
    to: OrderedValue,
    on: Option<Date>,
    by: String,
}

impl ChangeLog {
    /// The logs of the sides, with their base or without one; `merged` are the changes of the result.
    pub(crate) fn new(
        has_base: bool,
        base: &EntrySet,
        ours: &EntrySet,
        theirs: &EntrySet,
        merged: &[EntryNode],
    ) -> Self {
        let changes = |entries: &EntrySet| {
            let items: Vec<EntryNode> = entries.of_kind(Kind::Change).cloned().collect();
            counts(&items)
        };
        let (base, ours, theirs) = (changes(base), changes(ours), changes(theirs));
        let mut log = ChangeLog {
            has_base,
            apart: HashMap::new(),
            shared: HashMap::new(),
            all: HashMap::new(),
            removals: HashMap::new(),
        };
        for change in merged {
            let (Some(mut field), told) = (field_of(change), told(change)) else {
                continue;
            };
            if field.1 == ADDED && !change.fields.contains_key("from") {
                field.1 = REMOVED.to_owned();
            }
            let key = (Kind::Change, change.content());
            let of = |counts: &HashMap<_, usize>| counts.get(&key).copied().unwrap_or(0);
            let (base, mine, other) = (of(&base), of(&ours), of(&theirs));
            let side = match mine.cmp(&other) {
                Ordering::Equal => 0,
                Ordering::Greater => 1,
                Ordering::Less => 2,
            };
            if let Some(removal) = removal(change, side) {
                let removals = log.removals.entry(field.0.clone());
                removals.or_default().push(removal);
            }
            if side > 0 && mine.max(other) > base {
                let step = ValueChange {
                    side,
                    from: told.from.clone(),
                    to: told.to.clone(),
                    by: told.by.clone(),
                };
                log.apart.entry(field.clone()).or_default().push(step);
            }
            if mine.min(other) > base {
                let step = ValueChange {
                    side: 0,
                    from: told.from.clone(),
                    to: told.to.clone(),
                    by: told.by.clone(),
                };
                log.shared.entry(field.clone()).or_default().push(step);
            }
            log.all.entry(field).or_default().push(told);
        }
        log
    }

    /// The steps of a field that only one side's log holds.
    pub(crate) fn steps(&self, path: &FieldPath) -> Vec<ValueChange> {
        narrowed(&self.apart, path)
    }

    /// Whether somebody on a side changed a field of an entry, and not back to where they began.
    pub(crate) fn is_changed_by(&self, item: &EntryNode, side: usize) -> bool {
        let word = item.word();
        let parts = item.kind.description().subs.iter().map(|part| part.key());
        let described = item.kind.description().fields.iter();
        let keys = described.map(|field| field.key).chain(parts);
        let own = item.fields.keys().map(String::as_str);
        keys.chain(own).any(|key| {
            let mut people: HashMap<&str, Vec<&ValueChange>> = HashMap::new();
            let steps = self.apart.get(&(word.to_owned(), key.to_owned()));
            for step in steps.into_iter().flatten().filter(|step| step.side == side) {
                people.entry(&step.by).or_default().push(step);
            }
            let mut people = people.into_values();
            people.any(|steps| balance(steps.into_iter()).values().any(|left| *left != 0))
        })
    }

    /// The removals of an entry, the latest last.
    pub(crate) fn removals(&self, word: &str) -> Vec<&Removal> {
        let mut removals: Vec<_> = self.removals.get(word).into_iter().flatten().collect();
        removals.sort();
        removals
    }

    /// Whether both sides hold changes that the base does not: they have met somebody in common since.
    pub(crate) fn is_ahead(&self) -> bool {
        !self.shared.is_empty()
    }

    /// The steps of a field that both sides' logs hold and the base's does not: they got them by another way.
    pub(crate) fn shared(&self, path: &FieldPath) -> Vec<ValueChange> {
        narrowed(&self.shared, path)
    }

    /// How often a value of a field was given, and how often left, by all changes.
    pub(crate) fn given_and_left(&self, path: &FieldPath, value: &OrderedValue) -> (usize, usize) {
        self.come_and_gone(path, &|held| held == value)
    }

    /// How often something came into a field, and how often it went, by all changes. `holds` says of a value of the field
    /// whether it is there.
    pub(crate) fn come_and_gone(
        &self,
        path: &FieldPath,
        holds: &dyn Fn(&OrderedValue) -> bool,
    ) -> (usize, usize) {
        let told = self.all.get(&path.field()).into_iter().flatten();
        let moves = told.map(|told| {
            let [from, to] = [&told.from, &told.to].map(|value| holds(&path.narrow(value)));
            (to && !from, from && !to)
        });
        moves.fold((0, 0), |(come, gone), (comes, goes)| {
            (come + usize::from(comes), gone + usize::from(goes))
        })
    }

    /// Whether the changes of a field lead from one value to another.
    pub(crate) fn leads(&self, path: &FieldPath, from: &OrderedValue, to: &OrderedValue) -> bool {
        let told = self.all.get(&path.field()).into_iter().flatten();
        let steps: Vec<_> = told
            .map(|told| (path.narrow(&told.from), path.narrow(&told.to)))
            .collect();
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(at) = open.pop() {
            let next = steps.iter().filter(|step| step.0 == *at);
            for (_, next) in next {
                if next == to {
                    return true;
                }
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        false
    }

    /// The day on which a value of a field was last given, where the log tells it.
    pub(crate) fn given_on(&self, path: &FieldPath, value: &OrderedValue) -> Option<Date> {
        self.given(path, value).filter_map(|told| told.on).max()
    }

    /// Who gave a value of a field last, where the log tells it.
    pub(crate) fn given_by(&self, path: &FieldPath, value: &OrderedValue) -> Option<String> {
        self.given(path, value)
            .max_by(|a, b| (a.on, &a.by).cmp(&(b.on, &b.by)))
            .map(|told| told.by.clone())
            .filter(|by| !by.is_empty())
    }

    fn given<'l>(
        &'l self,
        path: &'l FieldPath,
        value: &'l OrderedValue,
    ) -> impl Iterator<Item = &'l FieldHistory> {
        let told = self.all.get(&path.field()).into_iter().flatten();
        told.filter(move |told| {
            let (from, to) = (path.narrow(&told.from), path.narrow(&told.to));
            to == *value && from != to
        })
    }
}

impl FieldPath {
    /// A field of an entry.
    pub fn of(item: &str, key: &str) -> Self {
        Self {
            item: item.to_owned(),
            part: None,
            key: key.to_owned(),
        }
    }

    /// A field of a part of an entry.
    pub fn of_part(item: &str, part: &EntryNode, key: &str) -> Self {
        Self {
            item: item.to_owned(),
            part: Some((
                part.kind,
                identity(
                    &part.fields.clone().into_iter().collect::<Vec<_>>(),
                    part.kind,
                ),
            )),
            key: key.to_owned(),
        }
    }

    /// The item and field under which the log and conflicts know it.
    pub fn field(&self) -> (String, String) {
        let field = match &self.part {
            Some((kind, _)) => kind.key(),
            None => &self.key,
        };
        (self.item.clone(), field.to_owned())
    }

    /// The part as a whole, as the log writes it.
    pub fn whole(&self) -> Self {
        let (item, field) = self.field();
        Self::of(&item, &field)
    }

    /// Whether a logged value is that of this part.
    pub fn is_part(&self, value: &OrderedValue) -> bool {
        match (&self.part, &value.0) {
            (Some((kind, name)), Some(Value::Table(pairs))) => identity(pairs, *kind) == *name,
            _ => false,
        }
    }

    /// Of a logged value what concerns this field: itself, or of a part's table the value of the key.
    pub fn narrow(&self, value: &OrderedValue) -> OrderedValue {
        let Some((kind, name)) = &self.part else {
            return value.clone();
        };
        match &value.0 {
            Some(Value::Table(pairs)) if identity(pairs, *kind) == *name => {
                let held = pairs.iter().find(|(key, _)| *key == self.key);
                OrderedValue(held.map(|(_, value)| value.clone()))
            }
            _ => OrderedValue(None),
        }
    }

    /// The value of this field in an entry that the log keeps whole; `None` where it lacks the part.
    pub fn within(&self, whole: &Value) -> Option<OrderedValue> {
        let held = |pairs: &[(String, Value)], key: &str| {
            let pair = pairs.iter().find(|(known, _)| known == key);
            pair.map(|(_, value)| value.clone())
        };
        let Value::Table(pairs) = whole else {
            return None;
        };
        let Some((kind, _)) = &self.part else {
            return Some(OrderedValue(held(pairs, &self.key)));
        };
        let Some(Value::List(parts)) = held(pairs, kind.key()) else {
            return None;
        };
        let mut parts = parts.into_iter().map(|part| OrderedValue(Some(part)));
        let part = parts.find(|part| self.is_part(part))?;
        Some(self.narrow(&part))
    }

    /// A value of this field as the log and conflicts write it: of a part a table that tells which.
    pub fn widen(&self, value: &OrderedValue) -> Option<Value> {
        let Some((_, name)) = &self.part else {
            return value.0.clone();
        };
        let mut pairs: Vec<(String, Value)> = name
            .iter()
            .map(|(key, value)| (key.clone(), Value::Text(value.clone())))
            .collect();
        pairs.extend(value.0.clone().map(|value| (self.key.clone(), value)));
        Some(Value::Table(pairs))
    }
}

fn narrowed(
    steps: &HashMap<(String, String), Vec<ValueChange>>,
    path: &FieldPath,
) -> Vec<ValueChange> {
    let steps = steps.get(&path.field()).into_iter().flatten();
    let steps = steps.map(|step| ValueChange {
        side: step.side,
        from: path.narrow(&step.from),
        to: path.narrow(&step.to),
        by: step.by.clone(),
    });
    steps.filter(|step| step.from != step.to).collect()
}

/// What tells a part apart, from its pairs.
pub(crate) fn identity(pairs: &[(String, Value)], kind: Kind) -> Vec<(String, String)> {
    EntryNode::identity_keys(kind)
        .iter()
        .filter_map(|key| {
            let (_, value) = pairs.iter().find(|(known, _)| known == key)?;
            Some(((*key).to_owned(), value.as_text()?.to_owned()))
        })
        .collect()
}

fn text(item: &EntryNode, key: &str) -> Option<String> {
    let text = item.fields.get(key)?.as_text()?;
    Some(text.to_owned())
}

fn field_of(change: &EntryNode) -> Option<(String, String)> {
    Some((text(change, "item")?, text(change, "field")?))
}

/// The removal of an entry that a change tells.
fn removal(change: &EntryNode, side: usize) -> Option<Removal> {
    let is_it = text(change, "field")? == REMOVED && !change.fields.contains_key("to");
    let whole = change.fields.get("from").filter(|_| is_it)?;
    Some(Removal {
        on: change.fields.get("on").and_then(Value::as_date),
        whole: OrderedValue(Some(whole.clone())),
        side,
    })
}

fn told(change: &EntryNode) -> FieldHistory {
    let mut from = OrderedValue(change.fields.get("from").cloned());
    let mut to = OrderedValue(change.fields.get("to").cloned());
    let truth = |truth: bool| OrderedValue(Some(Value::Truth(truth)));
    match text(change, "field").as_deref() {
        // A removal keeps the whole entry; what it changes is whether the entry is removed.
        Some(REMOVED) if to.0.is_none() => (from, to) = (truth(false), truth(true)),
        Some(ADDED) if from.0.is_none() => (from, to) = (truth(true), truth(false)),
        _ => {}
    }
    FieldHistory {
        from,
        to,
        on: change.fields.get("on").and_then(Value::as_date),
        by: text(change, "by").unwrap_or_default(),
    }
}

/// The values that were given more often than left: somebody ended there.
pub(super) fn ends<'s>(steps: impl Iterator<Item = &'s ValueChange>) -> Vec<OrderedValue> {
    let ends = balance(steps)
        .into_iter()
        .filter(|(_, balance)| *balance > 0);
    ends.map(|(value, _)| value.clone()).collect()
}

/// How much more often each value was given than left.
pub(super) fn balance<'s>(
    steps: impl Iterator<Item = &'s ValueChange>,
) -> BTreeMap<&'s OrderedValue, i64> {
    let mut balance: BTreeMap<&OrderedValue, i64> = BTreeMap::new();
    for step in steps {
        *balance.entry(&step.from).or_default() -= 1;
        *balance.entry(&step.to).or_default() += 1;
    }
    balance
}

/// How often a log says that an entry in conflict over its removal was kept.
pub(crate) fn kept(entries: &EntrySet, word: &str) -> usize {
    let changes = entries.of_kind(Kind::Change);
    let is_kept = |change: &&EntryNode| {
        field_of(change) == Some((word.to_owned(), REMOVED.to_owned()))
            && change.fields.get("to") == Some(&Value::Truth(false))
    };
    changes.filter(is_kept).count()
}

/// Whether a log holds a removal of that entry, or a change of that part into another, as it stands in `whole`;
/// whoever made it knew it as it is.
pub(crate) fn removed_as(entries: &EntrySet, word: &str, field: &str, whole: &Value) -> bool {
    entries.of_kind(Kind::Change).any(|change| {
        let value = |key: &str| change.fields.get(key);
        field_of(change) == Some((word.to_owned(), field.to_owned()))
            && (field != REMOVED || value("to").is_none())
            && value("from").is_some_and(|from| display_value(from) == display_value(whole))
    })
}
