//! What waits for what, as lines from the end of the one to the beginning of the other: those of the milestone
//! under the cursor always, the others where there is room.

use std::collections::BTreeMap;

use ratatui::style::Style;

use crate::tui::screens::timeline::sheet::GanttSheet;
use crate::tui::state::timeline::begins;
use crate::tui::widgets::canvas::Canvas;

/// From this many columns on, all lines are drawn.
const ROOMY: usize = 60;

/// One line: from the column and row where the first ends to those where the second begins.
#[derive(Clone, Copy)]
struct DependencyLink {
    from: (i64, i64),
    to: (i64, i64),
}

/// Draws the lines between the rows that are drawn.
pub(crate) fn draw(sheet: &GanttSheet<'_>, canvas: &mut Canvas) {
    let theme = &sheet.model.theme;
    let milestones = sheet
        .drawn()
        .filter(|(_, row)| sheet.milestone(row).is_some());
    let lines: BTreeMap<usize, i64> = milestones.map(|(y, row)| (row.at, y)).collect();
    let chosen = sheet.model.row().map(|row| row.at);
    let mut others = Vec::new();
    for (&after, &y) in &lines {
        for (roadmap, before) in sheet.model.snapshot.plan.waits_for(sheet.at, after) {
            let from = lines.get(&before).filter(|_| roadmap == sheet.at);
            let Some(link) = from.and_then(|from| link(sheet, (before, *from), (after, y))) else {
                continue;
            };
            match chosen == Some(before) || chosen == Some(after) {
                true => one(sheet, canvas, link, theme.name),
                false => others.push(link),
            }
        }
    }
    if sheet.columns() >= ROOMY {
        for link in others {
            one(sheet, canvas, link, theme.quiet);
        }
    }
}

fn link(sheet: &GanttSheet<'_>, from: (usize, i64), to: (usize, i64)) -> Option<DependencyLink> {
    let plan = &sheet.model.snapshot.plan;
    let before = plan.outlook(sheet.at, from.0)?;
    let after = plan.outlook(sheet.at, to.0)?;
    let ends = before.finish?;
    let starts = begins(sheet.file.milestones.get(to.0)?, after).or(after.finish)?;
    // The line arrives at the beginning of the work; at its end, where the work began before.
    let arrives = match starts > ends {
        true => starts,
        false => after.finish.filter(|finish| *finish > ends)?,
    };
    Some(DependencyLink {
        from: (sheet.axis.column(ends), from.1),
        to: (sheet.axis.column(arrives), to.1),
    })
}

/// Down or up from the end, then to the right; behind whatever stands there already.
fn one(sheet: &GanttSheet<'_>, canvas: &mut Canvas, link: DependencyLink, style: Style) {
    let chart = &sheet.model.theme.signs.chart;
    let ((x, top), (end, y)) = (link.from, link.to);
    canvas.down(x, top.min(y) + 1, top.max(y), chart.upright, style);
    if end <= x + 1 {
        return canvas.under(x, y, chart.upright, style);
    }
    let turn = match y > top {
        true => chart.from_above,
        false => chart.from_below,
    };
    canvas.under(x, y, turn, style);
    for column in (x + 1).max(0)..(end - 1).min(sheet.axis.columns) {
        canvas.under(column, y, chart.work, style);
    }
    canvas.under(end - 1, y, chart.into, style);
}
