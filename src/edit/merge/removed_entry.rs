//! An entry that one side removed and the other has, where nothing is known of what both began with.
//!
//! The log of a removal keeps the entry whole. So it is merged as any two entries are, the one that is there with the
//! one that was removed: where that comes to what was removed, whoever removed it knew all of it, and it goes. Otherwise
//! it stays, and of each field only what the removal did not know stands, if there is any.

use std::collections::BTreeSet;

use super::conflict_set::ConflictSet;
use super::field::FieldState;
use super::log::{ChangeLog, FieldPath, REMOVED, ValueChange};
use super::multiset;
use crate::edit::diff::{EntryNode, Identity, OrderedValue};
use crate::edit::operations::feedback::is_erased;
use crate::model::{Kind, Value};

/// What the removals of an entry knew of it, each whole: those of the side `by` alone, or all where it is in conflict
/// whether it is removed.
pub(super) fn known_by_removals(
    log: &ChangeLog,
    conflicts: &ConflictSet,
    word: &str,
    by: Option<usize>,
) -> Vec<OrderedValue> {
    let path = FieldPath::of(word, REMOVED);
    let is_open = [1, 2]
        .iter()
        .any(|side| !conflicts.values(*side, &path).is_empty());
    let removals = log.removals(word).into_iter();
    removals
        .filter(|removal| is_open || by == Some(removal.side))
        .map(|removal| removal.whole.clone())
        .collect()
}

/// The entry that was removed, as it was last known; `None` where no removal kept it, or it may not come back.
pub(super) fn as_last_known(
    log: &ChangeLog,
    item: &EntryNode,
    known: &[OrderedValue],
) -> Option<EntryNode> {
    if is_withheld(item) {
        return None;
    }
    let wholes = known.iter().filter_map(|whole| whole.0.as_ref());
    wholes
        .map(|whole| EntryNode::from_table(item.kind, whole))
        .filter(|removed| removed.name == item.name)
        .reduce(|one, other| last_known(log, &one, &other))
}

/// A field without the values that whoever removed the entry knew, where others remain; else what was given last.
pub(super) fn unknown_to(
    known: &[OrderedValue],
    merged: FieldState,
    log: &ChangeLog,
    path: &FieldPath,
) -> FieldState {
    let wholes = known.iter().filter_map(|whole| whole.0.as_ref());
    let known: Vec<OrderedValue> = wholes.filter_map(|whole| path.within(whole)).collect();
    merged.without(&known, log, path)
}

/// What two removals of one entry knew: of each field what was given last.
fn last_known(log: &ChangeLog, one: &EntryNode, other: &EntryNode) -> EntryNode {
    let is_counted = |part: &EntryNode| matches!(part.name, Identity::Content(_));
    let mut known = last_values(log, one, other, &|key| FieldPath::of(one.word(), key));
    let (counted, mut parts) = one.parts.iter().cloned().partition::<Vec<_>, _>(is_counted);
    let (more, others) = other
        .parts
        .iter()
        .cloned()
        .partition::<Vec<_>, _>(is_counted);
    for part in others {
        let same = |held: &&mut EntryNode| held.kind == part.kind && held.name == part.name;
        match parts.iter_mut().find(same) {
            Some(held) => {
                let path_of = |key: &str| FieldPath::of_part(one.word(), &part, key);
                *held = last_values(log, held, &part, &path_of);
            }
            None => parts.push(part),
        }
    }
    parts.extend(multiset::items(&[], &counted, &more, &|_, _| 0));
    known.parts = parts;
    known
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
        let last = match [one, other].map(|item| item.fields.get(key)) {
            [Some(Value::List(held)), Some(Value::List(more))] if one.is_list(key) => {
                let more = more.iter().filter(|member| !held.contains(member));
                Some(Value::List(held.iter().chain(more).cloned().collect()))
            }
            held => {
                let values = held.map(|value| OrderedValue(value.cloned()));
                FieldState::last(&values.into(), log, &path_of(key)).0
            }
        };
        known.fields.remove(key);
        known.fields.extend(last.map(|value| (key.clone(), value)));
    }
    known
}

/// What the removals on a side that has the entry again replaced on the other: each value of the field that they knew
/// by those that stand.
pub(super) fn replaced_by_removals(
    log: &ChangeLog,
    path: &FieldPath,
    sides: [&FieldState; 2],
) -> Vec<ValueChange> {
    let mut steps = Vec::new();
    for removal in log.removals(&path.item) {
        let whole = removal.whole.0.as_ref();
        let from = whole.and_then(|whole| path.within(whole));
        let Some(from) = from.filter(|_| removal.side > 0) else {
            continue;
        };
        let values = sides[removal.side - 1].values.iter();
        steps.extend(values.filter(|to| **to != from).map(|to| ValueChange {
            side: removal.side,
            from: from.clone(),
            to: to.clone(),
        }));
    }
    steps
}

/// Whether an entry is a feedback of which something must not come back.
fn is_withheld(item: &EntryNode) -> bool {
    let text = item.fields.get("text").and_then(Value::as_text);
    item.kind == Kind::Feedback
        && (item.fields.get("sensitive") == Some(&Value::Truth(true))
            || text.is_some_and(is_erased))
}
