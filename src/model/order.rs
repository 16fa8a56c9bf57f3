//! Sorting through one compiled sort.
//!
//! The standard sorts are compiled anew for each closure that they are given, some 1,700 lines of machine code every
//! time; with the dozens of short lists that this program puts in order that was a twelfth of the whole build. These
//! compile once and call the comparison. Stable, like `slice::sort`. For lists of many thousands (the flags of a
//! folder) take the standard ones.

use std::cmp::Ordering;

/// Sorts from the least to the greatest.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by what a key gives.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let goal = goals(items.len(), &|a, b| compare(&items[a], &items[b]));
    put(goal, &mut |a, b| items.swap(a, b));
}

/// Where each item goes: its place in the sorted list.
fn goals(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    sorted.sort_by(|&a, &b| compare(a, b));
    let mut goals = vec![0; count];
    for (place, &item) in sorted.iter().enumerate() {
        goals[item] = place;
    }
    goals
}

/// Swaps until each item stands where it goes.
fn put(mut goals: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for at in 0..goals.len() {
        while goals[at] != at {
            let goal = goals[at];
            swap(at, goal);
            goals.swap(at, goal);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_sort_does(items: Vec<(u8, u16)>) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
            let (mut ours, mut theirs) = (items.clone(), items);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
