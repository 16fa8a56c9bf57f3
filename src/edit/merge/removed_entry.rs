//! An entry that one side removed and the other has, where nothing is known of what both began with.
//!
//! The log of a removal keeps the entry whole. So it is merged as any two entries are, the one that is there with the
//! one that was removed: where that comes to what was removed, whoever removed it knew all of it, and it goes. Otherwise
//! it stays, and of each field only what the removal did not know stands, if there is any.

use std::collections::{BTreeSet, HashSet};

use super::conflict_set::ConflictSet;
use super::field::FieldState;
use super::log::{ChangeLog, FieldPath, REMOVED, Removal, ValueChange};
use super::{merge_base, multiset};
use crate::edit::diff::{EntryNode, Identity, OrderedValue};
use crate::edit::operations::feedback::is_erased;
use crate::model::{Kind, Value};

/// What removals tell of an entry.
#[derive(Clone, Default)]
pub(crate) struct Removals {
    removals: Vec<Removal>,
    /// Whether what they knew gives way to whatever else is there: the entry is removed, or in conflict over that.
    is_contested: bool,
}

impl Removals {
    /// Those of an entry that both sides have. `twins` are the kinds of other entries by its id.
    pub(super) fn of(
        log: &ChangeLog,
        conflicts: &ConflictSet,
        item: &EntryNode,
        twins: &HashSet<Kind>,
    ) -> Self {
        Self {
            removals: removals(log, item, twins).cloned().collect(),
            is_contested: is_contested(conflicts, item),
        }
    }

    /// Those of an entry that a side removed: its own, or all where it is in conflict whether it is removed.
    pub(super) fn by(
        side: usize,
        log: &ChangeLog,
        conflicts: &ConflictSet,
        item: &EntryNode,
        twins: &HashSet<Kind>,
    ) -> Self {
        let is_open = is_contested(conflicts, item);
        let removals = removals(log, item, twins).filter(|removal| is_open || removal.side == side);
        Self {
            removals: removals.cloned().collect(),
            is_contested: true,
        }
    }

    /// The entry as it was last known; `None` where no removal kept it, or it may not come back.
    pub(super) fn as_last_known(&self, log: &ChangeLog, item: &EntryNode) -> Option<EntryNode> {
        if is_withheld(item) {
            return None;
        }
        self.wholes()
            .map(|whole| EntryNode::from_table(item.kind, whole))
            .filter(|removed| removed.name == item.name)
            .reduce(|one, other| last_known(log, &one, &other))
    }

    /// A field without the values that whoever removed the entry knew, where others remain; else what was given last.
    pub(super) fn unknown_of(
        &self,
        merged: FieldState,
        log: &ChangeLog,
        path: &FieldPath,
    ) -> FieldState {
        if !self.is_contested {
            return merged;
        }
        let known: Vec<_> = self
            .wholes()
            .filter_map(|whole| path.within(whole))
            .collect();
        merged.without(&known, log, path)
    }

    /// What removals on a side that has the entry again replaced on the other: each value of the field that they knew by
    /// those that stand.
    pub(super) fn replaced(&self, path: &FieldPath, sides: [&FieldState; 2]) -> Vec<ValueChange> {
        let mut steps = Vec::new();
        let own = self.removals.iter().filter(|removal| removal.side > 0);
        for removal in own.filter(|_| !self.is_contested) {
            let whole = removal.whole.0.as_ref();
            let Some(from) = whole.and_then(|whole| path.within(whole)) else {
                continue;
            };
            let values = sides[removal.side - 1].values.iter();
            steps.extend(values.filter(|to| **to != from).map(|to| ValueChange {
                side: removal.side,
                from: from.clone(),
                to: to.clone(),
                by: String::new(),
            }));
        }
        steps
    }

    fn wholes(&self) -> impl Iterator<Item = &Value> {
        let removals = self.removals.iter();
        removals.filter_map(|removal| removal.whole.0.as_ref())
    }
}

/// Whether a side removed only entries of other kinds under an id: the log tells entries by their ids alone.
pub(super) fn is_of_other_kind(log: &ChangeLog, item: &EntryNode, side: usize) -> bool {
    let all = log.removals(item.word()).into_iter();
    let is_own = |removal: &&Removal| removal.side == side;
    all.filter(is_own).count() > 0
        && !removals(log, item, &HashSet::new()).any(|removal| is_own(&removal))
}

/// Whether it is in conflict on a side whether an entry is removed.
fn is_contested(conflicts: &ConflictSet, item: &EntryNode) -> bool {
    let path = FieldPath::of(item.word(), REMOVED);
    let mut sides = [1, 2].iter();
    sides.any(|side| !conflicts.values(*side, &path).is_empty())
}

