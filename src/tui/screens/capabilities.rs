//! The technologies of a cluster on the ladder; or how they meet the sectors of the zones.

use ratatui::Frame;

use crate::analysis::zones::SuggestedMatch;
use crate::dates::date::{date, day, plain};
use crate::model::choice::{Link, WordEnum};
use crate::model::{EntryRef, Kind, Match};
use crate::tui::app::capability_path::CapabilityPath;
use crate::tui::app::{Model, Regions, Row};
use crate::tui::details::words;
use crate::tui::screens::chips::chips;
use crate::tui::screens::detail;
use crate::tui::screens::table::{Cell, Column, Table};
use crate::tui::widgets::ladder;

/// The column of the flags.
const NEEDS: usize = 7;

/// Draws the tab.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    match model.look().arrangement {
        0 => on_the_ladder(model, frame, parts),
        _ => in_the_zones(model, frame, parts),
    }
    detail::draw(model, frame, parts);
}

fn on_the_ladder(model: &Model, frame: &mut Frame, parts: &Regions) {
    let columns = vec![
        Column::text("", 1),
        Column::rest("technology", 18),
        Column::text("level", 5),
        Column::text("current → target", 19).rank(1),
        Column::number("by", 11).rank(3),
        Column::number("reached by", 11).rank(2),
        Column::number("assessed", 11).rank(5),
        Column::text("flags", 16).rank(4).most(34),
    ];
    Table::draw(model, frame, parts, columns, &|row, table| {
        climbing(model, row, table.width(NEEDS))
    });
    let why = "Capabilities are the technologies whose level the cluster raises: a adds the first.";
    crate::tui::screens::where_empty(model, frame, parts, why);
}

fn climbing(model: &Model, row: &Row, needs: usize) -> Vec<Cell> {
    let theme = &model.theme;
    let found = model.known.found(&row.key);
    let Some(path) = found.and_then(|found| CapabilityPath::of(&model.known, found)) else {
        return Vec::new();
    };
    let (now, target) = (path.rung.now(), path.capability.target);
    let due = path.capability.due.map(day);
    let sign = match model.known.severity_of(&row.key) {
        Some(severity) => words::severity(model, severity),
        None if path.is_there() => (theme.signs.done, theme.good),
        None => (theme.signs.active, theme.text),
    };
    let arrives = match (path.arrives, path.is_there()) {
        (_, true) => Cell::own("reached", theme.good),
        (Some(arrives), _) => {
            let late = due.is_some_and(|due| arrives > due);
            let style = if late { theme.warning } else { theme.text };
            Cell::own(plain(date(arrives)), style)
        }
        (None, _) if target.is_some() => Cell::own("no plan yet", theme.warning),
        _ => Cell::own(theme.signs.nothing, theme.quiet),
    };
    let assessed = match path.rung.level {
        Some((on, _)) => Cell::own(plain(date(on)), theme.quiet),
        None => Cell::own("never", theme.warning),
    };
    let name = path
        .capability
        .name
        .as_deref()
        .unwrap_or(&path.capability.id);
    vec![
        Cell::own(sign.0, sign.1),
        Cell::data(name, theme.text),
        Cell(ladder::bar(theme, now, target)),
        Cell::own(ladder::words(theme, now, target), theme.text),
        Cell::own(words::day_or_dash(due), theme.quiet),
        arrives,
        assessed,
        Cell(chips(model, &row.key, needs)),
    ]
}

fn in_the_zones(model: &Model, frame: &mut Frame, parts: &Regions) {
    let columns = vec![
        Column::text("", 1),
        Column::text("zone", 14).most(24),
        Column::text("sector", 14).rank(2).most(24),
        Column::rest("technology", 18),
        Column::text("fit", 8),
        Column::text("link", 17).rank(1),
        Column::number("levels", 6).rank(3),
    ];
    Table::draw(model, frame, parts, columns, &|row, _| meeting(model, row));
    let shared = &model.known.folder.portfolio.shared;
    let why = match shared.zones.is_empty() {
        true => "No zone is known: portfolio.toml names them (tcu add portfolio zone …).",
        false => "No zone fit yet: r, then a on a technology, adds one.",
    };
    crate::tui::screens::where_empty(model, frame, parts, why);
}

/// A recorded match, or one that is likely and nobody has recorded.
fn meeting(model: &Model, row: &Row) -> Vec<Cell> {
    let known = &model.known;
    match known.part(&row.key) {
        Some((holder, at)) => {
            let file = known.folder.portfolio.file(holder.roadmap);
            let capability = &file.capabilities[holder.index];
            let one = capability.matches.get(at);
            one.map_or_else(Vec::new, |one| recorded(model, holder, at, one))
        }
        None => {
            let one = known.zones().likely.get(row.at);
            one.map_or_else(Vec::new, |one| likely(model, one))
        }
    }
}

fn recorded(model: &Model, holder: EntryRef, at: usize, one: &Match) -> Vec<Cell> {
    let theme = &model.theme;
    let cells = &model.known.zones().cells;
    let cell = cells
        .iter()
        .find(|cell| cell.capability == holder && cell.index == at);
    let text = |reference: Option<&str>| reference.unwrap_or("–").to_owned();
    let grade = match one.grade {
        Some(grade) => Cell::own(grade.word(), words::grade(model, grade)),
        None => Cell::own("not set", theme.quiet),
    };
    let link = one.link.filter(|link| *link != Link::None);
    vec![
        Cell::own(theme.signs.mark, theme.good),
        Cell::data(&text(one.zone.as_deref()), theme.text),
        Cell::data(&text(one.sector.as_deref()), theme.text),
        Cell::data(&name(model, holder), theme.text),
        grade,
        Cell::own(
            link.map_or(theme.signs.nothing.to_owned(), |link| {
                link.word().replace('-', " ")
            }),
            theme.text,
        ),
        rungs(model, cell.and_then(|cell| cell.rungs_above())),
    ]
}

fn likely(model: &Model, one: &SuggestedMatch) -> Vec<Cell> {
    let theme = &model.theme;
    let zone = &model.known.folder.portfolio.shared.zones[one.zone];
    vec![
        Cell::own("?", theme.notice),
        Cell::data(&zone.id, theme.quiet),
        Cell::data(&zone.sectors[one.sector].id, theme.quiet),
        Cell::data(&name(model, one.capability), theme.quiet),
        Cell::own("likely", theme.notice),
        Cell::own("not recorded", theme.quiet),
        rungs(model, one.rungs_above()),
    ]
}

/// What a capability is called.
fn name(model: &Model, found: EntryRef) -> String {
    debug_assert_eq!(found.kind, Kind::Capability);
    let file = model.known.folder.portfolio.file(found.roadmap);
    let one = file.capabilities.get(found.index);
    one.map_or_else(String::new, |one| {
        one.name
            .clone()
            .map_or_else(|| one.id.to_string(), String::from)
    })
}

fn rungs(model: &Model, rungs: Option<i64>) -> Cell {
    let theme = &model.theme;
    match rungs {
        Some(0) => Cell::own("same", theme.good),
        Some(rungs @ 2..) => Cell::own(format!("{rungs:+}"), theme.warning),
        Some(rungs) => Cell::own(format!("{rungs:+}"), theme.text),
        None => Cell::own(theme.signs.nothing, theme.quiet),
    }
}
