//! The chart: review dates across, expected dates up. A line that is level keeps its date; one that rises moves it
//! away; where it meets the diagonal, it is done.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::dates::date::{DayNumber, day};
use crate::model::choice::Status;
use crate::schedule::MilestoneSchedule;
use crate::text;
use crate::tui::app::{Model, Row};
use crate::tui::screens::date_axis::{self, AxisStep};
use crate::tui::screens::trend::axes::Axes;
use crate::tui::screens::trend::lines::{self, ChartPoint};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::spans::{cut, line, own};

/// A milestone that the chart shows.
pub(crate) struct PlottedIndicator<'m> {
    /// Its place among those of the roadmap.
    pub at: usize,
    /// The letter by which the chart names it.
    pub letter: char,
    /// What is computed of it.
    outlook: &'m MilestoneSchedule,
    points: Vec<ChartPoint>,
    /// Whether it is the one under the cursor.
    chosen: bool,
}

/// The columns of the dates at the left.
const LABEL: u16 = 9;

/// The first day that the log can speak of.
fn start(model: &Model) -> DayNumber {
    let today = day(model.snapshot.today());
    let at = model
        .route
        .roadmap()
        .and_then(|id| model.snapshot.position(id));
    let Some(at) = at else {
        return today - 365;
    };
    let snapshot = &model.snapshot;
    let moves = snapshot.plan.roadmaps[at].milestones.iter();
    let first = moves
        .filter_map(|one| one.moves.first())
        .map(|one| one.on)
        .min();
    let start = snapshot.folder.portfolio.roadmaps[at]
        .cluster
        .start
        .map(day);
    let start = start.or(first).unwrap_or(today - 365);
    start.min(first.unwrap_or(start)).min(today - 30)
}

/// What the chart shows: the one under the cursor and all that are selected, or every one of the list.
pub(crate) fn shown(model: &Model, all: bool) -> Vec<PlottedIndicator<'_>> {
    let (list, today, start) = (model.list(), day(model.snapshot.today()), start(model));
    let under = list.key();
    let wanted = |row: &&Row| all || under == Some(&row.key) || list.marked.contains(&row.key);
    let mut shown = Vec::new();
    for row in list.rows.iter().filter(wanted) {
        let outlook = row
            .key
            .roadmap()
            .and_then(|id| model.snapshot.outlook(id, row.at));
        let Some(outlook) = outlook.filter(|one| one.status != Some(Status::Dropped)) else {
            continue;
        };
        let points = lines::of(outlook, start, today);
        if points.iter().all(|point| point.on < start) {
            continue;
        }
        let letter = u8::try_from(shown.len()).ok().map(|at| b'a' + at.min(26));
        let letter = letter
            .filter(u8::is_ascii_lowercase)
            .map_or('*', char::from);
        shown.push(PlottedIndicator {
            at: row.at,
            letter,
            outlook,
            points,
            chosen: under == Some(&row.key),
        });
    }
    shown
}

/// Draws the chart.
pub(crate) fn draw(model: &Model, frame: &mut Frame, area: Rect, shown: &[PlottedIndicator<'_>]) {
    let theme = &model.theme;
    if area.height < 4 || area.width < 16 {
        return;
    }
    let label = if area.width >= 40 { LABEL } else { 0 };
    let inside = Rect {
        x: area.x + label,
        y: area.y + 1,
        width: area.width - label,
        height: area.height - 2,
    };
    let size = (usize::from(inside.width), usize::from(inside.height));
    let lines: Vec<&[ChartPoint]> = shown.iter().map(|one| one.points.as_slice()).collect();
    let leads: Vec<DayNumber> = shown
        .iter()
        .filter_map(|one| one.outlook.trend_finish)
        .collect();
    let today = day(model.snapshot.today());
    let axes = Axes::of(&lines, &leads, start(model), today, size);
    let mut canvas = Canvas::new(size.0, size.1);
    // The one under the cursor lies over the others.
    for one in shown.iter().filter(|one| one.chosen) {
        draw_one(model, &mut canvas, &axes, one, shown.len() > 1);
    }
    for one in shown.iter().filter(|one| !one.chosen) {
        draw_one(model, &mut canvas, &axes, one, true);
    }
    behind(model, &mut canvas, &axes, today);
    line(
        frame,
        area,
        Line::from(caption(model, usize::from(area.width))),
    );
    for (y, at) in (inside.y..inside.bottom()).enumerate() {
        let at = Rect {
            y: at,
            height: 1,
            ..inside
        };
        line(frame, at, Line::from(canvas.row(y)));
    }
    if label > 0 {
        dates(model, frame, area, &axes);
    }
    let below = Rect {
        y: area.bottom() - 1,
        height: 1,
        ..inside
    };
    let names = date_axis::lower(&axes.across, AxisStep::of(&axes.across, false), true);
    line(frame, below, Line::from(own(names, theme.quiet)));
}

fn caption(model: &Model, columns: usize) -> Vec<ratatui::text::Span<'static>> {
    let (theme, chart) = (&model.theme, &model.theme.signs.chart);
    let words = |text: &'static str| own(text, theme.quiet);
    cut(
        vec![
            words("forecast, over time  "),
            own(chart.expected.to_string(), theme.heading),
            words(" now  "),
            own(format!("{}{}", chart.pace, chart.projected), theme.warning),
            words(" at this pace  "),
            own(chart.diagonal.to_string().repeat(2), theme.quiet),
            words(" done"),
        ],
        columns,
    )
}

