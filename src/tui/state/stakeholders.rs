//! The rows of who acts where: the stakeholder groups with their owners below each, the policies by phase, the value chains.

use crate::model::choice::WordEnum;
use crate::model::{Kind, Roadmap};
use crate::tui::state::involvement::groups;
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::view_options::ViewOptions;

/// The heading over owners whose group is not said.
pub(crate) const NO_GROUP: &str = "no group";

/// The groups with their owners below each, then the phases with their policies, then the chains.
pub(crate) fn rows(snapshot: &Snapshot, roadmap: &Roadmap) -> Vec<Row> {
    let roles = snapshot
        .position(&roadmap.id)
        .and_then(|at| snapshot.roles(at));
    let Some(roles) = roles else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let ungrouped = roles.acting.iter().any(|one| one.group.is_none());
    let groups = groups(roles).map(Some).chain(ungrouped.then_some(None));
    for (at, group) in groups.enumerate() {
        let word = group.map_or(NO_GROUP, WordEnum::word);
        rows.push(Row {
            key: RowId::Word(roadmap.id.clone(), word.to_owned()),
            at,
        });
        for (at, acting) in roles.acting.iter().enumerate() {
            if acting.group == group {
                rows.extend(snapshot.key(acting.owner).map(|key| Row { key, at }));
            }
        }
    }
    rows.extend(policies(roadmap));
    rows.extend(entries(roadmap, Kind::Chain, |_| true));
    rows
}

/// The phases by their days, each with the policies that carry it out; last the policies of no phase.
fn policies(roadmap: &Roadmap) -> Vec<Row> {
    let mut phases: Vec<Row> = entries(roadmap, Kind::Phase, |_| true).collect();
    phases.sort_by_key(|row| {
        let start = roadmap.phases.get(row.at).and_then(|one| one.start);
        (start.is_none(), start)
    });
    let of = |at: usize| {
        roadmap
            .policies
            .get(at)
            .and_then(|one| one.phase.as_deref())
    };
    let mut rows = Vec::new();
    for phase in phases {
        let Some(id) = roadmap.phases.get(phase.at).map(|one| one.id.to_string()) else {
            continue;
        };
        rows.push(phase);
        let own = |at: usize| of(at) == Some(id.as_str());
        rows.extend(entries(roadmap, Kind::Policy, own));
    }
    let snapshot = |id: &str| roadmap.position(Kind::Phase, id).is_some();
    let astray = |at: usize| !of(at).is_some_and(snapshot);
    let mut others = entries(roadmap, Kind::Policy, astray).peekable();
    if others.peek().is_some() {
        let key = RowId::nobody(&roadmap.id, Kind::Phase);
        rows.push(Row::heading(key));
        rows.extend(others);
    }
    rows
}

/// The entries of a kind that have an id, of those places that `wanted` names.
fn entries(
    roadmap: &Roadmap,
    kind: Kind,
    wanted: impl Fn(usize) -> bool,
) -> impl Iterator<Item = Row> {
    let all = roadmap.entries(kind).enumerate();
    let named = all.filter(move |(at, entry)| !entry.id().is_empty() && wanted(*at));
    named.map(move |(at, entry)| Row {
        key: RowId::Entry(roadmap.id.clone(), kind, entry.id().to_owned()),
        at,
    })
}

/// The view in which policies stand below their phases, and that of the value chains.
pub(crate) const POLICIES: usize = 3;
pub(crate) const CHAINS: usize = 4;

/// The rows of the arrangement that was chosen.
pub(crate) fn of_sort(options: &ViewOptions, mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| match &row.key {
        RowId::Entry(_, Kind::Phase | Kind::Policy, _) => options.arrangement == POLICIES,
        RowId::Entry(_, Kind::Chain, _) => options.arrangement == CHAINS,
        RowId::Word(..) => matches!(options.arrangement, 0 | 1),
        _ => matches!(options.arrangement, 0 | 2),
    });
    rows
}
