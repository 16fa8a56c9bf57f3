//! What a cell means for a field.

use super::cell::Cell;
use super::people::{OwnerMatch, find_owner};
use super::synonyms::{choice_of, is_nothing};
use crate::analysis::table_text::members;
use crate::dates::date::{date, day, parse_iso};
use crate::dates::{Calendar, YearBias, parse};
use crate::model::{Date, Field, Portfolio, ReferenceTarget, Value, ValueType};
use crate::text::fold;

/// The day that spreadsheets count from: serial number 1 is 31 December 1899.
const FIRST_SERIAL_DAY: (i32, u32, u32) = (1899, 12, 30);
/// Serial numbers that are taken for dates: 1 January 1950 to 31 December 2199.
const SERIAL_DATES: std::ops::RangeInclusive<f64> = 18_264.0..=109_574.0;

/// What is needed to understand a cell.
#[derive(Clone, Copy)]
pub(crate) struct ValueContext<'a> {
    /// The roadmaps.
    pub portfolio: &'a Portfolio,
    /// The roadmap that the rows go into; none where it is a new one.
    pub file: Option<usize>,
    /// What dates are read relative to.
    pub calendar: &'a Calendar,
    /// Whether the program wrote the sheet: names of entries are then their ids, and an empty cell takes the value away.
    pub is_own: bool,
}

/// Reads a cell as the value of a field: `None` where it holds nothing.
///
/// # Errors
/// Says why the cell could not be understood.
pub(crate) fn value_of(
    field: &Field,
    cell: &Cell,
    context: &ValueContext<'_>,
) -> Result<Option<Value>, String> {
    match cell {
        Cell::Empty => return Ok(None),
        Cell::Error(text) => return Err(format!("the spreadsheet shows the error {text}")),
        Cell::Text(text) if is_nothing(text) && !context.is_own => return Ok(None),
        _ => {}
    }
    if !field.many {
        return one(field, cell, context).map(Some);
    }
    let pieces = members(&cell.plain());
    let items: Result<Vec<Value>, String> = pieces
        .iter()
        .map(|piece| one(field, &Cell::text(piece), context))
        .collect();
    let items = items?;
    Ok((!items.is_empty()).then_some(Value::List(items)))
}

fn one(field: &Field, cell: &Cell, context: &ValueContext<'_>) -> Result<Value, String> {
    match field.shape {
        ValueType::Date => date_of(field.key, cell, context.calendar).map(Value::Date),
        ValueType::Integer { least, most } => whole(field.key, cell, least, most).map(Value::Whole),
        ValueType::Number => number(cell).map(Value::Number),
        ValueType::Bool => truth(cell).map(Value::Truth),
        ValueType::Choice(words) => {
            let text = cell.plain();
            let word = choice_of(words, &text);
            let found = word.map(|word| Value::Text(word.to_owned()));
            found.ok_or_else(|| format!("\"{text}\" is none of {}", words.join(", ")))
        }
        ValueType::Numbers => numbers(&cell.plain()),
        ValueType::Amount => number(cell).map(Value::Number),
        ValueType::Reference(_) if context.is_own => Ok(Value::Text(cell.plain())),
        ValueType::Reference(ReferenceTarget::Owner) => owner(cell, context).map(Value::Text),
        ValueType::Reference(_) => Ok(Value::Text(reference(field, cell, context))),
        _ => Ok(Value::Text(cell.plain())),
    }
}

/// Names with a number each: `women 1, sme 2`.
fn numbers(text: &str) -> Result<Value, String> {
    let pair = |member: &String| {
        let (name, number) = member.rsplit_once(char::is_whitespace)?;
        let number = number
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())?;
        Some((name.trim().to_owned(), Value::Number(number)))
    };
    let pairs: Option<Vec<(String, Value)>> = members(text).iter().map(pair).collect();
    let wrong =
        || format!("\"{text}\" is no list of names with a number each, such as: women 1, sme 2");
    pairs.map(Value::Table).ok_or_else(wrong)
}

fn owner(cell: &Cell, context: &ValueContext<'_>) -> Result<String, String> {
    let text = cell.plain();
    match find_owner(context.portfolio, context.file, &text) {
        OwnerMatch::One(id) => Ok(id),
        OwnerMatch::Several(ids) => Err(format!("\"{text}\" can be {}", ids.join(" or "))),
        OwnerMatch::None => Err(format!(
            "no owner is called \"{text}\"; add one first, or correct the cell"
        )),
    }
}

