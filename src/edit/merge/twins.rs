//! Entries of several kinds that go by one id. The log tells entries by their ids alone.

use std::collections::HashSet;

use crate::edit::diff::{EntryNode, EntrySet, Identity};
use crate::model::Kind;

/// Whether entries of several kinds go by an id.
pub(super) fn is_shared(sides: [&EntrySet; 3], word: &str) -> bool {
    kinds_of(sides, word).len() > 1
}

/// The kinds of the entries that go by an id.
pub(super) fn kinds_of(sides: [&EntrySet; 3], word: &str) -> HashSet<Kind> {
    let sides = sides.iter();
    let items = sides.flat_map(|entries| &entries.items);
    let named = items.filter(|one| matches!(one.name, Identity::Id(_)) && one.word() == word);
    named.map(|one| one.kind).collect()
}

/// How many entries of other kinds by the id of an entry the other side has and its own lacks.
pub(super) fn more_twins(item: &EntryNode, own: &EntrySet, other: &EntrySet) -> usize {
    let twins = other.items.iter().filter(|one| {
        one.kind != item.kind && one.name == item.name && matches!(one.name, Identity::Id(_))
    });
    twins
        .filter(|one| own.find(one.kind, &one.name).is_none())
        .count()
}
