//! The timeline of all clusters: a row a cluster with the signs of its milestones, opened to the bars of each.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::commands::Command;
use crate::dates::date::day;
use crate::model::Kind;
use crate::model::choice::Status;
use crate::text;
use crate::tui::app::screen::{Screen, ScreenHint};
use crate::tui::app::{Model, Row, RowId, ScreenLayout, ScreenShape};
use crate::tui::details::words;
use crate::tui::screens::date_axis::{self, AxisStep};
use crate::tui::screens::timeline::{GanttSheet, milestone_bar};
use crate::tui::screens::{detail, table};
use crate::tui::state::view_options::{ChartMove, ViewOptions};
use crate::tui::state::{all_timeline, timeline};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::spans::{cut, data, line, own, width};

/// The screen.
pub(crate) struct AllTimelineScreen;

impl Screen<Model> for AllTimelineScreen {
    fn title(&self) -> &'static str {
        "Timeline"
    }

    fn move_chart(&self, model: &Model, options: &mut ViewOptions, columns: usize, by: ChartMove) {
        all_timeline::move_chart(&model.snapshot, options, columns, by);
    }

    fn opens_in_place(&self) -> bool {
        true
    }

    fn is_on_tabs(&self, model: &Model) -> bool {
        model.has_roadmaps()
    }

    fn is_of_roadmaps(&self) -> bool {
        true
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        all_timeline::rows(&model.snapshot)
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        all_timeline::opened(&model.snapshot, &model.list().opened, rows)
    }

    fn hints(&self) -> &'static [ScreenHint] {
        &[
            (&[Command::Open], "open, close"),
            (&[Command::ZoomOut, Command::ZoomIn], "zoom"),
            (&[Command::Left, Command::Right], "pan"),
        ]
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            chart: true,
            head: |lines| if lines >= 7 { 2 } else { 1 },
            text: 8,
            ..ScreenShape::default()
        }
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "The timelines of all clusters stand here: {new} makes a roadmap."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let (snapshot, list) = (&model.snapshot, model.list());
        let columns = timeline::chart_columns(parts.list.width);
        let label = usize::from(timeline::label_columns(parts.list.width));
        let axis = all_timeline::axis(snapshot, &model.view_options(), columns);
        head(model, frame, parts, &axis, label);
        let height = usize::from(parts.list.height);
        let first = list.first_row(height);
        let shown = list.rows.iter().enumerate().skip(first).take(height);
        let mut canvas = Canvas::new(columns, height);
        let today = axis.column(day(snapshot.today()));
        for (y, (index, row)) in shown.enumerate() {
            let at_line = i64::try_from(y).unwrap_or(0);
            match &row.key {
                RowId::Entry(id, Kind::Milestone, _) => {
                    if let Some(sheet) = GanttSheet::of(model, id, axis, label) {
                        milestone_bar(&sheet, &mut canvas, at_line, row);
                    }
                }
                _ => cluster(model, &mut canvas, &axis, at_line, row.at),
            }
            let theme = &model.theme;
            canvas.under(today, at_line, theme.signs.chart.today, theme.key);
            let mut spans = name(model, row, index == list.index(), label);
            spans.extend(canvas.row(y));
            if index == list.index() && model.theme.tints() {
                spans = table::bar(model, spans, usize::from(parts.list.width));
            }
            let at = Rect {
                y: parts.list.y + y as u16,
                height: 1,
                ..parts.list
            };
            line(frame, at, Line::from(spans));
        }
        crate::tui::screens::empty::where_empty(model, frame, parts);
        detail::draw(model, frame, parts);
    }
}

/// The years and months above the chart.
fn head(
    model: &Model,
    frame: &mut Frame,
    parts: &ScreenLayout,
    axis: &crate::tui::app::Axis,
    label: usize,
) {
    let above = parts.head.height > 1;
    let step = AxisStep::of(axis, above);
    let gap = " ".repeat(label + 1);
    let mut all = vec![date_axis::lower(axis, step, !above)];
    if above {
        all.insert(0, date_axis::upper(axis, step));
    }
    for (y, names) in (parts.head.y..parts.head.bottom()).zip(all) {
        let at = Rect {
            y,
            height: 1,
            ..parts.head
        };
        let spans = vec![
            own(gap.clone(), model.theme.quiet),
            own(names, model.theme.quiet),
        ];
        line(frame, at, Line::from(spans));
    }
}

/// A cluster: a line from its first to its last date, with a sign for each milestone on it.
fn cluster(model: &Model, canvas: &mut Canvas, axis: &crate::tui::app::Axis, y: i64, at: usize) {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let chart = &signs.chart;
    let (Some(file), Some(table)) = (
        model.snapshot.folder.portfolio.roadmaps.get(at),
        model.snapshot.plan.roadmaps.get(at),
    ) else {
        return;
    };
    let (first, last) = timeline::extent(&model.snapshot, at);
    let first = file.cluster.start.map_or(first, day);
    canvas.across(
        axis.column(first),
        axis.column(last),
        y,
        chart.work,
        theme.quiet,
    );
    let today = day(model.snapshot.today());
    let sign = |sign: &str| sign.chars().next().unwrap_or(chart.expected);
    for outlook in &table.milestones {
        let Some(finish) = outlook.finish else {
            continue;
        };
        let (sign, style) = match outlook.status {
            Some(Status::Done) => (sign(signs.done), theme.good),
            Some(Status::Dropped) => continue,
            Some(Status::Blocked) => (sign(signs.blocked), theme.error),
            _ if finish < today => (chart.expected, theme.error),
            _ if outlook.slip.is_some_and(|days| days > 0) => (chart.expected, theme.warning),
            _ => (chart.expected, theme.text),
        };
        canvas.put(axis.column(finish), y, sign, style);
    }
}

/// The name of a row before the chart.
fn name(model: &Model, row: &Row, under: bool, label: usize) -> Vec<Span<'static>> {
    let (theme, list) = (&model.theme, model.list());
    let cursor = if under { theme.signs.cursor } else { " " };
    let mark = match list.marked.contains(&row.key) {
        true => theme.signs.mark,
        false => " ",
    };
    let mut spans = vec![own(format!("{cursor}{mark}"), theme.name)];
    match &row.key {
        RowId::Roadmap(id) => {
            let (file, open) = (model.snapshot.roadmap(id), list.opened.contains(&row.key));
            let sign = if open { "- " } else { "+ " };
            spans.push(own(sign, theme.key));
            spans.push(data(
                file.map_or(id.as_str(), |file| file.name()),
                theme.heading,
            ));
        }
        key => {
            let file = key.roadmap().and_then(|id| model.snapshot.roadmap(id));
            if let Some(milestone) = file.and_then(|file| file.milestones.get(row.at)) {
                let status = milestone.status.unwrap_or(Status::Planned);
                let (sign, style) = words::status(model, status);
                let title = milestone.title.as_deref().unwrap_or(&milestone.id);
                spans.push(own(format!("  {sign} "), style));
                spans.push(data(title, theme.text));
            }
        }
    }
    let mut spans = cut(spans, label);
    if under && !theme.tints() {
        let all: String = spans.iter().map(|span| span.content.as_ref()).collect();
        spans = vec![own(text::pad(&all, label), theme.selected)];
    }
    let gap = (label + 1).saturating_sub(width(&spans));
    spans.push(Span::raw(" ".repeat(gap)));
    spans
}
