//! Entries and parts: there or not, and merged field by field.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::additions::{self, Additions};
use super::conflict_set::{ConflictSet, names, names_part};
use super::field::{self, FieldState};
use super::list;
use super::log::{ADDED, ChangeLog, FieldPath, REMOVED, ValueChange, kept, removed_as};
use super::merge_base;
use super::multiset;
use super::removed_entry::{Removals, is_of_other_kind};
use super::told;
use super::twins::{is_shared, kinds_of, more_twins};
use crate::edit::diff::{EntryNode, EntrySet, Identity, OrderedValue};
use crate::model::{Kind, Value};

/// A merge under way.
pub(crate) struct MergeContext<'m> {
    /// The logs.
    pub log: &'m ChangeLog,
    /// What they tell of additions.
    pub additions: &'m Additions,
    /// Base, ours and theirs.
    pub sides: [&'m EntrySet; 3],
    /// The conflicts.
    pub conflicts: ConflictSet,
    /// What removals tell of the entry in hand.
    pub removals: Removals,
}

impl MergeContext<'_> {
    /// The tables and the entries of the result: ours in their order, then what theirs adds.
    pub(crate) fn entries(&mut self) -> Vec<EntryNode> {
        let [base, ours, theirs] = self.sides;
        let mut seen = HashSet::new();
        let mut result = Vec::new();
        for item in ours.items.iter().chain(&theirs.items) {
            let key = (item.kind, &item.name);
            if matches!(item.name, Identity::Content(_)) || !seen.insert(key) {
                continue;
            }
            let found = [base, ours, theirs].map(|entries| entries.find(item.kind, &item.name));
            result.extend(match found {
                [base, Some(mine), Some(other)] => Some(self.both(base, mine, other)),
                [base, Some(mine), None] => self.stays(base, mine, [1, 2]),
                [base, None, Some(other)] => self.stays(base, other, [2, 1]),
                [_, None, None] => None,
            });
        }
        result
    }

    /// An entry of one side only, where it stays, and the conflicts about it.
    fn stays(
        &mut self,
        base: Option<&EntryNode>,
        item: &EntryNode,
        sides: [usize; 2],
    ) -> Option<EntryNode> {
        let mut left = self.lone(base, item, sides);
        // Without a base the conflicts of a side are about what that side has.
        let has_twin = match self.log.has_base || left.is_some() {
            true => self.sides[sides[1]].logged(item.word()).is_some(),
            false => more_twins(item, &EntrySet::default(), self.sides[sides[0]]) > 0,
        };
        if !has_twin {
            let is_about = |conflict: &EntryNode| names(conflict, item.word());
            self.conflicts.alone(sides[0], left.is_some(), &is_about);
        }
        if let Some(left) = left.as_mut().filter(|_| !has_twin) {
            self.stand_as_logged(item, left, sides);
        }
        left
    }

    /// The keys of an entry, or of a part of it, that are in conflict on any side.
    pub(super) fn in_conflict(
        &self,
        word: &str,
        item: &EntryNode,
        part: Option<&EntryNode>,
    ) -> Vec<String> {
        let parts = item.kind.description().subs;
        let mut keys = self.conflicts.keys(word, part);
        keys.retain(|key| {
            key != REMOVED && key != ADDED && !parts.iter().any(|part| part.key() == key)
        });
        keys
    }

    /// An entry of one side only. `sides` are that side and the other.
    fn lone(
        &mut self,
        base: Option<&EntryNode>,
        item: &EntryNode,
        sides: [usize; 2],
    ) -> Option<EntryNode> {
        let word = item.word().to_owned();
        let path = FieldPath::of(&word, REMOVED);
        let held = [base.is_some(), sides[0] == 1, sides[0] == 2];
        // The log names an entry by its id alone: of two that share it, it does not tell which was there.
        let known =
            merge_base::entry(self.log, &word, held).filter(|_| !is_shared(self.sides, &word));
        let other = self.sides[sides[1]];
        let as_it_is = || removed_as(other, &word, REMOVED, &merge_base::whole(item));
        let of_others = match self.log.has_base {
            true => 0,
            false => more_twins(item, self.sides[sides[0]], other),
        };
        let additions = self.additions;
        let says = || additions.is_removed_by(&word, [sides[1], sides[0]], of_others);
        let answers = sides.map(|side| kept(self.sides[side], &word));
        if answers[0] > answers[1] && says() {
            self.removed_or_not(base, &path);
            return Some(item.clone());
        }
        if !self.log.has_base && is_of_other_kind(self.log, item, sides[1]) {
            return Some(item.clone());
        }
        if known == Some(true) || says() {
            let left = self.left_of_removed(item, sides);
            if let Some(left) = left {
                left.is_some().then(|| self.removed_or_not(base, &path));
                return left;
            }
        }
        let is_removed = match (base, known) {
            // Whoever logged a change of it did not leave it alone, though it came to be as it was.
            (Some(base), None | Some(true))
                if base.content() == item.content() && !self.log.is_changed_by(item, sides[0]) =>
            {
                return None;
            }
            // Whoever removed it knew all that this side has, which changed nothing of its own.
            (Some(_), None) if as_it_is() && !self.log.is_changed_by(item, sides[0]) => {
                return None;
            }
            (Some(_), None) => true,
            (_, Some(true)) if as_it_is() => return None,
            (_, Some(true)) => true,
            // It may have come here by another way than from the base, and have been removed there since.
            (_, None | Some(false)) => {
                if says() && as_it_is() {
                    return None;
                }
                says()
            }
        };
        let steps = self.log.steps(&path);
        let truth = |truth: bool| OrderedValue(Some(Value::Truth(truth)));
        let has = |from: bool, to: bool| {
            let is = |step: &&ValueChange| step.from == truth(from) && step.to == truth(to);
            steps.iter().find(is).is_some()
        };
        // An entry of another kind that was added under its id settles nothing.
        let is_other = self.log.has_base && is_shared(self.sides, &word);
        let settled = has(true, false) && !has(false, true) && !is_other;
        if is_removed && !settled {
            self.removed_or_not(base, &path);
        }
        Some(item.clone())
    }

    /// What is left of `item`, which only the first of `sides` has and the second removed: nothing where whoever removed
    /// it knew all of it. `None` where no removal tells.
    fn left_of_removed(
        &mut self,
        item: &EntryNode,
        sides: [usize; 2],
    ) -> Option<Option<EntryNode>> {
        let word = item.word();
        if self.log.has_base || additions::is_apart(&self.conflicts, word) {
            return None;
        }
        let removals = Removals::by(sides[1], self.log, &self.conflicts, item, &self.twins(item));
        let removed = removals.as_last_known(self.log, item)?;
        let before = self.conflicts.clone();
        self.removals = removals;
        let pair = match sides[0] {
            1 => [item, &removed],
            _ => [&removed, item],
        };
        let mut merged = self.joined(None, pair);
        self.removals = Removals::default();
        merged.place = item.place;
        let is_open = self.conflicts.count_wanted() > before.count_wanted();
        if !is_open && merged.content() == removed.content() {
            self.conflicts = before;
            return Some(None);
        }
        let is_as_it_was = merged.content() == item.content();
        Some(Some(if is_as_it_was { item.clone() } else { merged }))
    }

    /// The kinds of other entries by the id of an entry.
    fn twins(&self, item: &EntryNode) -> HashSet<Kind> {
        let mut kinds = kinds_of(self.sides, item.word());
        kinds.remove(&item.kind);
        kinds
    }

    /// A conflict on whether an entry is removed: it stays whole until a person chooses.
    fn removed_or_not(&mut self, base: Option<&EntryNode>, path: &FieldPath) {
        let truth = |truth: bool| OrderedValue(Some(Value::Truth(truth)));
        let began = FieldState::one(OrderedValue(base.map(|_| Value::Truth(false))));
        let both = FieldState {
            stands: truth(false),
            values: BTreeSet::from([truth(false), truth(true)]),
        };
        let absent = FieldState::one(truth(true));
        self.conflicts.settle(path, [&began, &absent, &both], &both);
    }

    /// An entry that both sides have.
    fn both(&mut self, base: Option<&EntryNode>, mine: &EntryNode, other: &EntryNode) -> EntryNode {
        let word = mine.word().to_owned();
        let mut merged = mine.clone();
        merged.lines = None;
        if matches!(mine.name, Identity::Id(_))
            && let Some(stands) = additions::added_apart(
                self.additions,
                &mut self.conflicts,
                &|| is_shared(self.sides, &word),
                (self.log.has_base, base),
                [mine, other],
            )
        {
            merged.fields = stands.fields.clone();
            merged.sources = sources(&merged, &stands);
            merged.parts = stands.parts;
            self.presence(&word);
            return merged;
        }
        if !self.log.has_base && !self.log.removals(&word).is_empty() {
            self.removals = Removals::of(self.log, &self.conflicts, mine, &self.twins(mine));
        }
        let merged = self.joined(base, [mine, other]);
        self.removals = Removals::default();
        if matches!(mine.name, Identity::Id(_)) {
            self.presence(&word);
        }
        merged
    }

    /// Two entries, field by field and part by part.
    pub(super) fn joined(
        &mut self,
        base: Option<&EntryNode>,
        [mine, other]: [&EntryNode; 2],
    ) -> EntryNode {
        let word = mine.word().to_owned();
        let mut merged = mine.clone();
        merged.lines = None;
        let items = [base, Some(mine), Some(other)];
        merged.fields = self.fields(items, None, &|key| FieldPath::of(&word, key));
        merged.sources = sources(&merged, other);
        merged.parts = self.parts(&word, base, mine, other);
        merged
    }

    /// Conflicts on whether an entry that both sides have is removed.
    fn presence(&mut self, word: &str) {
        let path = FieldPath::of(word, REMOVED);
        let there = OrderedValue(Some(Value::Truth(false)));
        let [base, mine, other] = [0, 1, 2].map(|side| self.state(side, &path, there.clone()));
        let merged = field::merge(true, &base, &mine, &other, self.log, &path, Vec::new());
        let merged = FieldState {
            stands: there,
            ..merged
        };
        self.conflicts
            .settle(&path, [&base, &mine, &other], &merged);
    }

    fn fields(
        &mut self,
        items: [Option<&EntryNode>; 3],
        part: Option<(&str, &EntryNode)>,
        spot_of: &dyn Fn(&str) -> FieldPath,
    ) -> BTreeMap<String, Value> {
        let [base, Some(mine), Some(other)] = items else {
            return BTreeMap::new();
        };
        let in_conflict = match part {
            Some((word, part)) => self.in_conflict(word, mine, Some(part)),
            None => self.in_conflict(mine.word(), mine, None),
        };
        let keys: BTreeSet<&String> = mine
            .fields
            .keys()
            .chain(other.fields.keys())
            .chain(&in_conflict)
            .collect();
        let mut merged = BTreeMap::new();
        for key in keys {
            let values = [base, Some(mine), Some(other)]
                .map(|item| item.and_then(|item| item.fields.get(key)));
            let path = spot_of(key);
            let value = if mine.is_list(key)
                && values
                    .iter()
                    .flatten()
                    .all(|value| matches!(value, Value::List(_)))
            {
                list::merge(self.log, values, &path)
            } else {
                self.field(values, &path)
            };
            merged.extend(value.map(|value| (key.clone(), value)));
        }
        merged
    }

    pub(super) fn state(&self, side: usize, path: &FieldPath, stands: OrderedValue) -> FieldState {
        let mut state = FieldState::one(stands);
        state.values.extend(self.conflicts.values(side, path));
        state
    }

    fn field(&mut self, values: [Option<&Value>; 3], path: &FieldPath) -> Option<Value> {
        let mut side = 0;
        let [base, mine, other] = values.map(|value| {
            side += 1;
            self.state(side - 1, path, OrderedValue(value.cloned()))
        });
        if let Some(begun) = base.single().filter(|_| self.log.has_base) {
            let merged = told::merge(begun, [&mine, &other], self.log, path);
            self.conflicts.settle(path, [&base, &mine, &other], &merged);
            return merged.stands.0;
        }
        let began = self.log.has_base.then_some(&base);
        let known = merge_base::field(self.log, path, began, [&mine, &other]);
        let has_base = self.log.has_base || known.is_some();
        let base = known.unwrap_or(base);
        let removed = self.removals.replaced(path, [&mine, &other]);
        let mut merged = field::merge(has_base, &base, &mine, &other, self.log, path, removed);
        if mine != other {
            merged = self.removals.unknown_of(merged, self.log, path);
        }
        self.conflicts.settle(path, [&base, &mine, &other], &merged);
        merged.stands.0
    }

    fn parts(
        &mut self,
        word: &str,
        base: Option<&EntryNode>,
        mine: &EntryNode,
        other: &EntryNode,
    ) -> Vec<EntryNode> {
        let empty: &[EntryNode] = &[];
        let base = base.map_or(empty, |item| &item.parts);
        let mut result = Vec::new();
        let mut seen = HashSet::new();
        for part in mine.parts.iter().chain(&other.parts) {
            if matches!(part.name, Identity::Content(_)) || !seen.insert((part.kind, &part.name)) {
                continue;
            }
            let found = [base, &mine.parts, &other.parts].map(|parts| {
                parts
                    .iter()
                    .find(|one| one.kind == part.kind && one.name == part.name)
            });
            match found {
                [base, Some(a), Some(b)] => {
                    let mut merged = a.clone();
                    merged.lines = None;
                    let spot_of = |key: &str| FieldPath::of_part(word, a, key);
                    merged.fields =
                        self.fields([base, Some(a), Some(b)], Some((word, a)), &spot_of);
                    merged.sources = sources(&merged, b);
                    result.push(merged);
                }
                [base, Some(lone), None] => {
                    result.extend(self.part_stays(word, base, lone, [1, 2]));
                }
                [base, None, Some(lone)] => {
                    result.extend(self.part_stays(word, base, lone, [2, 1]));
                }
                [_, None, None] => {}
            }
        }
        let (log, has_base) = (self.log, self.log.has_base);
        let began = |part: &EntryNode, held| merge_base::parts(log, has_base, word, part, held);
        result.extend(multiset::items(base, &mine.parts, &other.parts, &began));
        result
    }

    fn part_stays(
        &mut self,
        word: &str,
        base: Option<&EntryNode>,
        part: &EntryNode,
        sides: [usize; 2],
    ) -> Option<EntryNode> {
        let mut left = self.lone_part(word, base, part, sides);
        let path = FieldPath::of_part(word, part, "");
        let is_about = |conflict: &EntryNode| names_part(conflict, &path);
        self.conflicts.alone(sides[0], left.is_some(), &is_about);
        if let Some(left) = &mut left {
            self.part_as_logged(word, left, sides);
        }
        left
    }

    fn lone_part(
        &mut self,
        word: &str,
        base: Option<&EntryNode>,
        part: &EntryNode,
        sides: [usize; 2],
    ) -> Option<EntryNode> {
        let held = [base.is_some(), sides[0] == 1, sides[0] == 2];
        let known = merge_base::part(self.log, word, part, held);
        let field = part.kind.key();
        let [own, other] =
            sides.map(|side| removed_as(self.sides[side], word, field, &merge_base::whole(part)));
        let path = FieldPath::of_part(word, part, "");
        let steps = self.log.steps(&path.whole());
        let mut steps = steps.iter().filter(|step| step.side == sides[0]);
        let is_changed = steps.any(|step| path.is_part(&step.to));
        let is_removed = match (base, known) {
            (Some(base), None | Some(true)) if base.content() == part.content() => return None,
            // Whoever took it out knew it as it is, and this side changed nothing of its own.
            (Some(_), None) if other && !own && !is_changed => return None,
            (Some(_), None) => true,
            (_, Some(true)) if other => return None,
            (_, Some(true)) => true,
            (_, None | Some(false)) if other && !own => return None,
            (_, None | Some(false)) => false,
        };
        if is_removed {
            self.conflicts.removed_part(word, part);
        }
        Some(part.clone())
    }
}

/// The lines of what the other side gives of unknown keys, as it wrote them.
fn sources(merged: &EntryNode, other: &EntryNode) -> BTreeMap<String, String> {
    let given = other.sources.iter().filter(|(key, _)| {
        let value = |item: &EntryNode| OrderedValue(item.fields.get(*key).cloned());
        value(merged) == value(other)
    });
    given
        .map(|(key, source)| (key.clone(), source.clone()))
        .collect()
}
