//! Home: a line a cluster, and the one under the cursor with its becauses.

use ratatui::Frame;

use chrono::Datelike;

use crate::dates::date::{date, day};
use crate::health::RuleGroup;
use crate::model::Kind;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Hit, Model, Panes, Row, ScreenLayout, ScreenShape};
use crate::tui::details::words;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::screens::{dashboard, detail};
use crate::tui::state::rows;
use crate::tui::widgets::spans::{data, own};
use ratatui::layout::Rect;

/// The column of the next milestone.
const NEXT: usize = 6;

/// The columns of the bar of what is done.
const BAR: usize = 10;

/// The screen.
pub(crate) struct PortfolioScreen;

impl Screen<Model> for PortfolioScreen {
    fn title(&self) -> &'static str {
        "Portfolio"
    }

    fn shows_news(&self) -> bool {
        true
    }

    fn heading(&self) -> &'static str {
        "Clusters"
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Cluster)
    }

    fn is_of_roadmaps(&self) -> bool {
        true
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        rows::roadmaps(&model.snapshot)
    }

    fn hits(&self, model: &Model) -> Vec<(Rect, Hit)> {
        dashboard::hits(model, &model.layout())
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            panes: Panes::Home,
            ..ScreenShape::default()
        }
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "A roadmap holds the milestones of one cluster: {new} makes the first."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the clusters.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::rest("cluster", 20),
        TableColumn::text("schedule", 8),
        TableColumn::text("updates", 7),
        TableColumn::text("feedback", 8),
        TableColumn::number("open", 4).rank(2),
        TableColumn::number("done", 5).rank(4),
        TableColumn::text("next", 8).rank(1).most(40),
        TableColumn::number("waiting", 7).rank(3),
        TableColumn::number("review", 6).rank(5),
        TableColumn::text("done of all", 16).rank(6),
        TableColumn::text("next 12 months", 14).rank(7),
    ];
    ListTable::draw(model, frame, parts, columns, &|row, table| {
        cells(model, row, table.width(NEXT))
    });
    crate::tui::screens::empty::where_empty(model, frame, parts);
    detail::draw(model, frame, parts);
    dashboard::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row, next_width: usize) -> Vec<TableCell> {
    let (snapshot, theme) = (&model.snapshot, &model.theme);
    let (Some(file), Some(summary)) = (
        snapshot.folder.portfolio.roadmaps.get(row.at),
        snapshot.summaries.get(row.at),
    ) else {
        return unread(model, row);
    };
    let review = summary
        .reviewed
        .map_or("none".into(), |days| format!("{days} d"));
    vec![
        TableCell::data(file.name(), theme.heading),
        letter(model, row.at, RuleGroup::Schedule),
        letter(model, row.at, RuleGroup::Updates),
        letter(model, row.at, RuleGroup::Feedback),
        TableCell::own(summary.open.to_string(), theme.text),
        TableCell::own(format!("{}/{}", summary.due_done, summary.due), theme.text),
        next(model, row.at, next_width),
        TableCell::own(summary.feedback_open.to_string(), theme.text),
        TableCell::own(review, theme.quiet),
        progress(model, row.at),
        TableCell(year(model, row.at)),
    ]
}

/// How many of its milestones are done, as a bar.
fn progress(model: &Model, at: usize) -> TableCell {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let summary = &model.snapshot.summaries[at];
    let all = summary.open + summary.done;
    if all == 0 {
        return TableCell::own(signs.nothing, theme.quiet);
    }
    let full = summary.done * BAR / all;
    TableCell(vec![
        own(signs.full.repeat(full), theme.good),
        own(signs.empty.repeat(BAR - full), theme.quiet),
        own(format!("{:>4} %", summary.done * 100 / all), theme.text),
    ])
}

/// The next twelve months of a roadmap, a sign each: how many milestones are forecast for it.
pub(crate) fn year(model: &Model, at: usize) -> Vec<ratatui::text::Span<'static>> {
    let (theme, snapshot) = (&model.theme, &model.snapshot);
    let today = snapshot.today();
    let mut months = [(0_usize, false); 12];
    for outlook in &snapshot.plan.roadmaps[at].milestones {
        let Some(finish) = outlook.finish.filter(|_| outlook.open) else {
            continue;
        };
        let on = date(finish);
        let away = (i64::from(on.year()) - i64::from(today.year())) * 12 + i64::from(on.month())
            - i64::from(today.month());
        if let Some(month) = usize::try_from(away).ok().and_then(|at| months.get_mut(at)) {
            month.0 += 1;
            month.1 |= outlook.slip.is_some_and(|days| days > 0);
        }
    }
    let sign = |(many, late): (usize, bool)| match many {
        0 => own(theme.signs.dot, theme.quiet),
        many @ 1..=9 => own(
            many.to_string(),
            if late { theme.warning } else { theme.name },
        ),
        _ => own("+", if late { theme.warning } else { theme.name }),
    };
    months.into_iter().map(sign).collect()
}

/// The milestone that is expected next: when, and where there is room which.
fn next(model: &Model, at: usize, width: usize) -> TableCell {
    let (snapshot, theme) = (&model.snapshot, &model.theme);
    let Some(place) = snapshot.summaries[at].next.first() else {
        return TableCell::own("–", theme.quiet);
    };
    let today = day(snapshot.today());
    let expected = snapshot
        .plan
        .outlook(at, *place)
        .and_then(|one| one.expected);
    let when = expected.map_or("no date".into(), |day| words::away(day, today));
    let late = expected.is_some_and(|day| day < today);
    let mut spans = vec![own(when, if late { theme.error } else { theme.text })];
    if width >= 20 {
        let milestone = &snapshot.folder.portfolio.roadmaps[at].milestones[*place];
        let title = milestone.title.as_deref().unwrap_or(&milestone.id);
        spans.push(own(" ", theme.text));
        spans.push(data(title, theme.quiet));
    }
    TableCell(spans)
}

/// The health letter of a group, with its shape.
fn letter(model: &Model, at: usize, group: RuleGroup) -> TableCell {
    let condition = model.snapshot.health.roadmaps.get(at);
    match condition.and_then(|condition| condition.letters.of(group)) {
        Some(health) => {
            let (text, style) = words::health(model, health);
            TableCell::own(text, style)
        }
        None => TableCell::default(),
    }
}

/// A file that could not be read: it must not look as if it were not there.
fn unread(model: &Model, row: &Row) -> Vec<TableCell> {
    let id = row.key.roadmap().unwrap_or_default();
    let says = format!("{id}.toml cannot be read");
    vec![TableCell::data(&says, model.theme.error)]
}
