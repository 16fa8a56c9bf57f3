//! The text about an indicator: what it measures, how it went against what was expected, every reading with its
//! source, those that disagree side by side.

use std::collections::BTreeSet;

use crate::dates::date::{DayNumber, date, day, plain};
use crate::model::choice::WordEnum;
use crate::model::{EntryRef, Indicator, Reading};
use crate::text;
use crate::tui::app::{Axis, Model, RowId};
use crate::tui::details::entry;
use crate::tui::details::flags;
use crate::tui::state::trajectory::{Trajectory, readings};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};
use crate::tui::widgets::sparkline::{about, number};

/// The rows of the chart.
const ROWS: usize = 7;

/// The columns before the chart, for its numbers.
const SCALE: usize = 8;

/// Writes the text about an indicator.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, key: &RowId, found: EntryRef) {
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let Some(indicator) = file.indicators.get(found.index) else {
        return;
    };
    let theme = &model.theme;
    doc.text(
        indicator.name.as_deref().unwrap_or(&indicator.id),
        theme.heading,
    );
    doc.line(vec![data(&key.address(), theme.quiet)]);
    flags::write(model, doc, key);
    let read = readings(indicator, model.snapshot.today());
    doc.gap();
    stands(model, doc, indicator, &read);
    if let Some(way) = Trajectory::of(indicator) {
        let days: BTreeSet<DayNumber> = read.iter().map(|(on, ..)| *on).collect();
        if days.len() < 2 {
            so_far(model, doc, &way, &read);
        } else {
            doc.gap();
            chart(model, doc, &way, &read);
        }
    }
    all(model, doc, &read);
    doc.gap();
    facts(model, doc, found, indicator);
}

fn stands(
    model: &Model,
    doc: &mut RichText<'_>,
    indicator: &Indicator,
    read: &[(DayNumber, f64, &Reading)],
) {
    let theme = &model.theme;
    let unit = indicator.unit.as_deref().unwrap_or_default();
    match read.last() {
        Some((on, value, _)) => {
            let expected = Trajectory::of(indicator).map(|way| way.expected(*on));
            let expected = expected.map(|value| format!(", planned about {}", about(value)));
            let says = format!(
                "{} {unit} on {}{}",
                number(*value),
                plain(date(*on)),
                expected.unwrap_or_default()
            );
            doc.pair("newest", &says);
        }
        None => {
            let key = model.keymap.label(crate::commands::Command::Assess);
            let says = format!("no reading yet: {key} adds one");
            doc.pair_in("newest", &says, theme.warning);
        }
    }
    let end = |word: &str, value: Option<f64>, on: Option<crate::model::Date>| match (value, on) {
        (None, None) => format!("no {word}"),
        (None, Some(on)) => format!("no {word}, by {}", plain(on)),
        (Some(value), None) => number(value),
        (Some(value), Some(on)) => format!("{} on {}", number(value), plain(on)),
    };
    let from = end("baseline", indicator.baseline, indicator.start);
    let to = end("target", indicator.target, indicator.due);
    let way = match (indicator.baseline, indicator.target) {
        (Some(_), Some(_)) => format!("from {from} to {to}"),
        (Some(_), None) => format!("from {from}, {to}"),
        (None, Some(_)) => format!("to {to}, {from}"),
        (None, None) => format!("{from}, {to}"),
    };
    doc.pair("plan", &way);
}

/// The columns of a bar.
const BAR: usize = 20;

/// How far it came of the way, as a bar: readings of one day are no line yet.
fn so_far(
    model: &Model,
    doc: &mut RichText<'_>,
    way: &Trajectory,
    read: &[(DayNumber, f64, &Reading)],
) {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let planned = way.expected(day(model.snapshot.today()));
    let bar = |share: f64| {
        let full = ((share.clamp(0.0, 1.0) * BAR as f64).round() as usize).min(BAR);
        let bar = signs.full.repeat(full) + &signs.empty.repeat(BAR - full);
        format!("{bar} {:.0} % from baseline to target", share * 100.0)
    };
    if let Some((_, value, _)) = read.last() {
        doc.pair_in("reached", &bar(way.share(*value)), theme.good);
    }
    let says = format!("{}, {} today", bar(way.share(planned)), number(planned));
    doc.pair_in("planned", &says, theme.text);
}

