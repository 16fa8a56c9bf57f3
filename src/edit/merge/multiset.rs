//! Records and whatever else has no id: told apart by content, and counted.

use std::collections::HashMap;

use crate::edit::diff::{EntryNode, EntrySet, Identity};
use crate::model::Kind;

/// How many there are in the end, from how many the base, one side and the other have.
pub(crate) fn merged_count(base: usize, mine: usize, theirs: usize) -> usize {
    match (mine == base, theirs == base) {
        (true, _) => theirs,
        (_, true) => mine,
        _ => mine.max(theirs),
    }
}

/// The records of the kinds asked for, merged.
pub(crate) fn records(
    base: &EntrySet,
    ours: &EntrySet,
    theirs: &EntrySet,
    wanted: impl Fn(Kind) -> bool,
) -> Vec<EntryNode> {
    let of = |entries: &'_ EntrySet| -> Vec<EntryNode> {
        entries
            .items
            .iter()
            .filter(|item| wanted(item.kind))
            .cloned()
            .collect()
    };
    items(&of(base), &of(ours), &of(theirs), &|_, held| held[0])
}

/// Those of three lists that are told apart by content, merged: ours in their order, then what theirs adds.
/// `began` says of an item how many both sides last had, from how many base, ours and theirs have.
pub(crate) fn items(
    base: &[EntryNode],
    ours: &[EntryNode],
    theirs: &[EntryNode],
    began: &dyn Fn(&EntryNode, [usize; 3]) -> usize,
) -> Vec<EntryNode> {
    let (base, mine, other) = (counts(base), counts(ours), counts(theirs));
    let of =
        |counts: &HashMap<RecordKey, usize>, key: &RecordKey| counts.get(key).copied().unwrap_or(0);
    let mut left: HashMap<RecordKey, usize> = HashMap::new();
    for item in ours.iter().chain(theirs) {
        let Some(key) = key(item).filter(|key| !left.contains_key(key)) else {
            continue;
        };
        let held = [&base, &mine, &other].map(|counts| of(counts, &key));
        left.insert(key, merged_count(began(item, held), held[1], held[2]));
    }
    let mut merged = Vec::new();
    let mut seen: HashMap<RecordKey, usize> = HashMap::new();
    let theirs_beyond_ours = theirs.iter().filter(|item| {
        let Some(key) = key(item) else { return false };
        let seen = seen.entry(key.clone()).or_default();
        *seen += 1;
        *seen > of(&mine, &key)
    });
    for item in ours.iter().chain(theirs_beyond_ours) {
        let Some(left) = key(item).and_then(|key| left.get_mut(&key)) else {
            continue;
        };
        if *left > 0 {
            *left -= 1;
            merged.push(item.clone());
        }
    }
    merged
}

type RecordKey = (Kind, String);

fn key(item: &EntryNode) -> Option<RecordKey> {
    match &item.name {
        Identity::Content(content) => Some((item.kind, content.clone())),
        _ => None,
    }
}

/// How often each content occurs.
pub(crate) fn counts(items: &[EntryNode]) -> HashMap<RecordKey, usize> {
    let mut counts = HashMap::new();
    for key in items.iter().filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::merged_count;

    #[test]
    fn the_side_that_changed_the_number_decides_and_of_two_the_greater_number() {
        for (base, mine, theirs, merged) in [
            (0, 1, 0, 1),
            (0, 1, 1, 1),
            (0, 2, 1, 2),
            (1, 0, 1, 0),
            (1, 1, 0, 0),
            (1, 0, 2, 2),
            (1, 0, 0, 0),
            (2, 1, 0, 1),
        ] {
            assert_eq!(
                merged_count(base, mine, theirs),
                merged,
                "{base} {mine} {theirs}"
            );
            assert_eq!(
                merged_count(base, theirs, mine),
                merged,
                "{base} {theirs} {mine}"
            );
        }
    }

    #[test]
    fn three_numbers_merge_alike_in_any_order() {
        for base in 0..4 {
            for (a, b, c) in (0..64).map(|n| (n % 4, n / 4 % 4, n / 16)) {
                let once = merged_count(base, merged_count(base, a, b), c);
                assert_eq!(
                    once,
                    merged_count(base, a, merged_count(base, b, c)),
                    "{base}: {a} {b} {c}"
                );
                assert_eq!(
                    once,
                    merged_count(base, merged_count(base, a, c), b),
                    "{base}: {a} {b} {c}"
                );
            }
        }
    }
}
