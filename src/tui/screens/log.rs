//! The log: what was changed, confirmed, reviewed, decided and feared, the newest first.

use ratatui::Frame;
use ratatui::style::Style;

use crate::commands::Command;
use crate::dates::date::{day, plain};
use crate::model::choice::{Health, RiskState};
use crate::model::{EntryRef, Kind};
use crate::tui::app::screen::{Screen, ScreenHint, ScreenRole};
use crate::tui::app::{Model, Row, RowId, ScreenLayout};
use crate::tui::details::log as text;
use crate::tui::details::words;
use crate::tui::screens::detail;
use crate::tui::screens::panes::view_or;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::log;

/// The tab.
pub(crate) struct LogTab;

impl Screen<Model> for LogTab {
    fn title(&self) -> &'static str {
        "Register"
    }

    fn names_views(&self) -> bool {
        true
    }

    fn role(&self) -> Option<ScreenRole> {
        Some(ScreenRole::Records)
    }

    fn adds(&self) -> Option<Kind> {
        Some(Kind::Decision)
    }

    fn views(&self) -> &'static [&'static str] {
        &[
            "all",
            "risks",
            "decisions",
            "reviews",
            "changes",
            "confirmations",
        ]
    }

    fn turns(&self) -> bool {
        true
    }

    fn rows_of(&self, model: &Model, roadmap: &str) -> Vec<Row> {
        let roadmap = model.snapshot.roadmap(roadmap);
        roadmap.map_or_else(Vec::new, log::rows)
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        log::of_sort(&model.view_options(), rows)
    }

    fn hints(&self) -> &'static [ScreenHint] {
        &[(&[Command::Left, Command::Right], "other lists")]
    }

    fn empty(&self, model: &Model) -> &'static str {
        match model.view_options().arrangement {
            1 => "Risks and assumptions of the roadmap are kept here: {add} adds the first.",
            2 => "Decisions with their owner and day are kept here: {add} adds the first.",
            0 => {
                "Risks, decisions, reviews, changes and confirmations are kept here: {add} adds a risk or a decision."
            }
            _ => "None yet: \u{2190} \u{2192} show the other lists.",
        }
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the log.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::number("on", 11),
        TableColumn::text("kind", 12).rank(2),
        TableColumn::text("about", 14).rank(1).most(24),
        TableColumn::rest(view_or(model, parts, "record"), 16),
    ];
    ListTable::draw(model, frame, parts, columns, &|row, _| cells(model, row));
    crate::tui::screens::empty::where_empty(model, frame, parts);
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row) -> Vec<TableCell> {
    let theme = &model.theme;
    let RowId::Entry(id, kind, _) = &row.key else {
        return Vec::new();
    };
    let Some(file) = model.snapshot.roadmap(id) else {
        return Vec::new();
    };
    let found = EntryRef {
        roadmap: model.snapshot.position(id),
        kind: *kind,
        index: row.at,
    };
    let on = log::on(file, *kind, row.at);
    let ahead = on.is_some_and(|on| day(on) > day(model.snapshot.today()));
    let (sign, style) = sign(model, found);
    let rests = match text::rests(model, found) {
        true => theme.quiet,
        false => theme.text,
    };
    vec![
        TableCell::own(sign, style),
        TableCell::own(
            on.map(plain).unwrap_or_default(),
            if ahead { theme.warning } else { theme.quiet },
        ),
        TableCell::own(text::sort(model, found), theme.quiet),
        TableCell::data(&text::about(model, found), rests),
        TableCell::data(&text::brief(model, found), rests),
    ]
}

/// The sign of a sort, and how it stands.
fn sign(model: &Model, found: EntryRef) -> (&'static str, Style) {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    match found.kind {
        Kind::Change => (signs.arrow, theme.quiet),
        Kind::Confirmation => (signs.mark, theme.good),
        Kind::Review => match file.reviews.get(found.index).and_then(|one| one.health) {
            Some(Health::Red) => (signs.red, theme.error),
            Some(Health::Amber) => (signs.amber, theme.warning),
            Some(Health::Green) => (signs.green, theme.good),
            None => (signs.nothing, theme.quiet),
        },
        Kind::Decision => {
            let done = file.decisions.get(found.index).and_then(|one| one.done);
            match done {
                Some(_) => (signs.done, theme.good),
                None => (signs.planned, theme.text),
            }
        }
        _ => match file.risks.get(found.index).and_then(|one| one.state) {
            Some(RiskState::Broken) => (signs.error, theme.error),
            Some(RiskState::Closed) => (signs.done, theme.quiet),
            _ => words::severity(model, crate::health::Severity::Warning),
        },
    }
}
