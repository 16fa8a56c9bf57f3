//! The members of a list, each once.

use std::collections::BTreeSet;

/// The items in their order, each once; `key` is what tells them apart. Each is looked up, not held against each: a
/// confirmation may name thousands.
pub(super) fn distinct<T, K: Ord>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut seen = BTreeSet::new();
    let items = items.into_iter();
    items.filter(|item| seen.insert(key(item))).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::cmp::Ordering;

    use super::distinct;

    thread_local! {
        static COMPARED: Cell<usize> = const { Cell::new(0) };
    }

    /// A name that counts how often it is compared.
    #[derive(Clone, Copy, Debug)]
    struct Name(usize);

    impl PartialEq for Name {
        fn eq(&self, other: &Self) -> bool {
            self.cmp(other) == Ordering::Equal
        }
    }

    impl Eq for Name {}

    impl PartialOrd for Name {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    impl Ord for Name {
        fn cmp(&self, other: &Self) -> Ordering {
            COMPARED.set(COMPARED.get() + 1);
            self.0.cmp(&other.0)
        }
    }

    #[test]
    fn of_twice_as_many_members_each_is_compared_hardly_more_often() {
        let compared = |count: usize| {
            COMPARED.set(0);
            let names = (0..count).chain(0..count).map(Name);
            let kept: Vec<usize> = distinct(names, |name| *name)
                .iter()
                .map(|one| one.0)
                .collect();
            assert_eq!(kept, (0..count).collect::<Vec<_>>());
            COMPARED.get()
        };
        let (half, whole) = (compared(1000), compared(2000));
        assert!(whole * 10 <= half * 25, "{half} comparisons, then {whole}");
    }
}
