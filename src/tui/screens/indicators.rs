//! The numbers of a cluster: indicators on their way, placements, and what is scored of collective efficiency and
//! upgrading.

use ratatui::Frame;

use crate::dates::date::{DayNumber, day, plain};
use crate::model::{Fund, Indicator, Kind, Placement, Roadmap, WordEnum};
use crate::tui::app::trajectory::{Way, readings};
use crate::tui::app::{Axis, Key, Model, Regions, Row, numbers};
use crate::tui::details::placement::stages;
use crate::tui::details::score::{mean_of, mean_words, means};
use crate::tui::details::words;
use crate::tui::screens::chips::chips;
use crate::tui::screens::detail;
use crate::tui::screens::table::{Cell, Column, Table};
use crate::tui::widgets::spans::{data, own};
use crate::tui::widgets::sparkline::{about, bars, number};

/// The column of the small bars, and how wide it is.
const BARS: usize = 5;

/// The column of the flags.
const NEEDS: usize = 7;

/// Draws the tab.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let columns = vec![
        Column::text("", 1),
        Column::rest("indicator", 24),
        Column::number("now", 9),
        Column::number("planned", 9).rank(4),
        Column::number("target", 9).rank(1),
        Column::text("readings", 12).rank(2).most(24),
        Column::number("by", 11).rank(3),
        Column::text("flags", 14).rank(5).most(30),
    ];
    Table::draw(model, frame, parts, columns, &|row, table| {
        cells(model, table, row)
    });
    let why = "Nothing is measured yet: a adds the first indicator.";
    crate::tui::screens::where_empty(model, frame, parts, why);
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, table: &Table, row: &Row) -> Vec<Cell> {
    let file = row.key.roadmap().and_then(|id| model.known.roadmap(id));
    let Some(file) = file else {
        return Vec::new();
    };
    let needs = chips(model, &row.key, table.width(NEEDS));
    match &row.key {
        Key::Entry(_, Kind::Indicator, _) => match file.indicators.get(row.at) {
            Some(one) => indicator(model, one, row, table.width(BARS), needs),
            None => Vec::new(),
        },
        Key::Entry(_, Kind::Placement, _) => match file.placements.get(row.at) {
            Some(one) => placement(model, one, row, needs),
            None => Vec::new(),
        },
        Key::Entry(id, Kind::Fund, _) => match file.funds.get(row.at) {
            Some(one) => fund(model, id, one, row, (table.width(BARS), needs)),
            None => Vec::new(),
        },
        Key::Word(_, word) if is_missing(word) => vec![Cell(vec![
            own(format!("{word}  "), model.theme.heading),
            own("none yet: a adds one", model.theme.quiet),
        ])],
        Key::Word(_, word) => match mean_of(model, file, word) {
            Some(mean) => vec![Cell(vec![
                own(format!("{word}  "), model.theme.heading),
                own(mean_words(mean), model.theme.quiet),
            ])],
            None => score(model, file, word),
        },
        _ => Vec::new(),
    }
}

