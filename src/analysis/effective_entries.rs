//! The entries of a list that count.

use std::collections::HashSet;

use crate::model::Entry;

/// Each entry with its place; of one id only the first, which is the one that references mean.
pub(crate) fn effective_entries<T: Entry>(list: &[T]) -> impl Iterator<Item = (usize, &T)> {
    let mut seen = HashSet::new();
    let all = list.iter().enumerate();
    all.filter(move |(_, one)| one.id().is_empty() || seen.insert(one.id()))
}