/// An entry by its id, else by its name: the id, or the text as it stands where nothing has it.
fn reference(field: &Field, cell: &Cell, context: &ValueContext<'_>) -> String {
    let text = cell.plain();
    let ValueType::Reference(target) = field.shape else {
        return text;
    };
    let files = [
        context.file.map(|_| context.portfolio.file(context.file)),
        Some(&context.portfolio.shared),
    ];
    for file in files.into_iter().flatten() {
        for kind in target.kinds() {
            let named = file.entries(*kind).find(|entry| {
                let names = ["title", "name"].iter().filter_map(|key| entry.value(key));
                fold(entry.id()) == fold(&text)
                    || names
                        .into_iter()
                        .any(|name| fold(&name.plain()) == fold(&text))
            });
            if let Some(entry) = named {
                return entry.id().to_owned();
            }
        }
    }
    text
}

/// A date: as the spreadsheet holds it, as a serial number, or as people write it, the day first.
///
/// # Errors
/// Says why it is none.
pub(crate) fn date_of(key: &str, cell: &Cell, calendar: &Calendar) -> Result<Date, String> {
    match cell {
        Cell::Date(date) => Ok(*date),
        Cell::Number(serial) if SERIAL_DATES.contains(serial) => {
            let first = chrono::NaiveDate::from_ymd_opt(
                FIRST_SERIAL_DAY.0,
                FIRST_SERIAL_DAY.1,
                FIRST_SERIAL_DAY.2,
            );
            let first = first.ok_or("no such day")?;
            // The range is far inside what a day number holds.
            #[allow(clippy::cast_possible_truncation)]
            Ok(date(day(first) + serial.floor() as i64))
        }
        Cell::Text(text) => {
            let text = text.trim();
            let bare = text.split_once('T').map_or(text, |(date, _)| date);
            if let Some(date) = parse_iso(bare) {
                return Ok(date);
            }
            let lean = match key {
                "actual" | "on" => YearBias::Past,
                _ => YearBias::Ahead,
            };
            parse(bare, calendar, lean).map_err(|error| first_sentence(&error.to_string()))
        }
        other => Err(format!("{} is no date", other.plain())),
    }
}

/// The help of a date error is for somebody who types; a sheet needs only what is wrong.
fn first_sentence(text: &str) -> String {
    text.split_once(". ")
        .map_or(text, |(first, _)| first)
        .to_owned()
}

fn whole(key: &str, cell: &Cell, least: i64, most: i64) -> Result<i64, String> {
    let value = match cell {
        Cell::Percent(share) if key == "progress" => share * 100.0,
        other => number(other)?,
    };
    let rounded = value.round();
    if (rounded - value).abs() > 1e-6 {
        return Err(format!("{value} is not whole"));
    }
    // Checked against the range below; what does not fit saturates and is refused there.
    #[allow(clippy::cast_possible_truncation)]
    let whole = rounded as i64;
    match (least..=most).contains(&whole) {
        true => Ok(whole),
        false if most == i64::MAX => Err(format!("{whole} is below {least}")),
        false => Err(format!("{whole} is not between {least} and {most}")),
    }
}

fn number(cell: &Cell) -> Result<f64, String> {
    match cell {
        Cell::Number(number) => Ok(*number),
        Cell::Percent(share) => Ok(share * 100.0),
        other => {
            let text = other.plain();
            let folded = fold(&text);
            let bare: String = folded
                .chars()
                .filter(|sign| !matches!(sign, ',' | ' ' | '%' | '\u{a0}'))
                .collect();
            let bare = bare
                .trim_end_matches("days")
                .trim_end_matches("day")
                .trim_end_matches('d');
            let number = bare.parse::<f64>().ok().filter(|number| number.is_finite());
            number.ok_or_else(|| format!("\"{text}\" is no number"))
        }
    }
}

fn truth(cell: &Cell) -> Result<bool, String> {
    let text = cell.plain();
    match fold(&text).as_str() {
        "true" | "yes" | "y" | "1" | "ہاں" => Ok(true),
        "false" | "no" | "n" | "0" | "نہیں" => Ok(false),
        _ => Err(format!("\"{text}\" is neither yes nor no")),
    }
}
