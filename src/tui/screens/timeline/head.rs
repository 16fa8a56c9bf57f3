//! The head of the timeline: phases as bands, and the days below them, as many lines as there is room for.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::dates::date::{DayNumber, day};
use crate::text;
use crate::tui::screens::date_axis::{self, AxisStep};
use crate::tui::screens::timeline::sheet::GanttSheet;
use crate::tui::widgets::spans::{cut, line, own, width};

/// Draws the head: days; from two lines on years above them; from three on the phases above those.
pub(crate) fn draw(sheet: &GanttSheet<'_>, frame: &mut Frame, area: Rect) {
    let theme = &sheet.model.theme;
    let above = area.height > 1;
    let step = AxisStep::of(&sheet.axis, above);
    let way = sheet.model.view();
    let days = now(sheet, date_axis::lower(&sheet.axis, step, !above));
    let mut all = vec![labelled(sheet, way, days)];
    if above {
        let years = own(date_axis::upper(&sheet.axis, step), theme.quiet);
        all.insert(0, labelled(sheet, &width_words(sheet), vec![years]));
    }
    if area.height > 2 {
        all.insert(0, labelled(sheet, "", phases(sheet)));
    }
    for (y, spans) in (area.y..area.bottom()).zip(all) {
        line(frame, Rect { y, ..area }, Line::from(spans));
    }
}

/// How much a column stands for, in words.
fn width_words(sheet: &GanttSheet<'_>) -> String {
    match sheet.model.view_options().column_days {
        None => "all of it".into(),
        Some(1) => "1 day a column".into(),
        Some(days) => format!("{days} days a column"),
    }
}

fn labelled(sheet: &GanttSheet<'_>, label: &str, chart: Vec<Span<'static>>) -> Vec<Span<'static>> {
    let label = text::pad(&format!("  {label}"), sheet.label + 1);
    let mut spans = vec![own(label, sheet.model.theme.quiet)];
    spans.extend(chart);
    spans
}

/// The names of the days with today among them.
fn now(sheet: &GanttSheet<'_>, days: String) -> Vec<Span<'static>> {
    let theme = &sheet.model.theme;
    let under = theme.quiet.add_modifier(Modifier::UNDERLINED);
    let column = usize::try_from(sheet.axis.column(sheet.today)).ok();
    // The names are ASCII: a byte is a column.
    let Some((before, rest)) = column.and_then(|at| days.split_at_checked(at)) else {
        return vec![own(days, under)];
    };
    let Some(after) = rest.get(1..) else {
        return vec![own(days, under)];
    };
    vec![
        own(before.to_owned(), under),
        own(theme.signs.chart.now.to_string(), theme.key),
        own(after.to_owned(), under),
    ]
}

/// The phases, each over its days: its name, and a line to its end.
fn phases(sheet: &GanttSheet<'_>) -> Vec<Span<'static>> {
    let all = sheet.file.phases.iter();
    let mut phases: Vec<(DayNumber, Option<DayNumber>, &str)> = all
        .filter_map(|phase| {
            let name = phase.name.as_deref().unwrap_or(&phase.id);
            Some((day(phase.start?), phase.end.map(|end| day(end) + 1), name))
        })
        .collect();
    phases.sort_by_key(|(start, ..)| *start);
    let mut spans = Vec::new();
    let mut at = 0;
    for (place, (start, end, name)) in phases.iter().enumerate() {
        let next = phases
            .get(place + 1)
            .map_or(DayNumber::MAX, |(start, ..)| *start);
        let end = end.unwrap_or(sheet.axis.end()).min(next);
        let from = sheet.axis.column(*start).max(at);
        let to = sheet.axis.column(end).min(sheet.axis.columns);
        if to - from < 2 {
            continue;
        }
        spans.push(Span::raw(" ".repeat((from - at) as usize)));
        spans.extend(band(sheet, name, (to - from) as usize));
        at = to;
    }
    spans
}

fn band(sheet: &GanttSheet<'_>, name: &str, columns: usize) -> Vec<Span<'static>> {
    let theme = &sheet.model.theme;
    let mut band = vec![
        own(theme.signs.chart.phase.to_string(), theme.quiet),
        own(text::truncate(name, columns - 1), theme.text),
    ];
    let rest = columns.saturating_sub(width(&band));
    if rest > 2 {
        let rule = theme.signs.rule.repeat(rest - 2);
        band.push(own(format!(" {rule} "), theme.quiet));
    } else {
        band.push(Span::raw(" ".repeat(rest)));
    }
    cut(band, columns)
}
