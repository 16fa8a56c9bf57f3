//! The clusters side by side: their rows, and the order in which they stand.

use crate::analysis::comparison::{ComparisonRow, SortKey, sort};
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

/// What the clusters are sorted by in an arrangement.
pub(crate) fn key(look: &ViewOptions) -> SortKey {
    SortKey::ALL[look.arrangement.min(SortKey::ALL.len() - 1)]
}

/// The rows in the order that was chosen: names and groups from the first to the last, numbers from the one that
/// matters most.
pub(crate) fn sorted(snapshot: &Snapshot, look: &ViewOptions, mut rows: Vec<Row>) -> Vec<Row> {
    let mut lines: Vec<ComparisonRow> = snapshot.compared().to_vec();
    let key = key(look);
    let backwards = !matches!(key, SortKey::Roadmap | SortKey::Group);
    sort(&mut lines, key, backwards, &snapshot.folder.portfolio);
    let rank = |row: &Row| lines.iter().position(|line| line.roadmap == row.at);
    rows.sort_by_key(rank);
    rows
}
