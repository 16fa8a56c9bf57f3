//! One field: the values that stand side by side in it, merged.

use std::collections::BTreeSet;

use super::log::{ChangeLog, FieldPath, ValueChange, balance, ends};
use crate::edit::diff::OrderedValue;

/// What a side holds in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldState {
    /// The value that stands.
    pub stands: OrderedValue,
    /// That value, and those that conflicts hold.
    pub values: BTreeSet<OrderedValue>,
}

impl FieldState {
    /// A field without conflicts.
    pub(crate) fn one(value: OrderedValue) -> Self {
        Self {
            values: BTreeSet::from([value.clone()]),
            stands: value,
        }
    }

    /// The field without some values, where others remain; else with the one of them that was given last.
    pub(crate) fn without(self, gone: &[OrderedValue], log: &ChangeLog, path: &FieldPath) -> Self {
        let is_left = |value: &&OrderedValue| !gone.contains(value);
        let values: BTreeSet<_> = self.values.iter().filter(is_left).cloned().collect();
        if values == self.values {
            return self;
        }
        if values.is_empty() {
            return Self::one(Self::last(&self.values, log, path));
        }
        let stands = match values.contains(&self.stands) {
            true => self.stands,
            false => latest(&values, log, path),
        };
        Self { stands, values }
    }

    /// Its value, where there is one only.
    pub(crate) fn single(&self) -> Option<&OrderedValue> {
        self.values.first().filter(|_| self.values.len() == 1)
    }

    /// The field as one side holds it, beside the other (1 or 2): where that one changed it too, though nothing of it is
    /// left, its log may know of later changes.
    pub(crate) fn beside(self, other: usize, log: &ChangeLog, path: &FieldPath) -> Self {
        match log.steps(path).iter().any(|step| step.side == other) {
            true => self.with_last_standing(log, path),
            false => self,
        }
    }

    /// The field with that of its values standing which the whole log says was given last.
    fn with_last_standing(mut self, log: &ChangeLog, path: &FieldPath) -> Self {
        if self.values.len() > 1 {
            self.stands = latest(&self.values, log, path);
        }
        self
    }

    /// Of several values the one that was not left as often as it was given, and that no change left for another of them;
    /// of more than one the latest. All began with none.
    pub(crate) fn last(
        values: &BTreeSet<OrderedValue>,
        log: &ChangeLog,
        path: &FieldPath,
    ) -> OrderedValue {
        let stays = |value: &&OrderedValue| {
            let (given, left) = log.given_and_left(path, value);
            left == 0 || left < given + usize::from(value.0.is_none())
        };
        let stayed: BTreeSet<_> = values.iter().filter(stays).cloned().collect();
        let values = if stayed.is_empty() { values } else { &stayed };
        let leads = |from: &OrderedValue, to: &OrderedValue| {
            log.leads(path, from, to) && !log.leads(path, to, from)
        };
        let is_last =
            |value: &&OrderedValue| !values.iter().any(|to| to != *value && leads(value, to));
        let last: BTreeSet<_> = values.iter().filter(is_last).cloned().collect();
        latest(if last.is_empty() { values } else { &last }, log, path)
    }
}

/// Merges a field that both sides hold. `has_base` is false where nothing is known of what they began with;
/// a value on one side only is then an addition, unless the log of the other says that it was taken away. `removed` are
/// changes that the log does not tell as such: what removals of the whole entry replaced.
pub(crate) fn merge(
    has_base: bool,
    base: &FieldState,
    mine: &FieldState,
    theirs: &FieldState,
    log: &ChangeLog,
    path: &FieldPath,
    removed: Vec<ValueChange>,
) -> FieldState {
    let merged = joined(has_base, [base, mine, theirs], log, path, removed);
    if !log.has_base {
        return merged.with_last_standing(log, path);
    }
    match (merged == *mine, merged == *theirs) {
        (true, false) => merged.beside(2, log, path),
        (false, true) => merged.beside(1, log, path),
        _ => merged,
    }
}

