//! What the timeline of a roadmap shows: which days, and its milestones in groups.

use crate::dates::date::{DayNumber, day};
use crate::model::{EntryRef, Kind, Milestone, Roadmap};
use crate::schedule::MilestoneSchedule;
use crate::tui::state::axis::Axis;
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::view_options::{COLUMN_DAYS, ChartMove, ViewOptions};

/// Nothing farther from today than this stretches the view.
const FARTHEST: i64 = 40 * 365;

/// A chart of so many columns can be read well: what is more goes to the names.
const CHART: u16 = 76;

/// The columns of the names before the chart, on a list of that width.
pub(crate) fn label_columns(width: u16) -> u16 {
    let share = (width * 3 / 10).max(width.saturating_sub(CHART));
    share.clamp(14, 52).min(width / 2)
}

/// The columns of the chart, on a list of that width.
pub(crate) fn chart_columns(width: u16) -> usize {
    usize::from(width.saturating_sub(label_columns(width) + 1))
}

/// The day on which work on a milestone begins, as far as that is known.
pub(crate) fn begins(milestone: &Milestone, outlook: &MilestoneSchedule) -> Option<DayNumber> {
    let planned = || {
        let days = milestone.duration_days.filter(|days| *days > 0)?;
        outlook.finish.map(|finish| finish - days)
    };
    milestone.start.map(day).or_else(planned)
}

/// The first and the last day that matter: from the start of the programme to the last projected date.
pub(crate) fn extent(snapshot: &Snapshot, at: usize) -> (DayNumber, DayNumber) {
    let today = day(snapshot.today());
    let (Some(file), Some(table)) = (
        snapshot.folder.portfolio.roadmaps.get(at),
        snapshot.plan.roadmaps.get(at),
    ) else {
        return (today - 30, today + 335);
    };
    let start = file.cluster.start.map(day);
    let mut days: Vec<DayNumber> = vec![today];
    for (milestone, outlook) in file.milestones.iter().zip(&table.milestones) {
        if outlook.duplicate {
            continue;
        }
        let all = [
            begins(milestone, outlook),
            outlook.baseline,
            outlook.finish,
            outlook.projected.filter(|_| outlook.open),
        ];
        days.extend(all.into_iter().flatten());
    }
    // What was done before the programme began is history, and would press all else together.
    days.retain(|day| start.is_none_or(|start| *day >= start) && (day - today).abs() <= FARTHEST);
    let first = days.iter().copied().min().unwrap_or(today).min(today);
    let last = days.iter().copied().max().unwrap_or(today).max(today);
    (first, last.max(first + 28))
}

/// The days that the chart shows in so many columns.
pub(crate) fn axis(
    snapshot: &Snapshot,
    roadmap: &str,
    options: &ViewOptions,
    columns: usize,
) -> Axis {
    let whole = whole(snapshot, roadmap, columns);
    let days = match options.column_days {
        Some(days) => days * whole.columns,
        None => whole.days,
    };
    let left = options.left.unwrap_or(whole.left);
    Axis::new(left, days, columns)
}

/// The axis on which everything is seen, with a little room at both ends.
fn whole(snapshot: &Snapshot, roadmap: &str, columns: usize) -> Axis {
    let (first, last) = extent(snapshot, snapshot.position(roadmap).unwrap_or(usize::MAX));
    let wide = i64::try_from(columns).unwrap_or(1).max(4);
    let margin = ((last - first) / (wide - 3)).max(1);
    Axis::new(first - margin, last - first + 3 * margin, columns)
}

/// Moves the chart of a roadmap.
pub(crate) fn move_chart(
    snapshot: &Snapshot,
    roadmap: &str,
    options: &mut ViewOptions,
    columns: usize,
    by: ChartMove,
) {
    match by {
        ChartMove::Pan(quarters) => pan(snapshot, roadmap, options, columns, quarters),
        ChartMove::Zoom { around, closer } => {
            zoom(snapshot, roadmap, options, columns, around, closer);
        }
        ChartMove::Bring(day) => bring(snapshot, roadmap, options, columns, day),
        ChartMove::BringColumn(column) => {
            let first = axis(snapshot, roadmap, options, columns).day(i64::from(column));
            bring(snapshot, roadmap, options, columns, first);
        }
    }
}

