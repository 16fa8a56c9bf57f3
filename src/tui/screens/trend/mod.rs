//! The trend: how the dates that were expected have moved from review to review, and where that leads.

mod axes;
pub(crate) mod chart;
mod lines;
mod words;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::commands::Command;
use crate::model::Kind;
use crate::model::choice::Status;
use crate::tui::app::screen::{Screen, ScreenHint};
use crate::tui::app::{Model, Panes, Row, RowId, ScreenLayout, ScreenShape};
use crate::tui::details::words::{slip, status};
use crate::tui::screens::detail::inside;
use crate::tui::screens::panes;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::rows;
use crate::tui::widgets::pane::Scroll;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{line, lines, own};

/// Below this height there is a chart, and no words.
const LOW: u16 = 14;

/// The tab.
pub(crate) struct TrendTab;

impl Screen<Model> for TrendTab {
    fn title(&self) -> &'static str {
        "Trend"
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Milestone)
    }

    fn views(&self) -> &'static [&'static str] {
        &["selected", "all"]
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

    fn hints(&self) -> &'static [ScreenHint] {
        &[
            (&[Command::Arrange], "one or all"),
            (&[Command::Mark], "select"),
        ]
    }

    fn detail_extent(&self, model: &Model) -> Option<u16> {
        Some(most(model))
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            panes: Panes::Names,
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

/// Draws the trend.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let shown = chart::shown(model, model.view_options().arrangement == 1);
    names(model, frame, parts, &shown);
    crate::tui::screens::empty::where_empty(model, frame, parts);
    let all = text(model, inside(parts.detail));
    let (above, below) = split(parts.detail, all.len());
    let inside = inside(below);
    let wanted = usize::from(model.list().scroll);
    let scroll = Scroll::to(wanted, usize::from(inside.height), all.len());
    let more = panes::more(model, scroll.below()).filter(|_| scroll.height > 0);
    let title = "Forecasts by review";
    panes::beside(model, frame, parts, title, &more.unwrap_or_default());
    chart::draw(model, frame, above, &shown);
    if below.height == 0 {
        return;
    }
    let rule = model.theme.signs.rule.repeat(usize::from(below.width));
    let at = Rect {
        y: below.y - 1,
        ..below
    };
    line(frame, at, Line::from(own(rule, model.theme.quiet)));
    lines(frame, inside, &all, scroll.top);
    panes::text_bar(model, frame, parts, inside, scroll);
}

/// How far the words can be scrolled.
fn most(model: &Model) -> u16 {
    let area = model.layout().detail;
    if area.area() == 0 {
        return 0;
    }
    let all = text(model, inside(area)).len();
    let (_, below) = split(area, all);
    match below.height {
        0 => 0,
        height => u16::try_from(all.saturating_sub(usize::from(height))).unwrap_or(u16::MAX),
    }
}

/// The chart above, so many lines of words below a rule: the chart has all that they do not need.
fn split(area: Rect, words: usize) -> (Rect, Rect) {
    if area.height < LOW {
        return (area, Rect::default());
    }
    let words = u16::try_from(words).unwrap_or(u16::MAX).max(1);
    let above = (area.height * 3 / 5).max(area.height.saturating_sub(words.saturating_add(2)));
    let chart = Rect {
        height: above,
        ..area
    };
    let words = Rect {
        y: area.y + above + 1,
        height: area.height - above - 1,
        ..area
    };
    (chart, words)
}

fn text(model: &Model, area: Rect) -> Vec<Line<'static>> {
    let mut doc = RichText::new(&model.theme, usize::from(area.width));
    words::write(model, &mut doc);
    doc.lines
}

/// The list of the milestones, with the letters by which the chart names those it shows.
fn names(
    model: &Model,
    frame: &mut Frame,
    parts: &ScreenLayout,
    shown: &[chart::PlottedIndicator<'_>],
) {
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::text("", 1),
        TableColumn::rest(model.view(), 18),
        TableColumn::number("moved", 5).rank(2),
        TableColumn::number("by", 7).rank(1),
    ];
    ListTable::draw(model, frame, parts, columns, &|row, _| {
        cells(model, row, shown)
    });
}

fn cells(model: &Model, row: &Row, shown: &[chart::PlottedIndicator<'_>]) -> Vec<TableCell> {
    let theme = &model.theme;
    let RowId::Entry(id, Kind::Milestone, _) = &row.key else {
        return Vec::new();
    };
    let file = model.snapshot.roadmap(id);
    let milestone = file.and_then(|file| file.milestones.get(row.at));
    let (Some(milestone), Some(outlook)) = (milestone, model.snapshot.outlook(id, row.at)) else {
        return Vec::new();
    };
    let letter = shown.iter().find(|shown| shown.at == row.at);
    let letter = letter.map_or(' ', |shown| shown.letter).to_string();
    let (sign, style) = status(model, milestone.status.unwrap_or(Status::Planned));
    let rests = match outlook.open {
        true => theme.text,
        false => theme.quiet,
    };
    let moved = match outlook.moves.len() {
        0 => String::new(),
        many => format!("{many}x"),
    };
    let by = outlook.original_slip.filter(|days| *days != 0);
    let late = match by > Some(0) && outlook.open {
        true => theme.warning,
        false => theme.quiet,
    };
    vec![
        TableCell::own(letter, theme.name),
        TableCell::own(sign, style),
        TableCell::data(milestone.title.as_deref().unwrap_or(&milestone.id), rests),
        TableCell::own(moved, rests),
        TableCell::own(by.map(slip).unwrap_or_default(), late),
    ]
}