/// The dates at the left, as close as there is room for.
fn dates(model: &Model, frame: &mut Frame, area: Rect, axes: &Axes) {
    for (date, name) in date_axis::marks(&axes.up, 2) {
        let Ok(row) = u16::try_from(axes.row(date)) else {
            continue;
        };
        let at = Rect {
            y: area.y + 1 + row,
            height: 1,
            width: LABEL,
            ..area
        };
        if at.y < area.bottom() - 1 {
            let name = text::pad_left(&name, usize::from(LABEL) - 1);
            line(frame, at, Line::from(own(name, model.theme.quiet)));
        }
    }
}

/// The diagonal and today.
fn behind(model: &Model, canvas: &mut Canvas, axes: &Axes, today: DayNumber) {
    let (theme, chart) = (&model.theme, &model.theme.signs.chart);
    for column in 0..axes.across.columns {
        let on = axes.across.day(column);
        canvas.under(column, axes.row(on), chart.diagonal, theme.quiet);
    }
    canvas.down(
        axes.column(today),
        0,
        axes.up.columns,
        chart.today,
        theme.key,
    );
}

/// One milestone: its dates as steps, then where its pace leads.
fn draw_one(
    model: &Model,
    canvas: &mut Canvas,
    axes: &Axes,
    one: &PlottedIndicator<'_>,
    lettered: bool,
) {
    let (theme, chart) = (&model.theme, &model.theme.signs.chart);
    let style = match one.chosen {
        true => theme.heading,
        false => theme.quiet,
    };
    let done = one.outlook.status == Some(Status::Done);
    if let Some(last) = one.points.last() {
        let (sign, style) = match (lettered, done) {
            (true, _) if one.chosen => (one.letter, theme.name),
            (true, _) => (one.letter, theme.text),
            (false, true) => (theme.signs.done.chars().next().unwrap_or('x'), theme.good),
            (false, false) => (chart.expected, theme.heading),
        };
        canvas.under(axes.column(last.on), axes.row(last.date), sign, style);
    }
    for pair in one.points.windows(2) {
        step(model, canvas, axes, pair[0], pair[1], style);
    }
    if one.outlook.open {
        pace(model, canvas, axes, one);
    }
}

/// Level up to the next move, then up or down to its date.
fn step(
    model: &Model,
    canvas: &mut Canvas,
    axes: &Axes,
    from: ChartPoint,
    to: ChartPoint,
    style: Style,
) {
    let chart = &model.theme.signs.chart;
    let (x, y) = (axes.column(from.on), axes.row(from.date));
    let (end, next) = (axes.column(to.on), axes.row(to.date));
    let stays = end + i64::from(y == next);
    for column in x.max(0)..stays.min(axes.across.columns) {
        canvas.under(column, y, chart.work, style);
    }
    if y == next {
        return;
    }
    let (leaves, arrives) = match next < y {
        true => (chart.rise, chart.from_below),
        false => (chart.fall, chart.from_above),
    };
    canvas.under(end, y, leaves, style);
    canvas.down(end, y.min(next) + 1, y.max(next), chart.upright, style);
    canvas.under(end, next, arrives, style);
}

/// From the last word along the drift to where it meets the diagonal, or to the edge.
fn pace(model: &Model, canvas: &mut Canvas, axes: &Axes, one: &PlottedIndicator<'_>) {
    let (theme, chart) = (&model.theme, &model.theme.signs.chart);
    let Some(drift) = one
        .outlook
        .drift
        .filter(|drift| drift.moved > 0 && drift.passed > 0)
    else {
        return;
    };
    let style = match one.chosen {
        true => theme.warning,
        false => theme.quiet,
    };
    let finish = one.outlook.trend_finish;
    if let Some(finish) = finish.filter(|_| one.chosen) {
        canvas.put(
            axes.column(finish),
            axes.row(finish),
            chart.projected,
            style,
        );
    }
    let last = finish.map_or(axes.across.columns, |finish| axes.column(finish));
    for column in axes.column(drift.reckoned).max(0)..last.min(axes.across.columns) {
        let on = axes.across.day(column);
        let date = drift.last + (on - drift.reckoned) * drift.moved / drift.passed;
        canvas.under(column, axes.row(date), chart.pace, style);
    }
}

#[cfg(test)]
mod tests {
    use super::shown;
    use crate::tui::test_harness::TestHarness;

    #[test]
    fn all_are_drawn_where_all_are_asked_for_whatever_is_selected() {
        let mut harness = TestHarness::samples();
        harness.press("Down Down Enter 4");
        assert_eq!(shown(&harness.model, false).len(), 1);
        harness.press("Space Space");
        let selected = shown(&harness.model, false).len();
        assert!((2..=3).contains(&selected), "{selected}");
        harness.press("r");
        assert!(shown(&harness.model, true).len() > 5);
    }
}
