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

use crate::dates::date::{DayNumber, day};
use crate::tui::app::{Model, ScreenLayout};
use crate::tui::screens::detail;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::spans::line;
pub(crate) use bars::milestone_bar;
pub(crate) use sheet::GanttSheet;

/// Draws the timeline.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
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
    let why = "Milestones are the dated results of this roadmap: a adds the first.";
    crate::tui::screens::empty::where_empty(model, frame, parts, why);
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
