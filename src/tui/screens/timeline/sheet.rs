//! What a timeline is drawn from: the roadmap, the days of its columns, the rows in sight.

use crate::dates::date::{DayNumber, day};
use crate::model::{Kind, Milestone, Roadmap};
use crate::schedule::MilestoneSchedule;
use crate::tui::app::{Axis, Model, Row, RowId, ScreenLayout};
use crate::tui::state::timeline;

/// What is drawn, and where.
pub(crate) struct GanttSheet<'m> {
    /// Everything.
    pub model: &'m Model,
    /// The roadmap.
    pub file: &'m Roadmap,
    /// Its place among all.
    pub at: usize,
    /// The days along the columns.
    pub axis: Axis,
    /// The status date.
    pub today: DayNumber,
    /// The columns of the names.
    pub label: usize,
    /// The rows of the list that are drawn.
    pub rows: std::ops::Range<usize>,
}

impl<'m> GanttSheet<'m> {
    /// The timeline of the roadmap of this screen, in these parts of it.
    pub(crate) fn new(model: &'m Model, parts: &ScreenLayout) -> Option<Self> {
        let id = model.route.roadmap()?;
        let at = model.snapshot.position(id)?;
        let columns = timeline::chart_columns(parts.list.width);
        let (list, height) = (model.list(), usize::from(parts.list.height));
        let first = list.first_row(height);
        Some(Self {
            model,
            file: &model.snapshot.folder.portfolio.roadmaps[at],
            at,
            axis: timeline::axis(&model.snapshot, id, &model.view_options(), columns),
            today: day(model.snapshot.today()),
            label: usize::from(timeline::label_columns(parts.list.width)),
            rows: first..(first + height).min(list.rows.len()),
        })
    }

    /// That of one roadmap on an axis of another screen; it has no rows of its own.
    pub(crate) fn of(model: &'m Model, id: &str, axis: Axis, label: usize) -> Option<Self> {
        let at = model.snapshot.position(id)?;
        Some(Self {
            model,
            file: &model.snapshot.folder.portfolio.roadmaps[at],
            at,
            axis,
            today: day(model.snapshot.today()),
            label,
            rows: 0..0,
        })
    }

    /// The columns of the chart.
    pub(crate) fn columns(&self) -> usize {
        usize::try_from(self.axis.columns).unwrap_or(0)
    }

    /// The rows that are drawn, each with its line on the chart.
    pub(crate) fn drawn(&self) -> impl Iterator<Item = (i64, &'m Row)> + use<'m> {
        (0..).zip(&self.model.list().rows[self.rows.clone()])
    }

    /// The milestone of a row; `None` of a heading.
    pub(crate) fn milestone(&self, row: &Row) -> Option<(&'m Milestone, &'m MilestoneSchedule)> {
        if !matches!(row.key, RowId::Entry(_, Kind::Milestone, _)) {
            return None;
        }
        let milestone = self.file.milestones.get(row.at)?;
        Some((
            milestone,
            self.model.snapshot.plan.outlook(self.at, row.at)?,
        ))
    }
}
