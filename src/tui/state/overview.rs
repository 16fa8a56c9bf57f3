//! What the overview of a roadmap shows: what comes next, what is worst, which decisions wait.

use crate::dates::date::day;
use crate::model::{Kind, Roadmap};
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;

/// How many of each are shown.
const SHOWN: usize = 3;

/// What stands on the overview, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Overview {
    /// The open milestones that are expected next.
    pub next: Vec<RowId>,
    /// The milestones with the worst flags.
    pub worst: Vec<RowId>,
    /// The decisions that are not carried out, the one due first at the front.
    pub decisions: Vec<RowId>,
    /// The value chains that the cluster sells into.
    pub chains: Vec<RowId>,
}

impl Overview {
    /// The overview of a roadmap.
    pub(crate) fn of(snapshot: &Snapshot, roadmap: &Roadmap) -> Self {
        let Some(at) = snapshot.position(&roadmap.id) else {
            return Self::default();
        };
        let entry = |kind, id: &str| RowId::Entry(roadmap.id.clone(), kind, id.to_owned());
        let next = snapshot.summaries[at].next.iter();
        let next = next.filter_map(|place| roadmap.milestones.get(*place));
        let next = next.filter(|milestone| !milestone.id.is_empty());
        let worst = snapshot.concerns_in(&roadmap.id).map(|one| &one.key);
        let worst = worst.filter(|key| matches!(key, RowId::Entry(_, Kind::Milestone, _)));
        Self {
            next: next
                .take(SHOWN)
                .map(|milestone| entry(Kind::Milestone, &milestone.id))
                .collect(),
            worst: worst.take(SHOWN).cloned().collect(),
            decisions: decisions(snapshot, roadmap)
                .take(SHOWN)
                .map(|id| entry(Kind::Decision, id))
                .collect(),
            chains: (roadmap.chains.iter())
                .filter(|chain| !chain.id.is_empty())
                .map(|chain| entry(Kind::Chain, &chain.id))
                .collect(),
        }
    }

    /// Every key that can be chosen, each once.
    pub(crate) fn keys(&self) -> Vec<RowId> {
        let mut keys: Vec<RowId> = Vec::new();
        let all = self.next.iter().chain(&self.worst).chain(&self.decisions);
        for key in all.chain(&self.chains) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    }
}

fn decisions<'r>(snapshot: &Snapshot, roadmap: &'r Roadmap) -> impl Iterator<Item = &'r str> {
    let today = day(snapshot.today());
    let open = roadmap.decisions.iter();
    let mut open: Vec<_> = open
        .filter(|decision| decision.done.is_none_or(|done| day(done) > today))
        .filter(|decision| !decision.id.is_empty())
        .collect();
    open.sort_by_key(|decision| (decision.due.is_none(), decision.due));
    open.into_iter().map(|decision| decision.id.as_str())
}