/// Pans by so many quarters of what is seen, not beyond what there is.
fn pan(
    snapshot: &Snapshot,
    roadmap: &str,
    options: &mut ViewOptions,
    columns: usize,
    quarters: i64,
) {
    let axis = axis(snapshot, roadmap, options, columns);
    place(
        snapshot,
        roadmap,
        options,
        axis.left + quarters * (axis.days / 4).max(1),
        axis.days,
    );
}

/// Puts the left edge on a day, so that something stays in sight.
fn place(
    snapshot: &Snapshot,
    roadmap: &str,
    options: &mut ViewOptions,
    left: DayNumber,
    days: i64,
) {
    let (first, last) = extent(snapshot, snapshot.position(roadmap).unwrap_or(usize::MAX));
    options.left = Some(left.clamp(first - days * 3 / 4, last.max(first) - days / 4));
}

/// Puts a day at a third of the view.
fn bring(
    snapshot: &Snapshot,
    roadmap: &str,
    options: &mut ViewOptions,
    columns: usize,
    to: DayNumber,
) {
    let days = axis(snapshot, roadmap, options, columns).days;
    place(snapshot, roadmap, options, to - days / 3, days);
}

/// Zooms in or out around a day, which keeps its column where it has one.
fn zoom(
    snapshot: &Snapshot,
    roadmap: &str,
    options: &mut ViewOptions,
    columns: usize,
    around: DayNumber,
    closer: bool,
) {
    let before = axis(snapshot, roadmap, options, columns);
    let whole = whole(snapshot, roadmap, columns);
    let now = before.column_days();
    let next = match closer {
        true => COLUMN_DAYS.iter().rev().find(|days| **days < now),
        false => COLUMN_DAYS.iter().find(|days| **days > now),
    };
    let Some(next) = next.copied() else {
        return;
    };
    if !closer && next * whole.columns >= whole.days {
        (options.column_days, options.left) = (None, None);
        return;
    }
    options.column_days = Some(next);
    let column = before.column(around);
    let column = if (0..before.columns).contains(&column) {
        column
    } else {
        before.columns / 3
    };
    place(
        snapshot,
        roadmap,
        options,
        around - column * next,
        next * before.columns,
    );
}

/// The milestones under headings: each group begins with the entry that holds it together.
pub(crate) fn grouped(
    snapshot: &Snapshot,
    roadmap: &Roadmap,
    options: &ViewOptions,
    rows: Vec<Row>,
) -> Vec<Row> {
    let kind = match options.arrangement {
        1 => Kind::Capability,
        2 => Kind::Owner,
        _ => return rows,
    };
    let from = snapshot.position(&roadmap.id);
    let mut groups: Vec<(RowId, Vec<Row>)> = Vec::new();
    for row in rows {
        let key = heading(snapshot, roadmap, from, kind, row.at);
        match groups.iter_mut().find(|(held, _)| *held == key) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((key, vec![row])),
        }
    }
    groups.sort_by_key(|(key, _)| key.is_nobody());
    let headed = |(key, rows): (RowId, Vec<Row>)| std::iter::once(Row::heading(key)).chain(rows);
    groups.into_iter().flat_map(headed).collect()
}

fn heading(
    snapshot: &Snapshot,
    roadmap: &Roadmap,
    from: Option<usize>,
    kind: Kind,
    at: usize,
) -> RowId {
    let milestone = roadmap.milestones.get(at);
    let reference = milestone.and_then(|one| match kind {
        Kind::Capability => one.capability.as_ref(),
        _ => one.owner.as_ref(),
    });
    let Some(reference) = reference else {
        return RowId::nobody(&roadmap.id, kind);
    };
    let found: Option<EntryRef> = snapshot.resolve(from, reference, kind);
    found
        .and_then(|found| snapshot.key(found))
        .unwrap_or_else(|| RowId::Entry(roadmap.id.clone(), kind, reference.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_chart_share_the_width() {
        for width in 0..400 {
            let label = label_columns(width);
            assert!(usize::from(label) + chart_columns(width) <= usize::from(width.max(label)));
            if width >= 40 {
                assert!(label >= 12 && chart_columns(width) >= 20, "{width}");
            }
        }
    }
}