/// The same, with what stands as far as one side knew it.
fn joined(
    has_base: bool,
    [base, mine, theirs]: [&FieldState; 3],
    log: &ChangeLog,
    path: &FieldPath,
    removed: Vec<ValueChange>,
) -> FieldState {
    if mine == theirs {
        return mine.clone();
    }
    let steps = log.steps(path);
    let in_conflict = [base, mine, theirs]
        .iter()
        .any(|state| state.values.len() > 1);
    if has_base && log.is_ahead() && in_conflict && steps.is_empty() {
        // Whoever settles a conflict says so in the log: here nobody has, whatever an old base looks like.
        let values: BTreeSet<OrderedValue> = mine.values.union(&theirs.values).cloned().collect();
        let stands = latest(&values, log, path);
        return FieldState { stands, values };
    }
    if has_base && base.values.len() == 1 {
        // A conflict that holds all of the other side came of a merge with it, whatever an old base looks like.
        for (one, other, side) in [(mine, theirs, 2), (theirs, mine, 1)] {
            let is_in = one.values.len() > 1 && other.values.is_subset(&one.values);
            if is_in && other != base && steps.iter().all(|step| step.side != side) {
                return one.clone();
            }
        }
    }
    let taken_away = |state: &FieldState, side: usize| {
        let takes =
            |step: &ValueChange| step.side == side && step.from.0.is_some() && step.to.0.is_none();
        !has_base && state.stands.0.is_none() && steps.iter().chain(&removed).any(takes)
    };
    // Back at what the base held, but by a way that began elsewhere: what it left came from others.
    let came_back = |state: &FieldState, side: usize| {
        let ends = ends(steps.iter().filter(|step| step.side == side));
        state == base && ends.iter().any(|end| state.values.contains(end))
    };
    let sides = [(mine, 1), (theirs, 2)];
    let [mine_took, theirs_took] =
        sides.map(|(state, side)| taken_away(state, side) || came_back(state, side));
    if is_answered_twice(base, mine, theirs, &steps) {
        let values: BTreeSet<OrderedValue> = mine.values.union(&theirs.values).cloned().collect();
        let stands = latest(&values, log, path);
        return FieldState { stands, values };
    }
    if mine == base && !mine_took {
        return theirs.clone();
    }
    if theirs == base && !theirs_took {
        return mine.clone();
    }
    let mut values = united(base, mine, theirs, has_base);
    for (took, (state, _)) in [mine_took, theirs_took].into_iter().zip(sides) {
        if took {
            values.insert(state.stands.clone());
        }
    }
    if values.is_empty() {
        values = answers(mine, theirs);
    }
    let known = has_base.then_some(base);
    let steps = match log.has_base {
        true => steps,
        false => without_rounds(steps, base),
    };
    let mut ways = FieldSides::of(steps, known, mine, theirs);
    ways.steps.extend(removed);
    let values = ways.unreplaced(&values, [mine, theirs]);
    let values = match mine_took || theirs_took {
        true => unleft(values, log, path),
        false => values,
    };
    let stands = standing(base, mine, theirs, &values, log, path);
    FieldState { stands, values }
}

/// The changes without those of whoever came back to where both began: what they gave on the way replaced nothing.
fn without_rounds(steps: Vec<ValueChange>, base: &FieldState) -> Vec<ValueChange> {
    let is_round = |step: &ValueChange| {
        let own = || {
            let same = |other: &&ValueChange| other.side == step.side && other.by == step.by;
            steps.iter().filter(same)
        };
        own().any(|other| base.values.contains(&other.to)) && is_closed(own())
    };
    let rounds: Vec<bool> = steps.iter().map(is_round).collect();
    let kept = steps.into_iter().zip(rounds);
    kept.filter(|(_, is_round)| !is_round)
        .map(|(step, _)| step)
        .collect()
}

