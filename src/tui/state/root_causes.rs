//! What needs somebody, folded by what causes it: the milestone that holds others up, the owner who has left.

use std::collections::{HashMap, HashSet};

use crate::health::Rule;
use crate::model::{EntryRef, Kind};
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;

/// What causes how much of what needs somebody.
#[derive(Clone, Debug, Default)]
pub(crate) struct RootCauses {
    held: HashMap<RowId, usize>,
    of: HashMap<RowId, RowId>,
}

impl RootCauses {
    /// The causes of these rows.
    pub(crate) fn of(snapshot: &Snapshot, rows: &[Row]) -> Self {
        let left = left(snapshot);
        let mut causes = Self::default();
        for row in rows {
            let Some(cause) = cause(snapshot, &row.key, &left).filter(|cause| *cause != row.key)
            else {
                continue;
            };
            *causes.held.entry(cause.clone()).or_default() += 1;
            causes.of.insert(row.key.clone(), cause);
        }
        causes
    }

    /// How many of the rows an entry causes.
    pub(crate) fn held(&self, key: &RowId) -> usize {
        self.held.get(key).copied().unwrap_or(0)
    }

    /// Whether an entry stands below its cause.
    pub(crate) fn is_below(&self, key: &RowId) -> bool {
        self.of.contains_key(key)
    }

    /// The rows with what each causes right below it, or left out; the cause of the worst first.
    pub(crate) fn arranged(&self, rows: Vec<Row>, folded: bool) -> Vec<Row> {
        let mut places: HashMap<RowId, usize> = HashMap::new();
        let mut groups: Vec<(Row, Vec<Row>)> = Vec::new();
        for row in rows {
            let cause = self.of.get(&row.key);
            // What causes others is itself caused by something further back only where that is flagged too.
            let head = cause.filter(|_| self.held(&row.key) == 0);
            let key = head.unwrap_or(&row.key).clone();
            let place = *places.entry(key.clone()).or_insert_with(|| {
                groups.push((Row::heading(key), Vec::new()));
                groups.len() - 1
            });
            match head {
                Some(_) => groups[place].1.push(row),
                None => groups[place].0 = row,
            }
        }
        let flat = groups.into_iter().flat_map(|(head, below)| {
            let below = if folded { Vec::new() } else { below };
            std::iter::once(head).chain(below)
        });
        flat.collect()
    }
}

/// The owners whose last day has passed.
fn left(snapshot: &Snapshot) -> HashSet<EntryRef> {
    let flags = snapshot.health.flags.iter();
    flags
        .filter(|flag| flag.rule == Rule::OwnerLeft)
        .filter_map(|flag| flag.entry)
        .collect()
}

/// What causes that an entry needs somebody, where that is something else.
fn cause(snapshot: &Snapshot, key: &RowId, left: &HashSet<EntryRef>) -> Option<RowId> {
    let found = snapshot
        .found(key)
        .filter(|found| found.kind == Kind::Milestone)?;
    let roadmap = found.roadmap?;
    if let Some(((roadmap, index), _)) = snapshot.plan.origin(roadmap, found.index) {
        return snapshot.key(EntryRef {
            roadmap: Some(roadmap),
            kind: Kind::Milestone,
            index,
        });
    }
    let milestone = &snapshot.folder.portfolio.roadmaps[roadmap].milestones[found.index];
    let owner = milestone.owner.as_ref()?;
    let owner = snapshot.resolve(found.roadmap, owner.as_str(), Kind::Owner)?;
    left.contains(&owner).then(|| snapshot.key(owner))?
}
