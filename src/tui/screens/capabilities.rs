//! The technologies of a cluster on the ladder; or how they meet the sectors of the zones.

use ratatui::Frame;

use crate::analysis::zones::SuggestedMatch;
use crate::dates::date::{date, day, plain};
use crate::model::choice::{Link, WordEnum};
use crate::model::{EntryRef, Kind, Match};
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, ScreenLayout, ScreenShape};
use crate::tui::details::words;
use crate::tui::screens::chips::chips;
use crate::tui::screens::detail;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::capability_path;
use crate::tui::state::capability_path::CapabilityPath;
use crate::tui::widgets::ladder;

/// The column of the flags.
const NEEDS: usize = 7;

/// The tab.
pub(crate) struct CapabilitiesTab;

impl Screen<Model> for CapabilitiesTab {
    fn title(&self) -> &'static str {
        "Capabilities"
    }

    fn holds(&self) -> &'static [Kind] {
        &[Kind::Capability, Kind::Match]
    }

    fn adds(&self) -> Option<Kind> {
        Some(Kind::Capability)
    }

    fn views(&self) -> &'static [&'static str] {
        &["on the ladder", "in the zones"]
    }

    fn rows_of(&self, model: &Model, roadmap: &str) -> Vec<Row> {
        let roadmap = model.snapshot.roadmap(roadmap);
        roadmap.map_or_else(Vec::new, |roadmap| {
            capability_path::rows(&model.snapshot, roadmap)
        })
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        capability_path::of_sort(&model.view_options(), rows)
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            wide_detail: true,
            ..ScreenShape::default()
        }
    }

    fn empty(&self, model: &Model) -> &'static str {
        let has_zones = !model.snapshot.folder.portfolio.shared.zones.is_empty();
        match model.view_options().arrangement {
            0 => {
                "Capabilities are the technologies whose level the cluster raises: {add} adds the first."
            }
            _ if has_zones => "No zone fit yet: {add} z adds one.",
            _ => {
                "No zone is known yet: {programme} leads to what all clusters share, zones among them."
            }
        }
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the tab.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    match model.view_options().arrangement {
        0 => on_the_ladder(model, frame, parts),
        _ => in_the_zones(model, frame, parts),
    }
    detail::draw(model, frame, parts);
}

fn on_the_ladder(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::rest("technology", 18),
        TableColumn::text("level", 5),
        TableColumn::text("current → target", 19).rank(1),
        TableColumn::number("by", 11).rank(3),
        TableColumn::number("reached by", 11).rank(2),
        TableColumn::number("assessed", 11).rank(5),
        TableColumn::text("flags", 16).rank(4).most(34),
    ];
    ListTable::draw(model, frame, parts, columns, &|row, table| {
        climbing(model, row, table.width(NEEDS))
    });
    crate::tui::screens::empty::where_empty(model, frame, parts);
}

fn climbing(model: &Model, row: &Row, needs: usize) -> Vec<TableCell> {
    let theme = &model.theme;
    let found = model.snapshot.found(&row.key);
    let Some(path) = found.and_then(|found| CapabilityPath::of(&model.snapshot, found)) else {
        return Vec::new();
    };
    let (now, target) = (path.rung.now(), path.capability.target);
    let due = path.capability.due.map(day);
    let sign = match model.snapshot.severity_of(&row.key) {
        Some(severity) => words::severity(model, severity),
        None if path.is_there() => (theme.signs.done, theme.good),
        None => (theme.signs.active, theme.text),
    };
    let arrives = match (path.arrives, path.is_there()) {
        (_, true) => TableCell::own("reached", theme.good),
        (Some(arrives), _) => {
            let late = due.is_some_and(|due| arrives > due);
            let style = if late { theme.warning } else { theme.text };
            TableCell::own(plain(date(arrives)), style)
        }
        (None, _) if target.is_some() => TableCell::own("no plan yet", theme.warning),
        _ => TableCell::own(theme.signs.nothing, theme.quiet),
    };
    let assessed = match path.rung.level {
        Some((on, _)) => TableCell::own(plain(date(on)), theme.quiet),
        None => TableCell::own("never", theme.warning),
    };
    let name = path
        .capability
        .name
        .as_deref()
        .unwrap_or(&path.capability.id);
    vec![
        TableCell::own(sign.0, sign.1),
        TableCell::data(name, theme.text),
        TableCell(ladder::bar(theme, now, target)),
        TableCell::own(ladder::words(theme, now, target), theme.text),
        TableCell::own(words::day_or_dash(due), theme.quiet),
        arrives,
        assessed,
        TableCell(chips(model, &row.key, needs)),
    ]
}