/// Whether every value was left as often as it was given.
fn is_closed<'s>(steps: impl Iterator<Item = &'s ValueChange>) -> bool {
    balance(steps).values().all(|balance| *balance == 0)
}

/// Without the values that were left as often as they were given, where others remain: whoever left them knew them,
/// though neither side's own changes say so any more.
fn unleft(
    values: BTreeSet<OrderedValue>,
    log: &ChangeLog,
    path: &FieldPath,
) -> BTreeSet<OrderedValue> {
    let is_left = |value: &&OrderedValue| {
        let (given, left) = log.given_and_left(path, value);
        given > 0 && left >= given + usize::from(value.0.is_none())
    };
    let left: Vec<&OrderedValue> = values.iter().filter(is_left).collect();
    if left.is_empty() || left.len() == values.len() {
        return values;
    }
    values
        .iter()
        .filter(|value| !left.contains(value))
        .cloned()
        .collect()
}

/// The values of both sides, merged as sets. Without a base nothing is known to have been there: that a conflict holds
/// "no value" is then a choice that somebody made, and stays one.
fn united(
    base: &FieldState,
    mine: &FieldState,
    theirs: &FieldState,
    has_base: bool,
) -> BTreeSet<OrderedValue> {
    let all = mine.values.union(&theirs.values);
    let is_choice = |value: &OrderedValue| {
        let sides = [mine, theirs].into_iter();
        !has_base
            && sides
                .filter(|side| side.values.len() > 1)
                .any(|side| side.values.contains(value))
    };
    all.filter(|value| {
        !base.values.contains(*value)
            || (mine.values.contains(*value) && theirs.values.contains(*value))
            || is_choice(value)
    })
    .cloned()
    .collect()
}

/// Whether a conflict of the base was answered on both sides: each answer is one of its values, or a third. A side whose
/// answers were in conflict again looks as the base does, and only its log tells.
fn is_answered_twice(
    base: &FieldState,
    mine: &FieldState,
    theirs: &FieldState,
    steps: &[ValueChange],
) -> bool {
    let is_answer = |step: &ValueChange| base.values.contains(&step.from);
    let is_answered = |state: &FieldState, side: usize| {
        let own = || {
            steps
                .iter()
                .any(|step| step.side == side && is_answer(step))
        };
        state.values.len() == 1 || own()
    };
    base.values.len() > 1 && is_answered(mine, 1) && is_answered(theirs, 2)
}

/// The values that both sides came to.
fn answers(mine: &FieldState, theirs: &FieldState) -> BTreeSet<OrderedValue> {
    BTreeSet::from([mine.stands.clone(), theirs.stands.clone()])
}

/// The ways that the changes which only one side's log holds lead.
struct FieldSides {
    steps: Vec<ValueChange>,
    /// The values of the base: there both began, so no way leads through them.
    begun: BTreeSet<OrderedValue>,
}

impl FieldSides {
    /// The ways of both sides' changes. A value that a side holds and no change gave was given by hand, after
    /// that side's last change.
    fn of(
        mut steps: Vec<ValueChange>,
        base: Option<&FieldState>,
        mine: &FieldState,
        theirs: &FieldState,
    ) -> Self {
        let mut by_hand = Vec::new();
        for (side, state) in [(1, mine), (2, theirs)] {
            let ends = ends(steps.iter().filter(|step| step.side == side));
            for value in &state.values {
                if steps.iter().any(|step| step.to == *value) {
                    continue;
                }
                let last = ends.iter().filter(|end| !state.values.contains(end));
                by_hand.extend(last.map(|end| ValueChange {
                    side,
                    from: end.clone(),
                    to: value.clone(),
                    by: String::new(),
                }));
            }
        }
        steps.extend(by_hand);
        let begun = base.map(|base| base.values.clone()).unwrap_or_default();
        Self { steps, begun }
    }

