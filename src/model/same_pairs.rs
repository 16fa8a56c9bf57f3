//! Whether two tables hold the same, in whatever order.

use std::collections::BTreeMap;

/// Whether both hold the same pairs. Keys are looked up, not held against each other: a table may have thousands.
pub(super) fn same_pairs<K: Ord, V: PartialEq>(one: &[(K, V)], other: &[(K, V)]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    // Mostly they stand in the same order.
    let is_same = |(a, b): &(&(K, V), &(K, V))| a.0 == b.0 && a.1 == b.1;
    let same = one.iter().zip(other).take_while(is_same).count();
    let (one, other) = (&one[same..], &other[same..]);
    let by_key: BTreeMap<&K, &V> = other.iter().map(|(key, value)| (key, value)).collect();
    one.iter()
        .all(|(key, value)| by_key.get(key).is_some_and(|other| *other == value))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::cmp::Ordering;

    use super::same_pairs;

    thread_local! {
        static COMPARED: Cell<usize> = const { Cell::new(0) };
    }

    /// A key that counts how often it is compared.
    #[derive(Clone, Copy)]
    struct Key(usize);

    impl PartialEq for Key {
        fn eq(&self, other: &Self) -> bool {
            self.cmp(other) == Ordering::Equal
        }
    }

    impl Eq for Key {}

    impl PartialOrd for Key {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    impl Ord for Key {
        fn cmp(&self, other: &Self) -> Ordering {
            COMPARED.set(COMPARED.get() + 1);
            self.0.cmp(&other.0)
        }
    }

    #[test]
    fn tables_of_twice_as_many_keys_take_hardly_more_comparisons_each() {
        let compared = |count: usize, backwards: bool| {
            COMPARED.set(0);
            let one: Vec<_> = (0..count).map(|key| (Key(key), key)).collect();
            let mut other = one.clone();
            if backwards {
                other.reverse();
            }
            assert!(same_pairs(&one, &other));
            let compared = COMPARED.get();
            other[count / 2].1 += 1;
            assert!(!same_pairs(&one, &other) && !same_pairs(&one, &other[1..]));
            compared
        };
        for backwards in [false, true] {
            let [half, whole] = [1000, 2000].map(|count| compared(count, backwards));
            assert!(whole * 10 <= half * 25, "{half} comparisons, then {whole}");
        }
    }
}
