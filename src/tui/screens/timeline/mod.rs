//! The timeline: every milestone from its beginning to its end, beside its baseline, with its predecessors.
//!
//! The letters and shapes are told on the rule between chart and text. Names stand at the left, days go to the right.

mod bars;
mod head;
mod legend;
mod links;
mod names;
mod sheet;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::commands::Command;
use crate::dates::date::{DayNumber, day};
use crate::model::Kind;
use crate::tui::app::screen::{Screen, ScreenHint};
use crate::tui::app::{Model, Row, RowId, ScreenLayout, ScreenShape};
use crate::tui::screens::detail;
use crate::tui::state::rows;
use crate::tui::state::timeline;
use crate::tui::state::view_options::{ChartMove, ViewOptions};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::spans::line;
pub(crate) use bars::milestone_bar;
pub(crate) use sheet::GanttSheet;

/// The tab.
pub(crate) struct TimelineTab;

impl Screen<Model> for TimelineTab {
    fn title(&self) -> &'static str {
        "Timeline"
    }

    fn move_chart(&self, model: &Model, options: &mut ViewOptions, columns: usize, by: ChartMove) {
        if let Some(roadmap) = model.route.roadmap() {
            timeline::move_chart(&model.snapshot, roadmap, options, columns, by);
        }
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Milestone)
    }

    fn views(&self) -> &'static [&'static str] {
        &["by date", "by capability", "by owner"]
    }

    fn rows_of(&self, model: &Model, roadmap: &str) -> Vec<Row> {
        let roadmap = model.snapshot.roadmap(roadmap);
        roadmap.map_or_else(Vec::new, |roadmap| {
            rows::milestones(&model.snapshot, roadmap)
        })
    }

    fn first(&self, model: &Model, rows: &[Row]) -> Option<RowId> {
        rows::first_open(&model.snapshot, model.route.roadmap()?, rows)
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        let id = model.route.roadmap().unwrap_or_default();
        match model.snapshot.roadmap(id) {
            Some(roadmap) => {
                timeline::grouped(&model.snapshot, roadmap, &model.view_options(), rows)
            }
            None => rows,
        }
    }

    fn hints(&self) -> &'static [ScreenHint] {
        &[
            (&[Command::ZoomOut, Command::ZoomIn], "zoom"),
            (&[Command::Left, Command::Right], "pan"),
            (&[Command::Arrange], "view"),
        ]
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            chart: true,
            head: |lines| match lines {
                0..7 => 1,
                7..11 => 2,
                _ => 3,
            },
            text: 8,
            ..ScreenShape::default()
        }
    }

    fn empty(&self, _model: &Model) -> &'static str {
        crate::tui::screens::empty::NO_MILESTONES
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the timeline.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let Some(sheet) = GanttSheet::new(model, parts) else {
        return;
    };
    head::draw(&sheet, frame, parts.head);
    let mut canvas = Canvas::new(sheet.columns(), sheet.rows.len());
    bars::draw(&sheet, &mut canvas);
    links::draw(&sheet, &mut canvas);
    background(&sheet, &mut canvas);
    for (y, row) in sheet.drawn() {
        let at = Rect {
            y: parts.list.y + y as u16,
            height: 1,
            ..parts.list
        };
        let spans = names::row(&sheet, &canvas, y as usize, row, usize::from(at.width));
        line(frame, at, spans.into());
    }
    crate::tui::screens::empty::where_empty(model, frame, parts);
    detail::draw(model, frame, parts);
    legend::draw(&sheet, frame, parts);
}

/// Today and the beginnings of phases, behind all else.
fn background(sheet: &GanttSheet<'_>, canvas: &mut Canvas) {
    let (theme, chart) = (&sheet.model.theme, &sheet.model.theme.signs.chart);
    let rows: Vec<i64> = sheet
        .drawn()
        .filter(|(_, row)| sheet.milestone(row).is_some())
        .map(|(y, _)| y)
        .collect();
    let mut down = |day: DayNumber, sign, style| {
        for y in &rows {
            canvas.under(sheet.axis.column(day), *y, sign, style);
        }
    };
    down(sheet.today, chart.today, theme.key);
    for phase in &sheet.file.phases {
        if let Some(start) = phase.start {
            down(day(start), chart.phase, theme.quiet);
        }
    }
}
