//! The tables in which the program writes each kind: their names, and the columns beside the fields.

use crate::model::{EntryClass, Kind};

/// The column that names the roadmap.
pub(crate) const ROADMAP: &str = "roadmap";
/// The column of rules that flag an entry.
pub(crate) const FLAGS: &str = "flags";
/// The column that marks what is made up.
pub(crate) const MARK: &str = "sample";

/// What is computed of a milestone.
pub(crate) const OF_MILESTONE: [&str; 6] =
    ["due", "slip", "projected", "float", "silent", "pushes"];
/// What is computed of a roadmap.
pub(crate) const OF_CLUSTER: [&str; 7] = [
    "health", "schedule", "updates", "feedback", "open", "done", "dropped",
];
/// What is computed of a capability.
pub(crate) const OF_CAPABILITY: [&str; 1] = ["level"];

/// The kinds that have a table, in the order of the format's page: `roadmaps` first, the parts of entries included.
pub(crate) fn kinds() -> impl Iterator<Item = Kind> {
    let all = Kind::ALL.iter().copied();
    all.filter(|kind| kind.description().nature != EntryClass::Table || *kind == Kind::Cluster)
}

/// The word for a table of that kind.
pub(crate) fn table_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Cluster => "roadmaps",
        kind => kind.plural(),
    }
}

/// The kind that a word means: `milestones` or `milestone`; `roadmaps` are their clusters.
pub(crate) fn kind_of(word: &str) -> Option<Kind> {
    kinds().find(|kind| {
        table_name(*kind) == word
            || kind.key() == word
            || (word == ROADMAP && *kind == Kind::Cluster)
    })
}

/// The words for all that is computed of a kind.
pub(crate) fn computed_of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Milestone => &OF_MILESTONE,
        Kind::Cluster => &OF_CLUSTER,
        Kind::Capability => &OF_CAPABILITY,
        _ => &[],
    }
}

/// Whether a column is computed, or says where an entry stands: it is no column of a person's own.
pub(crate) fn is_computed(kind: Kind, key: &str) -> bool {
    let holder = kind.description().parent.map(Kind::key);
    [ROADMAP, FLAGS, MARK].contains(&key) || holder == Some(key) || computed_of(kind).contains(&key)
}