/// The readings against the way that was expected.
fn chart(
    model: &Model,
    doc: &mut RichText<'_>,
    way: &Trajectory,
    read: &[(DayNumber, f64, &Reading)],
) {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let columns = doc.columns.saturating_sub(SCALE + 1).min(72);
    if columns < 16 {
        return;
    }
    let first = read
        .first()
        .map_or(way.start(), |(on, ..)| way.start().min(*on));
    let last = read.last().map_or(way.end(), |(on, ..)| way.end().max(*on));
    let axis = Axis::new(first, last - first + 1, columns);
    let values = (0..axis.columns).map(|column| way.expected(axis.day(column)));
    let values = values.chain([way.expected(way.start()), way.expected(way.end())]);
    let values: Vec<f64> = values
        .chain(read.iter().map(|(_, value, _)| *value))
        .collect();
    let (low, high) = values
        .iter()
        .fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(*value), high.max(*value))
        });
    let row = |value: f64| match high - low {
        range if range > 0.0 => ((high - value) / range * (ROWS - 1) as f64).round() as i64,
        _ => 0,
    };
    let mut canvas = Canvas::new(columns, ROWS);
    for (on, value, _) in read {
        let differs = read
            .iter()
            .any(|(other, another, _)| other == on && another != value);
        let style = if differs { theme.warning } else { theme.name };
        let sign = signs.green.chars().next().unwrap_or('o');
        canvas.put(axis.column(*on), row(*value), sign, style);
    }
    for column in 0..axis.columns {
        // The last column ends on the target.
        let on = if column + 1 == axis.columns {
            way.end().max(axis.day(column))
        } else {
            axis.day(column)
        };
        canvas.under(
            column,
            row(way.expected(on)),
            signs.chart.diagonal,
            theme.text,
        );
    }
    canvas.down(
        axis.column(day(model.snapshot.today())),
        0,
        ROWS as i64,
        signs.chart.phase,
        theme.quiet,
    );
    for line in 0..ROWS {
        let label = match line {
            0 => number(high),
            line if line == ROWS - 1 => number(low),
            _ => String::new(),
        };
        let mut spans = vec![own(
            format!("{} ", text::pad_left(&label, SCALE)),
            theme.quiet,
        )];
        spans.extend(canvas.row(line));
        doc.line(spans);
    }
    let (from, to) = (plain(date(first)), plain(date(last)));
    let gap = columns.saturating_sub(text::width(&from) + text::width(&to));
    let dates = format!("{}{from}{}{to}", " ".repeat(SCALE + 1), " ".repeat(gap));
    doc.line(vec![own(dates, theme.quiet)]);
    let legend = format!(
        "{} reading  {} planned  {} today",
        signs.green, signs.chart.diagonal, signs.chart.phase
    );
    doc.line(vec![own(
        format!("{}{legend}", " ".repeat(SCALE + 1)),
        theme.quiet,
    )]);
}

/// Every reading, the newest first; those of one day that differ on one line each, told as such.
fn all(model: &Model, doc: &mut RichText<'_>, read: &[(DayNumber, f64, &Reading)]) {
    let theme = &model.theme;
    if read.is_empty() {
        return;
    }
    doc.heading("Readings");
    for (on, value, reading) in read.iter().rev() {
        let differs = read
            .iter()
            .any(|(other, another, _)| other == on && another != value);
        let sure = reading
            .confidence
            .map(|one| format!("confidence {}", one.word()));
        let facts: Vec<String> = [reading.source.as_ref().map(String::from), sure]
            .into_iter()
            .flatten()
            .collect();
        let lead = format!(
            "  {} {} ",
            text::pad_left(&plain(date(*on)), 11),
            text::pad_left(&number(*value), 8)
        );
        let style = if differs { theme.warning } else { theme.text };
        let differs = if differs {
            "differs from another of this day; "
        } else {
            ""
        };
        doc.hanging(
            &lead,
            style,
            &format!("{differs}{}", facts.join("; ")),
            theme.quiet,
        );
    }
}

fn facts(model: &Model, doc: &mut RichText<'_>, found: EntryRef, indicator: &Indicator) {
    let steps = indicator
        .steps
        .iter()
        .filter_map(|step| Some((step.on?, step.value?)));
    let steps: Vec<String> = steps
        .map(|(on, value)| format!("{} by {}", number(value), plain(on)))
        .collect();
    if !steps.is_empty() {
        doc.pair("steps", &steps.join(", "));
    }
    let mut told = vec!["name", "start", "baseline", "due", "target", "notes"];
    if !indicator.readings.is_empty() {
        told.push("unit");
    }
    entry::others(model, doc, found.roadmap, indicator, &told);
    if let Some(notes) = &indicator.notes {
        doc.heading("Notes");
        doc.text(notes, model.theme.text);
    }
}
