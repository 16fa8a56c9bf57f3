//! The numbers of a cluster: indicators on their way, placements, and what is scored of collective efficiency and
//! upgrading.

use ratatui::Frame;

use crate::dates::date::{DayNumber, day, plain};
use crate::model::{Fund, Indicator, Kind, Placement, Roadmap, WordEnum};
use crate::tui::app::advice::advice;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Axis, Model, Row, RowId, ScreenLayout};
use crate::tui::details::placement::stages;
use crate::tui::details::score::{mean_of, mean_words, means};
use crate::tui::details::words;
use crate::tui::screens::chips::chips;
use crate::tui::screens::detail;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::numbers;
use crate::tui::state::trajectory::{Trajectory, readings};
use crate::tui::widgets::spans::{data, own};
use crate::tui::widgets::sparkline::{about, bars, number};

/// The column of the small bars, and how wide it is.
const BARS: usize = 5;

/// The column of the flags.
const NEEDS: usize = 7;

/// The tab.
pub(crate) struct IndicatorsTab;

impl Screen<Model> for IndicatorsTab {
    fn title(&self) -> &'static str {
        "Results"
    }

    fn holds(&self) -> &'static [Kind] {
        &[Kind::Indicator, Kind::Placement, Kind::Fund]
    }

    fn adds(&self) -> Option<Kind> {
        Some(Kind::Indicator)
    }

    fn views(&self) -> &'static [&'static str] {
        &["all", "indicators", "placements", "funds", "scores"]
    }

    fn rows_of(&self, model: &Model, roadmap: &str) -> Vec<Row> {
        let roadmap = model.snapshot.roadmap(roadmap);
        roadmap.map_or_else(Vec::new, numbers::rows)
    }

    fn first(&self, _model: &Model, rows: &[Row]) -> Option<RowId> {
        let entry = rows.iter().find(|row| matches!(row.key, RowId::Entry(..)));
        entry.map(|row| row.key.clone())
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        numbers::of_sort(&model.view_options(), rows)
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "Nothing is measured yet: {add} adds the first indicator."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the tab.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::rest("result", 20),
        TableColumn::number("now", 5).most(14),
        TableColumn::number("planned", 7).rank(5).most(14),
        TableColumn::number("target", 6).rank(1).most(14),
        TableColumn::text("readings", 10).rank(4).most(24),
        TableColumn::number("by", 11).rank(3),
        TableColumn::text("flags", 14).rank(2).most(30),
    ];
    ListTable::draw(model, frame, parts, columns, &|row, table| {
        cells(model, table, row)
    });
    crate::tui::screens::empty::where_empty(model, frame, parts);
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, table: &ListTable, row: &Row) -> Vec<TableCell> {
    let file = row.key.roadmap().and_then(|id| model.snapshot.roadmap(id));
    let Some(file) = file else {
        return Vec::new();
    };
    let needs = chips(model, &row.key, table.width(NEEDS));
    match &row.key {
        RowId::Entry(_, Kind::Indicator, _) => match file.indicators.get(row.at) {
            Some(one) => indicator(model, one, row, table.width(BARS), needs),
            None => Vec::new(),
        },
        RowId::Entry(_, Kind::Placement, _) => match file.placements.get(row.at) {
            Some(one) => placement(model, one, row, needs),
            None => Vec::new(),
        },
        RowId::Entry(id, Kind::Fund, _) => match file.funds.get(row.at) {
            Some(one) => fund(model, id, one, row, (table.width(BARS), needs)),
            None => Vec::new(),
        },
        RowId::Word(_, word) if is_missing(word) => vec![TableCell(vec![
            own(format!("{word}  "), model.theme.heading),
            own(advice(model, "none yet: {add} adds one"), model.theme.quiet),
        ])],
        RowId::Word(_, word) if numbers::level_under(word).is_some() => {
            vec![TableCell::own(word.clone(), model.theme.heading)]
        }
        RowId::Word(_, word) => match mean_of(model, file, word) {
            Some(mean) => vec![TableCell(vec![
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
) -> Vec<TableCell> {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let place = model.snapshot.position(roadmap);
    let condition = place.and_then(|at| model.snapshot.health.roadmaps.get(at));
    let Some(money) = condition.and_then(|condition| condition.funds.get(row.at)) else {
        return Vec::new();
    };
    let share = match money.released > 0.0 {
        true => (money.utilised / money.released).clamp(0.0, 1.0),
        false => 0.0,
    };
    let full = (share * columns as f64) as usize;
    let amount = |value: f64| TableCell::own(about(value), theme.text);
    vec![
        sign(model, row),
        TableCell(vec![
            data(one.title.as_deref().unwrap_or(&one.id), theme.text),
            own(" released", theme.quiet),
        ]),
        amount(money.released),
        amount(money.allocated_this_year),
        TableCell::own(money.approved.map(about).unwrap_or_default(), theme.quiet),
        TableCell(vec![
            own(signs.full.repeat(full), theme.good),
            own(signs.empty.repeat(columns - full), theme.quiet),
        ]),
        TableCell::own("utilised", theme.quiet),
        TableCell(flags),
    ]
}

/// Whether a word is the heading of what there is nothing of yet.
fn is_missing(word: &str) -> bool {
    numbers::MISSING.iter().any(|(heading, _)| *heading == word)
}

fn sign(model: &Model, row: &Row) -> TableCell {
    match model.snapshot.severity_of(&row.key) {
        Some(severity) => {
            let (sign, style) = words::severity(model, severity);
            TableCell::own(sign, style)
        }
        None => TableCell::own(model.theme.signs.dot, model.theme.quiet),
    }
}

fn indicator(
    model: &Model,
    one: &Indicator,
    row: &Row,
    columns: usize,
    needs: Vec<ratatui::text::Span<'static>>,
) -> Vec<TableCell> {
    let theme = &model.theme;
    let today = day(model.snapshot.today());
    let read = readings(one, model.snapshot.today());
    let way = Trajectory::of(one);
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
        .snapshot
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
        TableCell(vec![data(name, theme.text), data(&unit, theme.quiet)]),
        TableCell::own(now, style),
        TableCell::own(
            way.as_ref()
                .map_or(String::new(), |way| about(way.expected(today))),
            theme.quiet,
        ),
        TableCell::own(value(one.target), theme.quiet),
        TableCell(bars(
            theme,
            &shares(way.as_ref(), &read, today, columns),
            style,
        )),
        TableCell::own(one.due.map(plain).unwrap_or_default(), theme.quiet),
        TableCell(needs),
    ]
}

/// Which share of its way an indicator had come in each column of time, as far as it was read.
fn shares(
    way: Option<&Trajectory>,
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
) -> Vec<TableCell> {
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
        TableCell(vec![
            data(one.trade.as_deref().unwrap_or(&one.id), theme.text),
            own(" placed", theme.quiet),
        ]),
        TableCell::own(count(one.placed), theme.text),
        TableCell::default(),
        TableCell::own(count(one.target), theme.quiet),
        TableCell(so_far),
        TableCell::own(one.due.map(plain).unwrap_or_default(), theme.quiet),
        TableCell(needs),
    ]
}

fn score(model: &Model, file: &Roadmap, word: &str) -> Vec<TableCell> {
    let theme = &model.theme;
    let scores = numbers::scores(file, word, model.snapshot.today());
    let newest = scores.last();
    let over_time: Vec<String> = scores
        .iter()
        .map(|(_, score, _)| score.to_string())
        .collect();
    let now = match newest {
        Some((_, score, _)) => TableCell::own(score.to_string(), theme.text),
        None => TableCell::own(theme.signs.nothing, theme.quiet),
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
        TableCell::own(" ", theme.quiet),
        TableCell(vec![
            own(word.replace('-', " "), theme.text),
            own(format!(": {}", means(word)), theme.quiet),
        ]),
        now,
        TableCell::default(),
        TableCell::own("of 3", theme.quiet),
        TableCell(so_far),
        TableCell::own(
            newest.map(|(on, ..)| plain(*on)).unwrap_or_default(),
            theme.quiet,
        ),
        TableCell::default(),
    ]
}
