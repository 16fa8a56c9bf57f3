//! What several charts need: axes of dates with sensible ticks, labels, keys of legends.

use chrono::Datelike;

use super::{ChartAxis, ChartKey, ChartLabel, ChartStyle, ChartSymbol};
use crate::dates::date::{date, day, month_name};
use crate::model::Date;

/// How many ticks an axis has at most.
const MOST_TICKS: i64 = 9;

/// An axis over these days, with a little room at both ends and ticks on the first days of months.
pub(crate) fn date_axis(days: impl Iterator<Item = i64>) -> Option<ChartAxis> {
    let (mut first, mut last) = (i64::MAX, i64::MIN);
    for day in days {
        (first, last) = (first.min(day), last.max(day));
    }
    if first > last {
        return None;
    }
    let room = ((last - first) / 40).max(10);
    let (first, last) = (first - room, last + room);
    Some(ChartAxis::Dates {
        first,
        last,
        ticks: ticks(first, last),
    })
}

/// The first days of months, quarters, half years or years, so many that their names have room.
fn ticks(first: i64, last: i64) -> Vec<(i64, String)> {
    let months = ((last - first) / 30).max(1);
    let steps = [1, 3, 6, 12, 24, 60, 120, 600, 2_400, 12_000];
    let step = steps
        .into_iter()
        .find(|step| months / step <= MOST_TICKS)
        .unwrap_or(12_000);
    let start = date(first);
    let mut month = i64::from(start.year()) * 12 + i64::from(start.month0());
    month += (step - month.rem_euclid(step)) % step;
    let mut ticks = Vec::new();
    while let Some(on) = first_of(month) {
        if day(on) > last {
            break;
        }
        if day(on) >= first {
            ticks.push((day(on), tick_name(on, step)));
        }
        month += step;
    }
    ticks
}

fn first_of(month: i64) -> Option<Date> {
    let year = i32::try_from(month.div_euclid(12))
        .ok()
        .filter(|year| *year <= 9_999)?;
    Date::from_ymd_opt(year, month.rem_euclid(12) as u32 + 1, 1)
}

fn tick_name(on: Date, step: i64) -> String {
    match step >= 12 {
        true => on.year().to_string(),
        false => format!("{} {}", month_name(on.month()), on.year()),
    }
}

/// A row or column of that name.
pub(crate) fn label(text: impl Into<String>) -> ChartLabel {
    ChartLabel {
        text: text.into(),
        is_heading: false,
    }
}

/// A row that heads those that follow.
pub(crate) fn heading(text: impl Into<String>) -> ChartLabel {
    ChartLabel {
        text: text.into(),
        is_heading: true,
    }
}

/// A line of a legend.
pub(crate) fn key(symbol: ChartSymbol, style: ChartStyle, text: &str) -> ChartKey {
    ChartKey {
        symbol,
        style,
        text: text.to_owned(),
    }
}