/// The removals that may be of that entry, and not of one of another kind that had its id, or has it (`twins`).
fn removals<'l>(
    log: &'l ChangeLog,
    item: &EntryNode,
    twins: &HashSet<Kind>,
) -> impl Iterator<Item = &'l Removal> {
    let kind = item.kind;
    let removals = log.removals(item.word()).into_iter();
    removals.filter(move |removal| {
        let knows_all = |kind: Kind| match &removal.whole.0 {
            Some(Value::Table(pairs)) => pairs.iter().all(|(key, _)| knows(kind, key)),
            _ => false,
        };
        match knows_all(kind) {
            true => !twins.iter().copied().any(knows_all),
            false => !Kind::lists().filter(|kind| kind.has_id()).any(knows_all),
        }
    })
}

/// Whether entries of a kind have a key.
fn knows(kind: Kind, key: &str) -> bool {
    let mut parts = kind.description().subs.iter();
    kind.field(key).is_some() || parts.any(|part| part.key() == key)
}

/// What two removals of one entry knew: of each field what was given last.
fn last_known(log: &ChangeLog, one: &EntryNode, other: &EntryNode) -> EntryNode {
    let word = one.word();
    let is_counted = |part: &EntryNode| matches!(part.name, Identity::Content(_));
    // A part that only one of them knew may have been taken out before the other.
    let held = |item: &EntryNode, beside: &EntryNode| -> [Vec<EntryNode>; 2] {
        let is_left = |part: &&EntryNode| {
            beside.parts.iter().any(|held| is_same(held, part)) || !is_taken_out(log, word, part)
        };
        let parts = item.parts.iter().filter(is_left).cloned();
        let (counted, named) = parts.partition(is_counted);
        [counted, named]
    };
    let ([counted, mut parts], [more, named]) = (held(one, other), held(other, one));
    let mut known = last_values(log, one, other, &|key| FieldPath::of(word, key));
    for part in named {
        match parts.iter_mut().find(|held| is_same(held, &part)) {
            Some(held) => {
                let path_of = |key: &str| FieldPath::of_part(word, &part, key);
                *held = last_values(log, held, &part, &path_of);
            }
            None => parts.push(part),
        }
    }
    parts.extend(multiset::items(&[], &counted, &more, &|_, _| 0));
    known.parts = parts;
    known
}

fn is_same(one: &EntryNode, other: &EntryNode) -> bool {
    one.kind == other.kind && one.name == other.name
}

/// The members of a list, also of one that is not there; `None` where the key holds something else.
fn members<'v>(item: &EntryNode, key: &str, value: Option<&'v Value>) -> Option<&'v [Value]> {
    match value.filter(|_| item.is_list(key)) {
        Some(Value::List(members)) => Some(members),
        None if item.is_list(key) => Some(&[]),
        _ => None,
    }
}

/// The members of two lists. One that only one of them knew may have been taken out before the other.
fn last_members(
    log: &ChangeLog,
    path: &FieldPath,
    held: &[Value],
    more: &[Value],
) -> Option<Value> {
    let members = held
        .iter()
        .chain(more.iter().filter(|member| !held.contains(member)));
    let left = members.filter(|member| {
        let both = held.contains(member) && more.contains(member);
        both || !is_member_taken_out(log, path, member)
    });
    let left: Vec<Value> = left.cloned().collect();
    (!left.is_empty()).then_some(Value::List(left))
}

/// Whether the log tells that a member of a list was taken out, and not put back.
fn is_member_taken_out(log: &ChangeLog, path: &FieldPath, member: &Value) -> bool {
    let holds = |value: &OrderedValue| matches!(&value.0, Some(Value::List(items)) if items.contains(member));
    let (come, gone) = log.come_and_gone(path, &holds);
    gone > 0 && gone >= come
}

/// Whether the log tells that a part was taken out as it is, and not put back.
fn is_taken_out(log: &ChangeLog, word: &str, part: &EntryNode) -> bool {
    let path = FieldPath::of(word, part.kind.key());
    let whole = OrderedValue(Some(merge_base::whole(part)));
    let (given, left) = log.given_and_left(&path, &whole);
    left > 0 && left >= given
}

fn last_values(
    log: &ChangeLog,
    one: &EntryNode,
    other: &EntryNode,
    path_of: &dyn Fn(&str) -> FieldPath,
) -> EntryNode {
    let mut known = one.clone();
    let keys: BTreeSet<&String> = one.fields.keys().chain(other.fields.keys()).collect();
    for key in keys {
        let path = path_of(key);
        let held = [one, other].map(|item| item.fields.get(key));
        let last = match held.map(|value| members(one, key, value)) {
            [Some(held), Some(more)] => last_members(log, &path, held, more),
            _ => {
                let values = held.map(|value| OrderedValue(value.cloned()));
                FieldState::last(&values.into(), log, &path).0
            }
        };
        known.fields.remove(key);
        known.fields.extend(last.map(|value| (key.clone(), value)));
    }
    known
}

/// Whether an entry is a feedback of which something must not come back.
fn is_withheld(item: &EntryNode) -> bool {
    let text = item.fields.get("text").and_then(Value::as_text);
    item.kind == Kind::Feedback
        && (item.fields.get("sensitive") == Some(&Value::Truth(true))
            || text.is_some_and(is_erased))
}
