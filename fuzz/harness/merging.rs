//! Two sides and their base.

use std::collections::HashSet;

use tcu::internal::edit::diff::EntrySet;
use tcu::internal::edit::merge::alike;
use tcu::internal::model::Kind;
use tcu::internal::store::merge::{MergeError, entry_set, merge_texts};

use super::BETWEEN;

/// Base, ours, theirs, and perhaps a third side: merging is symmetric and idempotent, ends alike in every order, and
/// keeps what one side alone changed, be it known to the format or not.
pub fn merge(data: &[u8]) {
    let Some(said) = super::text(data) else {
        return;
    };
    let mut parts = said.split(BETWEEN);
    let base = parts.next().unwrap_or_default();
    let ours = parts.next().unwrap_or(base);
    let theirs = parts.next().unwrap_or(base);
    let sides = [base, ours, theirs].map(|text| entry_set("x", text));
    for base in [Some(base), None] {
        let done = [
            merge_texts("x", base, ours, theirs),
            merge_texts("x", base, theirs, ours),
        ];
        let is_open = sides[1].is_some() && sides[2].is_some();
        match &done {
            [Ok(one), Ok(other)] => {
                assert!(agree(&one.text, &other.text), "{}", shown(said, &one.text));
            }
            [Err(MergeError::Closed(_)), Err(MergeError::Closed(_))] => assert!(!is_open, "{said}"),
            // Two texts may be written in a way that cannot be merged safely: then nothing is.
            _ => {}
        }
    }
    let [Some(before), Some(mine), Some(other)] = &sides else {
        return;
    };
    let merge = |ours: &str, theirs: &str| {
        merge_texts("x", Some(base), ours, theirs).map(|merged| merged.text)
    };
    let Ok(result) = merge(ours, theirs) else {
        return;
    };
    for side in [ours, theirs] {
        if let Ok(again) = merge(&result, side) {
            assert!(
                agree(&again, &result),
                "{}\n=== again\n{again}",
                shown(said, &result)
            );
        }
    }
    assert_eq!(merge(ours, base).as_deref(), Ok(ours), "{said}");
    let now = entry_set("x", &result).expect("what was merged can be read");
    if [before, mine, other].iter().all(|side| is_plain(side)) {
        keeps(before, mine, other, &now, &shown(said, &result));
        keeps(before, other, mine, &now, &shown(said, &result));
        if let Some(third) = parts
            .next()
            .filter(|text| entry_set("x", text).is_some_and(|set| is_plain(&set)))
        {
            in_any_order(&merge, [ours, theirs, third], said);
        }
    }
}

fn agree(one: &str, other: &str) -> bool {
    match [one, other].map(|text| entry_set("x", text)) {
        [Some(one), Some(other)] => alike(&one, &other),
        _ => false,
    }
}

fn in_any_order(
    merge: &dyn Fn(&str, &str) -> Result<String, MergeError>,
    sides: [&str; 3],
    said: &str,
) {
    let fold = |order: [usize; 3]| {
        let first = merge(sides[order[0]], sides[order[1]])?;
        merge(&first, sides[order[2]])
    };
    let Ok(first) = fold([0, 1, 2]) else { return };
    for order in [[0, 2, 1], [2, 1, 0]] {
        if let Ok(end) = fold(order) {
            assert!(
                agree(&first, &end),
                "{order:?}\n{}\n=== other order\n{end}",
                shown(said, &first)
            );
        }
    }
}

/// Whether each entry is told from every other, and nothing is withheld or in conflict: what the laws are about.
fn is_plain(set: &EntrySet) -> bool {
    let mut names = HashSet::new();
    let is_known = |kind: Kind| !matches!(kind, Kind::Feedback | Kind::Conflict | Kind::Change);
    set.items
        .iter()
        .all(|item| is_known(item.kind) && names.insert((item.kind, item.name.clone())))
}

/// What `mine` alone changed is in the result, whatever the key.
fn keeps(base: &EntrySet, mine: &EntrySet, other: &EntrySet, now: &EntrySet, shown: &str) {
    for item in mine
        .items
        .iter()
        .filter(|item| item.kind.has_id() || item.kind == Kind::Cluster)
    {
        let [before, theirs, result] =
            [base, other, now].map(|set| set.find(item.kind, &item.name));
        let (Some(before), Some(theirs), Some(result)) = (before, theirs, result) else {
            continue;
        };
        for (key, value) in &item.fields {
            let stood = before.fields.get(key);
            if stood != Some(value) && theirs.fields.get(key) == stood {
                assert_eq!(result.fields.get(key), Some(value), "{key}\n{shown}");
            }
        }
    }
}

fn shown(said: &str, result: &str) -> String {
    format!("=== base, ours, theirs\n{said}\n=== result\n{result}")
}
