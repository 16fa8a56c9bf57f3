//! The clusters side by side: their rows, and the order in which they stand.

use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId as Of;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::view_options::ViewOptions;

/// The clusters that could be read.
pub(crate) fn rows(snapshot: &Snapshot) -> Vec<Row> {
    let roadmaps = snapshot.folder.portfolio.roadmaps.iter().enumerate();
    let row = |(at, roadmap): (usize, &crate::model::Roadmap)| Row {
        key: Of::Roadmap(roadmap.id.clone()),
        at,
    };
    roadmaps.map(row).collect()
}

/// The rows in the order that was chosen.
pub(crate) fn sorted(snapshot: &Snapshot, options: &ViewOptions, mut rows: Vec<Row>) -> Vec<Row> {
    let (lines, portfolio) = (snapshot.compared(), &snapshot.folder.portfolio);
    let ranks = snapshot.plot().ranks(options.arrangement, lines, portfolio);
    rows.sort_by_key(|row| ranks.get(row.at));
    rows
}
