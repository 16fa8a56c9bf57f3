//! What both sides last held in common, where their logs know of more than the base.
//!
//! Two sides that have met a third (another stick, another laptop) both hold changes that their base does not:
//! the base is then old, and what one of them did since would look as if the other had undone it. The changes
//! that both hold tell what both knew; what one side alone did after that is taken back.

use std::collections::{BTreeMap, BTreeSet};

use super::field::FieldState;
use super::log::{ChangeLog, FieldPath, REMOVED, ValueChange};
use crate::edit::diff::{EntryNode, OrderedValue, display_value};
use crate::model::Value;

/// What both sides last held in a field; `None` where they share no change of it that the base lacks, or where
/// their logs do not agree on it.
pub(crate) fn field(
    log: &ChangeLog,
    path: &FieldPath,
    base: Option<&FieldState>,
    sides: [&FieldState; 2],
) -> Option<FieldState> {
    let shared = log.shared(path);
    if shared.is_empty() {
        return None;
    }
    let steps = log.steps(path);
    let own = |side: usize| steps.iter().filter(move |step| step.side == side);
    let [mine, theirs] = [1, 2].map(|side| {
        let taken_back = own(side).map(|step| (&step.to, &step.from));
        moved(&sides[side - 1].values, taken_back)
    });
    let values = if mine == theirs {
        mine
    } else {
        let base = &base?.values;
        let known = moved(base, shared.iter().map(|step| (&step.from, &step.to)));
        // Where a side is back at the base and no log says so, a hand took it back: both began with the base.
        let is_taken_back = |before: &BTreeSet<_>| before == base && before.is_disjoint(&known);
        if is_taken_back(&mine) || is_taken_back(&theirs) {
            return None;
        }
        known
    };
    let untouched = |side: usize| own(side).next().is_none() && sides[side - 1].values == values;
    let stands = match [untouched(1), untouched(2)] {
        [true, _] => sides[0].stands.clone(),
        [_, true] => sides[1].stands.clone(),
        _ => values.last()?.clone(),
    };
    Some(FieldState { stands, values })
}

/// Values after moves from one to another.
fn moved<'w>(
    values: &'w BTreeSet<OrderedValue>,
    moves: impl Iterator<Item = (&'w OrderedValue, &'w OrderedValue)>,
) -> BTreeSet<OrderedValue> {
    let mut balance: BTreeMap<&OrderedValue, i64> = values.iter().map(|value| (value, 1)).collect();
    for (from, to) in moves {
        *balance.entry(from).or_default() -= 1;
        *balance.entry(to).or_default() += 1;
    }
    let held = balance.into_iter().filter(|(_, balance)| *balance > 0);
    held.map(|(value, _)| value.clone()).collect()
}

/// Whether both sides last held a member of a list. `held` is whether base, ours and theirs hold it.
pub(crate) fn member(log: &ChangeLog, path: &FieldPath, member: &Value, held: [bool; 3]) -> bool {
    let holds = |value: &OrderedValue| matches!(&value.0, Some(Value::List(items)) if items.contains(member));
    match there(log, path, &holds, held) {
        Some([mine, theirs]) if mine == theirs => mine > 0,
        Some(_) if !log.has_base => is_told_there(log, path, &holds, held),
        // Where a side is back at the base and no log says so, a hand took it back: both began with the base.
        _ => held[0],
    }
}

/// Whether both sides last had an entry; `None` where no changes that both know and the base lacks tell it.
pub(crate) fn entry(log: &ChangeLog, word: &str, held: [bool; 3]) -> Option<bool> {
    let is_there = |value: &OrderedValue| value.0 == Some(Value::Truth(false));
    let path = FieldPath::of(word, REMOVED);
    let [mine, theirs] = there(log, &path, &is_there, held)?;
    if mine == theirs {
        return Some(mine > 0);
    }
    let is_told = is_told_there(log, &path, &is_there, held);
    Some(is_told && (held[0] || !log.has_base))
}

/// Whether both sides last had a part of an entry; as [`entry`].
pub(crate) fn part(log: &ChangeLog, word: &str, part: &EntryNode, held: [bool; 3]) -> Option<bool> {
    let path = FieldPath::of_part(word, part, "");
    let holds = |value: &OrderedValue| path.is_part(value);
    let [mine, theirs] = there(log, &path.whole(), &holds, held)?;
    match mine == theirs {
        true => Some(mine > 0),
        false if log.has_base => None,
        false => Some(is_told_there(log, &path.whole(), &holds, held)),
    }
}

/// Whether the changes that both sides know and the base lacks come to something being there.
fn is_told_there(
    log: &ChangeLog,
    path: &FieldPath,
    holds: &dyn Fn(&OrderedValue) -> bool,
    held: [bool; 3],
) -> bool {
    let count = |value: &OrderedValue| i64::from(holds(value));
    i64::from(held[0]) + net(&mut log.shared(path).iter(), &count) > 0
}

/// How often each side held something before the changes that it alone knows, where changes that both know and the base
/// lacks tell of it. `holds` says of a logged value whether it is there, `held` whether base, ours and theirs hold it.
fn there(
    log: &ChangeLog,
    path: &FieldPath,
    holds: &dyn Fn(&OrderedValue) -> bool,
    held: [bool; 3],
) -> Option<[i64; 2]> {
    let count = |value: &OrderedValue| i64::from(holds(value));
    let moves = |step: &ValueChange| holds(&step.from) != holds(&step.to);
    let is_told = log.shared(path).iter().any(moves);
    is_told.then(|| before(&log.steps(path), &count, held.map(i64::from)))
}

/// How many equal parts without a name (readings, steps) both sides last had. Without a base, also from the
/// changes that each side made.
pub(crate) fn parts(
    log: &ChangeLog,
    has_base: bool,
    word: &str,
    part: &EntryNode,
    held: [usize; 3],
) -> usize {
    let whole = display_value(&whole(part));
    let count = |value: &OrderedValue| {
        i64::from(
            value
                .0
                .as_ref()
                .is_some_and(|held| display_value(held) == whole),
        )
    };
    let path = FieldPath::of(word, part.kind.key());
    let (shared, steps) = (log.shared(&path), log.steps(&path));
    let moves = |step: &ValueChange| count(&step.from) != count(&step.to);
    if !shared.iter().any(moves) && (has_base || !steps.iter().any(moves)) {
        return held[0];
    }
    let numbers = held.map(|held| i64::try_from(held).unwrap_or_default());
    let [mine, theirs] = before(&steps, &count, numbers);
    let number = if mine == theirs || !has_base {
        mine.min(theirs)
    } else if [mine, theirs].contains(&numbers[0]) {
        // As above.
        numbers[0]
    } else {
        numbers[0] + net(&mut shared.iter(), &count)
    };
    usize::try_from(number).unwrap_or_default()
}

/// What ours and theirs held before the changes that one side alone knows.
fn before(own: &[ValueChange], count: &dyn Fn(&OrderedValue) -> i64, held: [i64; 3]) -> [i64; 2] {
    [1, 2].map(|side| {
        let own = net(&mut own.iter().filter(|step| step.side == side), count);
        held[side] - own
    })
}

fn net(steps: &mut dyn Iterator<Item = &ValueChange>, count: &dyn Fn(&OrderedValue) -> i64) -> i64 {
    steps.map(|step| count(&step.to) - count(&step.from)).sum()
}

/// An item as the log of its removal keeps it.
pub(crate) fn whole(item: &EntryNode) -> Value {
    item.to_new().as_table()
}
