//! The names of days, months and years along an axis, as close as there is room for.

use chrono::Datelike;

use crate::dates::date::{Date, DayNumber, date, day, month_name};
use crate::tui::app::Axis;

/// From one name to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AxisStep {
    /// A week, from Monday.
    Week,
    /// So many months.
    Months(i32),
}

/// The steps, the closest first, with the columns that their names need.
const STEPS: [(AxisStep, i64); 9] = [
    (AxisStep::Week, 3),
    (AxisStep::Months(1), 4),
    (AxisStep::Months(3), 4),
    (AxisStep::Months(6), 4),
    (AxisStep::Months(12), 5),
    (AxisStep::Months(24), 5),
    (AxisStep::Months(60), 5),
    (AxisStep::Months(120), 5),
    (AxisStep::Months(1200), 5),
];

impl AxisStep {
    /// The closest step whose names have room; without a line for years above them a little more.
    pub(crate) fn of(axis: &Axis, two_lines: bool) -> AxisStep {
        let spare = i64::from(!two_lines);
        let fits = |step: &(AxisStep, i64)| {
            let days = match step.0 {
                AxisStep::Week => 7,
                AxisStep::Months(months) => i64::from(months) * 30,
            };
            days * axis.columns >= (step.1 + spare) * axis.days
        };
        // A week has no name of its own without its month above it.
        let steps = STEPS.iter().skip(usize::from(!two_lines));
        let mut steps = steps.filter(|step| fits(step));
        steps.next().map_or(AxisStep::Months(1200), |step| step.0)
    }

    /// The last beginning of a step on or before a day.
    fn floor(self, on: DayNumber) -> DayNumber {
        match self {
            AxisStep::Week => on - i64::from(date(on).weekday().num_days_from_monday()),
            AxisStep::Months(months) => {
                let number = month_number(date(on));
                first_of(number - number.rem_euclid(months))
            }
        }
    }

    fn next(self, on: DayNumber) -> DayNumber {
        match self {
            AxisStep::Week => on + 7,
            AxisStep::Months(months) => first_of(month_number(date(on)) + months),
        }
    }

    /// The step of the line above.
    fn above(self) -> Option<AxisStep> {
        match self {
            AxisStep::Week => Some(AxisStep::Months(1)),
            AxisStep::Months(..12) => Some(AxisStep::Months(12)),
            AxisStep::Months(_) => None,
        }
    }

    fn name(self, on: DayNumber, alone: bool) -> String {
        let on = date(on);
        match self {
            AxisStep::Week => on.day().to_string(),
            // Where no line of years stands above, January says which year begins.
            AxisStep::Months(..12) if alone && on.month() == 1 => on.year().to_string(),
            AxisStep::Months(..12) => month_name(on.month()).to_owned(),
            AxisStep::Months(_) => on.year().to_string(),
        }
    }
}

/// Months since year 0.
fn month_number(on: Date) -> i32 {
    on.year() * 12 + on.month0() as i32
}

fn first_of(number: i32) -> DayNumber {
    let first = Date::from_ymd_opt(number.div_euclid(12), number.rem_euclid(12) as u32 + 1, 1);
    first.map_or(crate::dates::date::LAST_DAY + 1, day)
}

/// The beginnings of a step that an axis shows, and the one before it.
fn beginnings(axis: &Axis, step: AxisStep) -> impl Iterator<Item = DayNumber> {
    let end = axis.end();
    let mut next = Some(step.floor(axis.left));
    std::iter::from_fn(move || {
        let now = next.filter(|day| *day < end)?;
        next = Some(step.next(now)).filter(|next| *next > now);
        Some(now)
    })
}

/// The lower line: a name at each beginning, in ASCII; with years among them where they stand `alone`.
pub(crate) fn lower(axis: &Axis, step: AxisStep, alone: bool) -> String {
    let names = beginnings(axis, step).filter(|day| *day >= axis.left);
    laid(
        axis,
        names.map(|day| (axis.column(day), step.name(day, alone))),
    )
}

