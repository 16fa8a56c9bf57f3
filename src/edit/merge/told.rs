//! One field that both sides began with one value of: what their logs and their hands come to.
//!
//! What it comes to is told by what the sides hold, the base and the changes since, whoever met whom before: so that
//! three sides end alike in any order. The changes are taken by whoever made them, for each person went one way. What a
//! hand changed replaces nothing but what the base held: no log says what it was changed from.

use std::collections::{BTreeMap, BTreeSet};

use super::field::{FieldState, latest};
use super::log::{ChangeLog, FieldPath, ValueChange, balance, ends};
use crate::edit::diff::OrderedValue;
use crate::model::Value;

type Values = BTreeSet<OrderedValue>;

/// Merges a field of which the base held the value `begun`.
pub(super) fn merge(
    begun: &OrderedValue,
    sides: [&FieldState; 2],
    log: &ChangeLog,
    path: &FieldPath,
) -> FieldState {
    let changes = changes(log, path);
    // Beside a side that never changed it, the other is as it is: what its conflicts came of may be in the base.
    let is_unchanged = |side: usize| {
        sides[side - 1].single() == Some(begun) && changes.iter().all(|change| change.side != side)
    };
    if sides[0] == sides[1] || is_unchanged(2) {
        return sides[0].clone();
    }
    if is_unchanged(1) {
        return sides[1].clone();
    }
    let ways = Ways::of(begun, changes);
    let values = ways.unreplaced(&ways.candidates(sides.map(|side| &side.values)));
    let stands = latest(&values, log, path);
    FieldState { stands, values }
}

/// What is left of the values in conflict in a field that only one side has, beside the changes of the other.
pub(super) fn alone(
    begun: &OrderedValue,
    held: FieldState,
    log: &ChangeLog,
    path: &FieldPath,
) -> FieldState {
    if held.values.len() == 1 {
        return held;
    }
    let values = Ways::of(begun, changes(log, path)).unreplaced(&held.values);
    let stands = latest(&values, log, path);
    FieldState { stands, values }
}

/// Whether a member of a list is left that one side holds and the other does not; `changes` are those of the list.
pub(super) fn is_left(
    member: &OrderedValue,
    [begun, ours, theirs]: [bool; 3],
    changes: &[ValueChange],
) -> bool {
    let truth = |truth: bool| OrderedValue(Some(Value::Truth(truth)));
    let holds = |list: &OrderedValue| match (&list.0, &member.0) {
        (Some(Value::List(members)), Some(member)) => members.contains(member),
        _ => false,
    };
    let moves = changes.iter().map(|change| ValueChange {
        from: truth(holds(&change.from)),
        to: truth(holds(&change.to)),
        ..change.clone()
    });
    let begun = truth(begun);
    let ways = Ways::of(&begun, moves.filter(|step| step.from != step.to).collect());
    let held = [ours, theirs].map(|held| Values::from([truth(held)]));
    let left = ways.unreplaced(&ways.candidates([&held[0], &held[1]]));
    left.contains(&truth(true))
}

/// The changes of a field that either side made since the base.
pub(super) fn changes(log: &ChangeLog, path: &FieldPath) -> Vec<ValueChange> {
    let own = log.steps(path).into_iter();
    own.chain(log.shared(path)).collect()
}

/// The ways that people went from the base, by what they changed.
struct Ways<'w> {
    begun: &'w OrderedValue,
    steps: Vec<ValueChange>,
    /// Where somebody ended, and on which side alone it is known; 0 where on both.
    ends: Vec<(usize, OrderedValue)>,
}

impl<'w> Ways<'w> {
    fn of(begun: &'w OrderedValue, changes: Vec<ValueChange>) -> Self {
        let mut people: BTreeMap<(usize, String), Vec<ValueChange>> = BTreeMap::new();
        for step in changes {
            let person = (step.side, step.by.clone());
            people.entry(person).or_default().push(step);
        }
        // Whoever came back to where they began changed nothing.
        people.retain(|_, steps| balance(steps.iter()).values().any(|balance| *balance != 0));
        let ended = |(side, steps): (usize, &Vec<ValueChange>)| {
            let ends = ends(steps.iter()).into_iter();
            ends.map(move |end| (side, end)).collect::<Vec<_>>()
        };
        let known = people.iter().map(|((side, _), steps)| (*side, steps));
        Self {
            begun,
            ends: known.flat_map(ended).collect(),
            steps: people.into_values().flatten().collect(),
        }
    }

    /// Whether somebody on a side came to what the base held by a way that began elsewhere.
    fn came_back(&self, side: usize) -> bool {
        let is_it = |(known, end): &(usize, OrderedValue)| *known == side && end == self.begun;
        self.ends.iter().any(is_it)
    }

    /// What both sides hold, merged as sets.
    fn candidates(&self, sides: [&Values; 2]) -> Values {
        let holds = |side: usize| sides[side - 1].contains(self.begun);
        let is_again = |side: &usize| holds(*side) && self.came_back(*side);
        let stays = holds(1) && holds(2) || [1, 2].iter().any(is_again);
        let all = sides[0].union(sides[1]);
        all.filter(|value| *value != self.begun || stays)
            .cloned()
            .collect()
    }

    /// The values that no way leads on from to another of them and not back, and those where somebody ended that turn out to
    /// stand in a circle with them.
    fn unreplaced(&self, values: &Values) -> Values {
        let ended = self.ends.iter().map(|(_, end)| end);
        let circled = ended.filter(|end| {
            let both = |value: &OrderedValue| self.lead(end, value) && self.lead(value, end);
            *end != self.begun && values.iter().any(both)
        });
        let all: Values = values.iter().chain(circled).cloned().collect();
        let is_replaced = |value: &OrderedValue| {
            let mut others = all.iter().filter(|other| *other != value);
            others.any(|other| self.lead(value, other) && !self.lead(other, value))
        };
        let left: Values = all
            .iter()
            .filter(|value| !is_replaced(value))
            .cloned()
            .collect();
        if left.is_empty() {
            values.clone()
        } else {
            left
        }
    }

    /// Whether changes lead from one value to another. Ways through what the base held lead nowhere, for there all began.
    fn lead(&self, from: &OrderedValue, to: &OrderedValue) -> bool {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        open.retain(|from| *from != self.begun);
        while let Some(at) = open.pop() {
            for next in self.steps.iter().filter(|step| step.from == *at) {
                if next.to == *to {
                    return true;
                }
                if next.to != *self.begun && seen.insert(&next.to) {
                    open.push(&next.to);
                }
            }
        }
        false
    }
}
