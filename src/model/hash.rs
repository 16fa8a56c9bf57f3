//! Maps and sets with a fast hash, for what is looked up many times in one run.

use foldhash::fast::RandomState;

/// A map with a fast hash.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
/// A set with a fast hash.
pub(crate) type HashSet<K> = std::collections::HashSet<K, RandomState>;