fn in_the_zones(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::text("zone", 14).most(24),
        TableColumn::text("sector", 14).rank(2).most(24),
        TableColumn::rest("technology", 18),
        TableColumn::text("fit", 8),
        TableColumn::text("link", 17).rank(1),
        TableColumn::number("levels", 6).rank(3),
    ];
    ListTable::draw(model, frame, parts, columns, &|row, _| meeting(model, row));
    crate::tui::screens::empty::where_empty(model, frame, parts);
}

/// A recorded match, or one that is likely and nobody has recorded.
fn meeting(model: &Model, row: &Row) -> Vec<TableCell> {
    let snapshot = &model.snapshot;
    match snapshot.part(&row.key) {
        Some((holder, at)) => {
            let file = snapshot.folder.portfolio.file(holder.roadmap);
            let capability = &file.capabilities[holder.index];
            let one = capability.matches.get(at);
            one.map_or_else(Vec::new, |one| recorded(model, holder, at, one))
        }
        None => {
            let one = snapshot.zones().likely.get(row.at);
            one.map_or_else(Vec::new, |one| likely(model, one))
        }
    }
}

fn recorded(model: &Model, holder: EntryRef, at: usize, one: &Match) -> Vec<TableCell> {
    let theme = &model.theme;
    let cells = &model.snapshot.zones().cells;
    let cell = cells
        .iter()
        .find(|cell| cell.capability == holder && cell.index == at);
    let text = |reference: Option<&str>| reference.unwrap_or("–").to_owned();
    let grade = match one.grade {
        Some(grade) => TableCell::own(grade.word(), words::grade(model, grade)),
        None => TableCell::own("not set", theme.quiet),
    };
    let link = one.link.filter(|link| *link != Link::None);
    vec![
        TableCell::own(theme.signs.mark, theme.good),
        TableCell::data(&text(one.zone.as_deref()), theme.text),
        TableCell::data(&text(one.sector.as_deref()), theme.text),
        TableCell::data(&name(model, holder), theme.text),
        grade,
        TableCell::own(
            link.map_or(theme.signs.nothing.to_owned(), |link| {
                link.word().replace('-', " ")
            }),
            theme.text,
        ),
        rungs(model, cell.and_then(|cell| cell.rungs_above())),
    ]
}

fn likely(model: &Model, one: &SuggestedMatch) -> Vec<TableCell> {
    let theme = &model.theme;
    let zone = &model.snapshot.folder.portfolio.shared.zones[one.zone];
    vec![
        TableCell::own("?", theme.notice),
        TableCell::data(&zone.id, theme.quiet),
        TableCell::data(&zone.sectors[one.sector].id, theme.quiet),
        TableCell::data(&name(model, one.capability), theme.quiet),
        TableCell::own("likely", theme.notice),
        TableCell::own("not recorded", theme.quiet),
        rungs(model, one.rungs_above()),
    ]
}

/// What a capability is called.
fn name(model: &Model, found: EntryRef) -> String {
    debug_assert_eq!(found.kind, Kind::Capability);
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let one = file.capabilities.get(found.index);
    one.map_or_else(String::new, |one| {
        one.name
            .clone()
            .map_or_else(|| one.id.to_string(), String::from)
    })
}

fn rungs(model: &Model, rungs: Option<i64>) -> TableCell {
    let theme = &model.theme;
    match rungs {
        Some(0) => TableCell::own("same", theme.good),
        Some(rungs @ 2..) => TableCell::own(format!("{rungs:+}"), theme.warning),
        Some(rungs) => TableCell::own(format!("{rungs:+}"), theme.text),
        None => TableCell::own(theme.signs.nothing, theme.quiet),
    }
}
