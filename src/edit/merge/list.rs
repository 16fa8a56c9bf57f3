//! A list: the set of its members.

use std::collections::BTreeSet;

use super::log::{ChangeLog, FieldPath};
use super::{merge_base, told};
use crate::edit::diff::OrderedValue;
use crate::model::Value;

/// The members that are left of a list of base, ours and theirs.
pub(super) fn merge(
    log: &ChangeLog,
    values: [Option<&Value>; 3],
    path: &FieldPath,
) -> Option<Value> {
    let [base, mine, other] = values.map(|value| match value {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    });
    let changes = told::changes(log, path);
    let steps = log.steps(path);
    let moved: Vec<_> = (steps.iter())
        .map(|step| (step.side, members_of(&step.from), members_of(&step.to)))
        .collect();
    // A member on one side only is an addition, unless the other's log took it out: it may have come by another
    // way than from the base.
    let taken_out = |member: &OrderedValue, by: usize| {
        let moves = |out: bool| {
            moved
                .iter()
                .filter(|(side, ..)| *side == by)
                .any(|(_, from, to)| {
                    let (from, to) = (from.contains(member), to.contains(member));
                    from != to && from == out
                })
        };
        moves(true) && !moves(false)
    };
    let sets = [base, mine, other].map(members);
    let mut list: Vec<Value> = Vec::new();
    let mut listed = BTreeSet::new();
    for member in mine.iter().chain(other) {
        let key = OrderedValue(Some(member.clone()));
        let held = [0, 1, 2].map(|side: usize| sets[side].contains(&key));
        let both = held[1] && held[2];
        let lacking = if held[1] { 2 } else { 1 };
        let is_left = || match log.has_base {
            true => told::is_left(&key, held, &changes),
            false => !merge_base::member(log, path, member, held) && !taken_out(&key, lacking),
        };
        if (both || is_left()) && listed.insert(key) {
            list.push(member.clone());
        }
    }
    (!list.is_empty()).then_some(Value::List(list))
}

/// The members of a list, to be looked up.
fn members(items: &[Value]) -> BTreeSet<OrderedValue> {
    items
        .iter()
        .map(|member| OrderedValue(Some(member.clone())))
        .collect()
}

/// The members of a list as the log keeps it; none of what is no list.
fn members_of(logged: &OrderedValue) -> BTreeSet<OrderedValue> {
    match &logged.0 {
        Some(Value::List(items)) => members(items),
        _ => BTreeSet::new(),
    }
}
