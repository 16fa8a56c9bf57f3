//! The picture of one cluster: its milestones on their days, the open ones first, and its capabilities on the ladder.

use ratatui::text::{Line, Span};

use crate::dates::date::day;
use crate::model::Capability;
use crate::model::Kind;
use crate::model::choice::Status;
use crate::text;
use crate::tui::app::{Model, Row, RowId};
use crate::tui::details::words;
use crate::tui::screens::date_axis::{self, AxisStep};
use crate::tui::screens::timeline::{GanttSheet, milestone_bar};
use crate::tui::state::capability_path::CapabilityPath;
use crate::tui::state::timeline;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::ladder;
use crate::tui::widgets::spans::{cut, data, own, width};

/// A line with what a click on it leads to.
pub(crate) type Clickable = (Line<'static>, Option<RowId>);

/// The columns of short names, and the least of the chart beside longer ones.
const NAMES: usize = 26;
const CHART: usize = 24;

/// The milestones of a roadmap in so many columns and lines, below the years and months.
pub(crate) fn lines(model: &Model, id: &str, columns: usize, height: usize) -> Vec<Clickable> {
    let theme = &model.theme;
    let names = names(model, id, columns);
    let chart = columns.saturating_sub(names + 1);
    let axis = timeline::axis(
        &model.snapshot,
        id,
        &crate::tui::app::ViewOptions::default(),
        chart,
    );
    let Some(sheet) = GanttSheet::of(model, id, axis, names) else {
        return Vec::new();
    };
    let rows = rows(&sheet, id);
    if rows.is_empty() || height < 4 || chart < 20 {
        return Vec::new();
    }
    let step = AxisStep::of(&axis, true);
    let gap = " ".repeat(names + 1);
    let head = |units: String| {
        let spans = vec![own(gap.clone(), theme.quiet), own(units, theme.quiet)];
        (Line::from(cut(spans, columns)), None)
    };
    let heads = [
        date_axis::upper(&axis, step),
        date_axis::lower(&axis, step, false),
    ];
    let heads = heads.into_iter().filter(|units| !units.trim().is_empty());
    let mut all: Vec<Clickable> = heads.map(head).collect();
    let mut canvas = Canvas::new(chart, rows.len());
    let today = axis.column(day(model.snapshot.today()));
    for (y, row) in rows.iter().enumerate() {
        let at = i64::try_from(y).unwrap_or(0);
        milestone_bar(&sheet, &mut canvas, at, row);
        canvas.under(today, at, theme.signs.chart.today, theme.key);
        let mut spans = cut(name(&sheet, row), names);
        let field = (names + 1).saturating_sub(width(&spans));
        spans.push(Span::raw(" ".repeat(field)));
        spans.extend(canvas.row(y));
        all.push((Line::from(cut(spans, columns)), Some(row.key.clone())));
    }
    all
}

/// The capabilities of a roadmap on the ladder, below a heading, in so many columns; nothing where it has none.
pub(crate) fn capabilities(model: &Model, id: &str, columns: usize) -> Vec<Clickable> {
    let (theme, snapshot) = (&model.theme, &model.snapshot);
    let Some(file) = snapshot.roadmap(id) else {
        return Vec::new();
    };
    let names = names(model, id, columns);
    let row = |capability: &Capability| {
        let key = RowId::Entry(id.to_owned(), Kind::Capability, capability.id.to_string());
        let path = CapabilityPath::of(snapshot, snapshot.found(&key)?)?;
        let (now, target) = (path.rung.now(), capability.target);
        let (sign, style) = match path.is_there() {
            true => (theme.signs.done, theme.good),
            false => (theme.signs.active, theme.text),
        };
        let name = capability.name.as_deref().unwrap_or(&capability.id);
        let mut spans = cut(
            vec![own(format!("{sign} "), style), data(name, theme.text)],
            names,
        );
        let field = (names + 1).saturating_sub(width(&spans));
        spans.push(Span::raw(" ".repeat(field)));
        spans.extend(ladder::bar(theme, now, target));
        spans.push(own(" ", theme.text));
        spans.push(own(ladder::words(theme, now, target), theme.quiet));
        Some((Line::from(cut(spans, columns)), Some(key)))
    };
    let named = file.capabilities.iter().filter(|one| !one.id.is_empty());
    let rows: Vec<Clickable> = named.filter_map(row).collect();
    if rows.is_empty() {
        return rows;
    }
    let heading = Line::from(own("Capabilities", theme.heading));
    [(Line::default(), None), (heading, None)]
        .into_iter()
        .chain(rows)
        .collect()
}

/// The columns of the names: as many as the longest has, while the chart keeps a third.
fn names(model: &Model, id: &str, columns: usize) -> usize {
    let file = model.snapshot.roadmap(id);
    let titles = file.into_iter().flat_map(|file| &file.milestones);
    let longest = titles
        .map(|one| text::width(one.title.as_deref().unwrap_or(&one.id)) + 2)
        .max();
    let most = columns.saturating_sub(CHART.max(columns / 3) + 1);
    longest.unwrap_or(0).max(NAMES).min(most)
}

/// Its milestones: the open ones by their day, then those that are done; dropped ones are left out.
fn rows(sheet: &GanttSheet<'_>, id: &str) -> Vec<Row> {
    let snapshot = &sheet.model.snapshot;
    let milestones = sheet.file.milestones.iter().enumerate();
    let mut rows: Vec<Row> = milestones
        .filter(|(_, one)| !one.id.is_empty() && one.status != Some(Status::Dropped))
        .map(|(at, one)| Row {
            key: RowId::Entry(id.to_owned(), Kind::Milestone, one.id.to_string()),
            at,
        })
        .collect();
    rows.sort_by_key(|row| {
        let outlook = snapshot.outlook(id, row.at);
        let finish = outlook.and_then(|one| one.finish);
        let is_open = outlook.is_some_and(|one| one.open);
        (!is_open, finish.is_none(), finish, row.at)
    });
    rows
}

/// Whether a milestone is the one under the cursor, is of that owner or capability, or is what that entry is about.
fn is_meant(model: &Model, row: &Row) -> bool {
    let (Some(under), snapshot) = (model.row(), &model.snapshot) else {
        return false;
    };
    if under.key == row.key {
        return true;
    }
    let (RowId::Entry(_, _, chosen), RowId::Entry(_, _, own)) = (&under.key, &row.key) else {
        return false;
    };
    let names = |key: &RowId, fields: &[&str], id: &str| {
        let entry = snapshot.entry_of(key);
        let mut values = fields.iter().filter_map(|field| entry?.value(field));
        values.any(|value| value.plain().split(", ").any(|word| word == id))
    };
    names(&row.key, &["owner", "capability"], chosen) || names(&under.key, &["about"], own)
}

fn name(sheet: &GanttSheet<'_>, row: &Row) -> Vec<Span<'static>> {
    let Some((milestone, outlook)) = sheet.milestone(row) else {
        return Vec::new();
    };
    let theme = &sheet.model.theme;
    let (sign, style) = words::status(sheet.model, milestone.status.unwrap_or(Status::Planned));
    let title = milestone.title.as_deref().unwrap_or(&milestone.id);
    let named = match outlook.open {
        _ if is_meant(sheet.model, row) => theme.name,
        true => theme.text,
        false => theme.quiet,
    };
    vec![own(format!("{sign} "), style), data(title, named)]
}