/// The upper line: the years, or the months of weeks; the one in which the axis begins at its left edge.
pub(crate) fn upper(axis: &Axis, step: AxisStep) -> String {
    let Some(above) = step.above() else {
        return String::new();
    };
    let names = beginnings(axis, above).map(|on| {
        let name = match above {
            AxisStep::Months(1) => format!("{} {}", month_name(date(on).month()), date(on).year()),
            _ => date(on).year().to_string(),
        };
        (axis.column(on).max(0), name)
    });
    let mut names: Vec<(i64, String)> = names.collect();
    // What is about to end makes room for what follows.
    if let [first, second, ..] = names.as_slice()
        && second.0 - first.0 <= first.1.len() as i64
    {
        names.remove(0);
    }
    laid(axis, names.into_iter())
}

/// Days with their month and year along an axis that goes up, at least so many rows from one to the next.
pub(crate) fn marks(axis: &Axis, rows: i64) -> impl Iterator<Item = (DayNumber, String)> {
    let months = STEPS.iter().map(|step| step.0).skip(1);
    let mut fits = months.filter(|step| match step {
        AxisStep::Months(months) => i64::from(*months) * 30 * axis.columns >= rows * axis.days,
        AxisStep::Week => false,
    });
    let step = fits.next().unwrap_or(AxisStep::Months(1200));
    let days = beginnings(axis, step).filter(|day| *day >= axis.left);
    days.map(|on| {
        let day = date(on);
        (on, format!("{} {}", month_name(day.month()), day.year()))
    })
}

/// Names at their columns on one line, one that has no room left out.
fn laid(axis: &Axis, names: impl Iterator<Item = (i64, String)>) -> String {
    let columns = usize::try_from(axis.columns).unwrap_or(0);
    let mut line = String::new();
    for (column, name) in names {
        let Ok(column) = usize::try_from(column) else {
            continue;
        };
        let taken = line.len() + usize::from(!line.is_empty());
        if column < taken || column + name.len() > columns {
            continue;
        }
        line.push_str(&" ".repeat(column - line.len()));
        line.push_str(&name);
    }
    line.push_str(&" ".repeat(columns - line.len()));
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;

    fn axis(from: &str, days: i64, columns: usize) -> Axis {
        Axis::new(day(parse_iso(from).unwrap()), days, columns)
    }

    #[test]
    fn names_come_as_close_as_they_have_room() {
        let lines = |axis: &Axis| {
            let step = AxisStep::of(axis, true);
            (
                upper(axis, step).trim_end().to_owned(),
                lower(axis, step, false).trim_end().to_owned(),
            )
        };
        let weeks = axis("2026-11-09", 28, 28);
        assert_eq!(
            lines(&weeks),
            (
                "Nov 2026             ".trim_end().to_owned(),
                "9      16     23     30".into()
            )
        );
        let months = axis("2026-10-01", 240, 40);
        let (above, below) = lines(&months);
        assert!(above.contains("2026") && above.contains("2027"), "{above}");
        assert!(below.starts_with("Oct  Nov  Dec"), "{below}");
        let years = axis("2020-01-01", 3653, 51);
        assert!(lines(&years).1.starts_with("2020 2021 2022"));
    }

    #[test]
    fn alone_january_says_the_year() {
        let axis = axis("2026-10-01", 365, 40);
        let line = lower(&axis, AxisStep::of(&axis, false), true);
        assert!(line.contains("2027") && !line.contains("Jan"), "{line}");
    }

    #[test]
    fn any_axis_is_named_in_its_columns() {
        for left in [1, 700_000, 3_652_000, 3_652_059] {
            for days in [1, 30, 400, 9_000, 3_000_000] {
                for columns in [1, 4, 24, 200] {
                    let axis = Axis::new(left, days, columns);
                    for two in [false, true] {
                        let step = AxisStep::of(&axis, two);
                        assert_eq!(lower(&axis, step, !two).len(), columns);
                        let above = upper(&axis, step).len();
                        assert!(above == 0 || above == columns);
                    }
                }
            }
        }
    }
}
