//! The work on each milestone as a bar, with its dates as signs on it.

use ratatui::style::Style;

use crate::model::Milestone;
use crate::model::choice::Status;
use crate::schedule::MilestoneSchedule;
use crate::tui::app::Row;
use crate::tui::screens::timeline::sheet::GanttSheet;
use crate::tui::state::timeline::begins;
use crate::tui::widgets::canvas::Canvas;

/// Draws the bars of the rows that are drawn.
pub(crate) fn draw(sheet: &GanttSheet<'_>, canvas: &mut Canvas) {
    for (y, row) in sheet.drawn() {
        milestone_bar(sheet, canvas, y, row);
    }
}

/// Draws the bar of one row; nothing for a heading.
pub(crate) fn milestone_bar(sheet: &GanttSheet<'_>, canvas: &mut Canvas, y: i64, row: &Row) {
    if let Some((milestone, outlook)) = sheet.milestone(row) {
        slips(sheet, canvas, y, outlook);
        work(sheet, canvas, y, milestone, outlook);
        signs(sheet, canvas, y, outlook);
        beyond(sheet, canvas, y, milestone, outlook);
    }
}

/// By how much it slips, and how far others hold it up.
fn slips(sheet: &GanttSheet<'_>, canvas: &mut Canvas, y: i64, outlook: &MilestoneSchedule) {
    let (theme, chart) = (&sheet.model.theme, &sheet.model.theme.signs.chart);
    let Some(finish) = outlook.finish.filter(|_| outlook.open) else {
        return;
    };
    let column = |day| sheet.axis.column(day);
    if let Some(agreed) = outlook.baseline {
        let style = match finish > agreed {
            true => theme.warning,
            false => theme.quiet,
        };
        let (from, to) = (agreed.min(finish), agreed.max(finish));
        canvas.across(column(from), column(to), y, chart.slip, style);
    }
    if let Some(late) = outlook.projected.filter(|late| *late > finish) {
        canvas.across(column(finish), column(late), y, chart.pace, theme.warning);
    }
}

/// The work: what is done of it, and what is to be done.
fn work(
    sheet: &GanttSheet<'_>,
    canvas: &mut Canvas,
    y: i64,
    milestone: &Milestone,
    outlook: &MilestoneSchedule,
) {
    let (theme, chart) = (&sheet.model.theme, &sheet.model.theme.signs.chart);
    let Some((start, finish)) = begins(milestone, outlook).zip(outlook.finish) else {
        return;
    };
    if start > finish {
        return;
    }
    let (from, end) = (sheet.axis.column(start), sheet.axis.column(finish));
    match outlook.status {
        Some(Status::Done) => canvas.across(from, end, y, chart.worked, theme.good),
        Some(Status::Dropped) => canvas.across(from, end, y, chart.work, theme.quiet),
        _ => {
            let (sign, style) = match outlook.critical {
                true => (chart.critical, theme.heading),
                false => (chart.work, theme.text),
            };
            canvas.across(from, end, y, sign, style);
            let share = milestone.progress.unwrap_or(0).clamp(0, 100);
            let done = sheet.axis.column(start + (finish - start) * share / 100);
            canvas.across(from, done, y, chart.worked, style);
        }
    }
}

/// How the expected date looks.
fn expected_style(sheet: &GanttSheet<'_>, outlook: &MilestoneSchedule) -> Style {
    let theme = &sheet.model.theme;
    match outlook.expected {
        Some(day) if day < sheet.today => theme.error,
        _ if outlook.critical => theme.heading,
        _ => theme.text,
    }
}

/// The dates.
fn signs(sheet: &GanttSheet<'_>, canvas: &mut Canvas, y: i64, outlook: &MilestoneSchedule) {
    let (theme, signs) = (&sheet.model.theme, &sheet.model.theme.signs);
    let chart = &signs.chart;
    let mut put = |day: Option<i64>, sign: char, style: Style| {
        if let Some(day) = day {
            canvas.put(sheet.axis.column(day), y, sign, style);
        }
    };
    let first = |sign: &str| sign.chars().next().unwrap_or(chart.expected);
    let late = outlook.projected;
    let late = late.filter(|late| outlook.open && Some(*late) > outlook.finish);
    put(late, chart.projected, theme.warning);
    put(outlook.baseline, chart.agreed, theme.quiet);
    let (sign, style) = match outlook.status {
        Some(Status::Done) => (first(signs.done), theme.good),
        Some(Status::Dropped) => (first(signs.dropped), theme.quiet),
        _ => (chart.expected, expected_style(sheet, outlook)),
    };
    put(outlook.finish, sign, style);
}

/// Where all of it lies outside, on which side.
fn beyond(
    sheet: &GanttSheet<'_>,
    canvas: &mut Canvas,
    y: i64,
    milestone: &Milestone,
    outlook: &MilestoneSchedule,
) {
    let (theme, chart) = (&sheet.model.theme, &sheet.model.theme.signs.chart);
    let days = [
        begins(milestone, outlook),
        outlook.baseline,
        outlook.finish,
        outlook.projected.filter(|_| outlook.open),
    ];
    let columns = || days.into_iter().flatten().map(|day| sheet.axis.column(day));
    let last = sheet.axis.columns - 1;
    let (Some(least), Some(most)) = (columns().min(), columns().max()) else {
        return;
    };
    if most < 0 {
        canvas.put(0, y, chart.left, theme.key);
    } else if least > last {
        canvas.put(last, y, chart.right, theme.key);
    }
}