    /// The values that no change is known to have replaced by another of them, and those that an earlier merge
    /// took for replaced and that turn out to stand in a circle.
    fn unreplaced(
        &self,
        values: &BTreeSet<OrderedValue>,
        sides: [&FieldState; 2],
    ) -> BTreeSet<OrderedValue> {
        let holds = |side: usize, value: &OrderedValue| sides[side - 1].values.contains(value);
        // A change replaces a value only for those who do not hold the change.
        let replaced = |value: &OrderedValue, side: usize| {
            let other = 3 - side;
            holds(side, value)
                && !holds(other, value)
                && values.iter().any(|by| {
                    by != value
                        && holds(other, by)
                        && self.lead(value, by, other)
                        && !self.lead(by, value, side)
                })
        };
        let mut kept: BTreeSet<OrderedValue> = values
            .iter()
            .filter(|value| !replaced(value, 1) && !replaced(value, 2))
            .cloned()
            .collect();
        if [1, 2]
            .iter()
            .all(|side| self.steps.iter().any(|step| step.side == *side))
        {
            let back: Vec<OrderedValue> = ends(self.steps.iter())
                .into_iter()
                .filter(|end| !kept.contains(end) && self.in_circle(end, &kept))
                .collect();
            kept.extend(back);
        }
        kept
    }

    /// Whether changes lead from a value to one of `kept` and back, by changes of both sides.
    fn in_circle(&self, value: &OrderedValue, kept: &BTreeSet<OrderedValue>) -> bool {
        let leads = |from: &OrderedValue, to: &OrderedValue| {
            self.lead(from, to, 1) || self.lead(from, to, 2)
        };
        kept.iter().any(|other| {
            let both_sides = self.lead(value, other, 1) != self.lead(other, value, 1)
                || self.lead(value, other, 2) != self.lead(other, value, 2);
            both_sides && leads(value, other) && leads(other, value)
        })
    }

    /// Whether changes lead from one value to another, the first of them one of that side.
    fn lead(&self, from: &OrderedValue, to: &OrderedValue, side: usize) -> bool {
        let mut seen = BTreeSet::new();
        let first = self
            .steps
            .iter()
            .filter(|step| step.side == side && step.from == *from);
        let mut open: Vec<&OrderedValue> = first.map(|step| &step.to).collect();
        while let Some(at) = open.pop() {
            if at == to {
                return true;
            }
            if seen.insert(at) && !self.begun.contains(at) {
                let next = self.steps.iter().filter(|step| step.from == *at);
                open.extend(next.map(|step| &step.to));
            }
        }
        false
    }
}

/// Which of the values stands.
fn standing(
    base: &FieldState,
    mine: &FieldState,
    theirs: &FieldState,
    values: &BTreeSet<OrderedValue>,
    log: &ChangeLog,
    path: &FieldPath,
) -> OrderedValue {
    // Where only one side changed what stands, that stands.
    for (changed, left) in [(mine, theirs), (theirs, mine)] {
        if left.stands == base.stands
            && changed.stands != base.stands
            && values.contains(&changed.stands)
        {
            return changed.stands.clone();
        }
    }
    latest(values, log, path)
}

/// The value whose change is latest; where not all are logged, or on one day, the greatest.
pub(super) fn latest(
    values: &BTreeSet<OrderedValue>,
    log: &ChangeLog,
    path: &FieldPath,
) -> OrderedValue {
    let some: Vec<&OrderedValue> = values.iter().filter(|value| value.0.is_some()).collect();
    let dated: Option<Vec<_>> = some
        .iter()
        .map(|value| Some((log.given_on(path, value)?, *value)))
        .collect();
    let latest = match dated {
        Some(dated) => dated.into_iter().max().map(|(_, value)| value.clone()),
        None => some.last().map(|value| (*value).clone()),
    };
    latest.unwrap_or(OrderedValue(None))
}