/// A fund: what was released of what is allocated this year and approved in all, and how much of it is utilised.
fn fund(
    model: &Model,
    roadmap: &str,
    one: &Fund,
    row: &Row,
    (columns, flags): (usize, Vec<ratatui::text::Span<'static>>),
) -> Vec<Cell> {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let place = model.known.position(roadmap);
    let condition = place.and_then(|at| model.known.health.roadmaps.get(at));
    let Some(money) = condition.and_then(|condition| condition.funds.get(row.at)) else {
        return Vec::new();
    };
    let share = match money.released > 0.0 {
        true => (money.utilised / money.released).clamp(0.0, 1.0),
        false => 0.0,
    };
    let full = (share * columns as f64) as usize;
    let amount = |value: f64| Cell::own(about(value), theme.text);
    vec![
        sign(model, row),
        Cell(vec![
            data(one.title.as_deref().unwrap_or(&one.id), theme.text),
            own(" released", theme.quiet),
        ]),
        amount(money.released),
        amount(money.allocated_this_year),
        Cell::own(money.approved.map(about).unwrap_or_default(), theme.quiet),
        Cell(vec![
            own(signs.full.repeat(full), theme.good),
            own(signs.empty.repeat(columns - full), theme.quiet),
        ]),
        Cell::own("utilised", theme.quiet),
        Cell(flags),
    ]
}

/// Whether a word is the heading of what there is nothing of yet.
fn is_missing(word: &str) -> bool {
    numbers::MISSING.iter().any(|(heading, _)| *heading == word)
}

fn sign(model: &Model, row: &Row) -> Cell {
    match model.known.severity_of(&row.key) {
        Some(severity) => {
            let (sign, style) = words::severity(model, severity);
            Cell::own(sign, style)
        }
        None => Cell::own(model.theme.signs.dot, model.theme.quiet),
    }
}

fn indicator(
    model: &Model,
    one: &Indicator,
    row: &Row,
    columns: usize,
    needs: Vec<ratatui::text::Span<'static>>,
) -> Vec<Cell> {
    let theme = &model.theme;
    let today = day(model.known.today());
    let read = readings(one, model.known.today());
    let way = Way::of(one);
    let value = |value: Option<f64>| value.map_or(theme.signs.nothing.to_owned(), number);
    let name = one.name.as_deref().unwrap_or(&one.id);
    let unit = one
        .unit
        .as_deref()
        .map(|unit| format!(" ({unit})"))
        .unwrap_or_default();
    let unit = match one.level {
        Some(level) => format!("{unit} {} {}", theme.signs.dot, level.word()),
        None => unit,
    };
    let behind = model
        .known
        .flags_of(&row.key)
        .any(|flag| flag.rule == crate::health::Rule::Behind);
    let style = if behind { theme.warning } else { theme.text };
    // Of one day all that was read stands side by side.
    let newest = read
        .iter()
        .filter(|(on, ..)| read.last().is_some_and(|last| last.0 == *on));
    let mut now: Vec<String> = newest.map(|(_, value, _)| number(*value)).collect();
    now.dedup();
    let style = if now.len() > 1 { theme.warning } else { style };
    let now = match now.is_empty() {
        true => theme.signs.nothing.to_owned(),
        false => now.join("/"),
    };
    vec![
        sign(model, row),
        Cell(vec![data(name, theme.text), data(&unit, theme.quiet)]),
        Cell::own(now, style),
        Cell::own(
            way.as_ref()
                .map_or(String::new(), |way| about(way.expected(today))),
            theme.quiet,
        ),
        Cell::own(value(one.target), theme.quiet),
        Cell(bars(
            theme,
            &shares(way.as_ref(), &read, today, columns),
            style,
        )),
        Cell::own(one.due.map(plain).unwrap_or_default(), theme.quiet),
        Cell(needs),
    ]
}

/// Which share of its way an indicator had come in each column of time, as far as it was read.
fn shares(
    way: Option<&Way>,
    read: &[(DayNumber, f64, &crate::model::Reading)],
    today: DayNumber,
    columns: usize,
) -> Vec<Option<f64>> {
    let Some(way) = way else {
        return Vec::new();
    };
    let axis = Axis::new(way.start(), way.end() - way.start() + 1, columns);
    let share = |column: i64| {
        let until = axis.day(column + 1) - 1;
        let there = read.iter().rev().find(|(on, ..)| *on <= until)?;
        (axis.day(column) <= today).then(|| way.share(there.1))
    };
    (0..axis.columns).map(share).collect()
}

fn placement(
    model: &Model,
    one: &Placement,
    row: &Row,
    needs: Vec<ratatui::text::Span<'static>>,
) -> Vec<Cell> {
    let theme = &model.theme;
    let stages = stages(one);
    let most = stages
        .iter()
        .filter_map(|(_, count)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    let funnel = stages.map(|(_, count)| count.map(|count| count as f64 / most as f64));
    let count = |count: Option<i64>| {
        count.map_or(theme.signs.nothing.to_owned(), |count| count.to_string())
    };
    let mut so_far = bars(theme, &funnel, theme.name);
    let ends = [stages[0].1, stages[4].1].map(count);
    so_far.push(own(
        format!(" {}{}{}", ends[0], theme.signs.arrow, ends[1]),
        theme.quiet,
    ));
    vec![
        sign(model, row),
        Cell(vec![
            data(one.trade.as_deref().unwrap_or(&one.id), theme.text),
            own(" placed", theme.quiet),
        ]),
        Cell::own(count(one.placed), theme.text),
        Cell::default(),
        Cell::own(count(one.target), theme.quiet),
        Cell(so_far),
        Cell::own(one.due.map(plain).unwrap_or_default(), theme.quiet),
        Cell(needs),
    ]
}

fn score(model: &Model, file: &Roadmap, word: &str) -> Vec<Cell> {
    let theme = &model.theme;
    let scores = numbers::scores(file, word, model.known.today());
    let newest = scores.last();
    let over_time: Vec<String> = scores
        .iter()
        .map(|(_, score, _)| score.to_string())
        .collect();
    let now = match newest {
        Some((_, score, _)) => Cell::own(score.to_string(), theme.text),
        None => Cell::own(theme.signs.nothing, theme.quiet),
    };
    let filled = newest.map_or(0, |(_, score, _)| {
        usize::try_from(*score).unwrap_or(0).min(3)
    });
    let mut so_far = vec![
        own(theme.signs.done.repeat(filled), theme.name),
        own(theme.signs.planned.repeat(3 - filled), theme.quiet),
    ];
    if over_time.len() > 1 {
        let arrow = theme.signs.arrow;
        so_far.push(own(format!(" {}", over_time.join(arrow)), theme.quiet));
    }
    vec![
        Cell::own(" ", theme.quiet),
        Cell(vec![
            own(word.replace('-', " "), theme.text),
            own(format!(": {}", means(word)), theme.quiet),
        ]),
        now,
        Cell::default(),
        Cell::own("of 3", theme.quiet),
        Cell(so_far),
        Cell::own(
            newest.map(|(on, ..)| plain(*on)).unwrap_or_default(),
            theme.quiet,
        ),
        Cell::default(),
    ]
}
