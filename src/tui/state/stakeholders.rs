//! The rows of who acts where: the stakeholder groups, with their owners below each.

use crate::model::Roadmap;
use crate::model::choice::WordEnum;
use crate::tui::state::involvement::groups;
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::view_options::ViewOptions;

/// The heading over owners whose group is not said.
pub(crate) const NO_GROUP: &str = "no group";

/// The groups with their owners below each.
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
    rows
}

/// The rows of the arrangement that was chosen.
pub(crate) fn of_sort(look: &ViewOptions, mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| match look.arrangement {
        1 => matches!(row.key, RowId::Word(..)),
        2 => !matches!(row.key, RowId::Word(..)),
        _ => true,
    });
    rows
}
