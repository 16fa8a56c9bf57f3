//! Values without a kind: what a key holds before (and after) it is a typed field.

use crate::dates::iso_of;
use std::borrow::Cow;

use super::same_pairs::same_pairs;
use crate::dates::date::{Date, iso};

/// One value as a file can hold it.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number that need not be whole.
    Number(f64),
    /// `true` or `false`.
    Truth(bool),
    /// A calendar date.
    Date(Date),
    /// A list.
    List(Vec<Value>),
    /// An inline table, keys in the order in which they were written.
    Table(Vec<(String, Value)>),
    /// Anything else that TOML can write (a time of day), as it was written.
    Other(String),
}

/// Values are equal when they say the same: `8` and `8.0` are, and tables in any order of keys.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Text(a), Value::Text(b)) | (Value::Other(a), Value::Other(b)) => a == b,
            (Value::Truth(a), Value::Truth(b)) => a == b,
            (Value::Date(a), Value::Date(b)) => a == b,
            (Value::List(a), Value::List(b)) => a == b,
            (Value::Whole(a), Value::Whole(b)) => a == b,
            (Value::Number(a), Value::Number(b)) => a == b,
            (Value::Whole(whole), Value::Number(number))
            | (Value::Number(number), Value::Whole(whole)) => *whole as f64 == *number,
            (Value::Table(a), Value::Table(b)) => same_pairs(a, b),
            _ => false,
        }
    }
}

impl Value {
    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The date, where it is one.
    pub fn as_date(&self) -> Option<Date> {
        match self {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// True of an empty text, list and table, which count as absent.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.iter().all(Value::is_empty),
            Value::Table(pairs) => pairs.is_empty(),
            _ => false,
        }
    }

    /// The value as a person would type it: no quotes, lists with commas.
    pub fn plain(&self) -> String {
        match self {
            Value::Text(text) | Value::Other(text) => text.clone(),
            Value::Whole(number) => number.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Truth(truth) => truth.to_string(),
            Value::Date(date) => iso(*date),
            Value::List(items) => joined(items.iter().map(Value::plain)),
            Value::Table(pairs) => joined(
                pairs
                    .iter()
                    .map(|(key, value)| format!("{key} {}", value.plain())),
            ),
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// One scalar on its way into a field, borrowed from the text where it can be.
#[derive(Clone, Debug)]
pub enum Scalar<'a> {
    /// A string, decoded.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction or an exponent.
    Number(f64),
    /// `true` or `false`.
    Truth(bool),
    /// A date, or the date of a date-time.
    Date(Date),
    /// Written like a date or a number, but no such one exists, or it is too large.
    Impossible(&'a str),
    /// A time of day.
    Time(&'a str),
}

impl Scalar<'_> {
    /// The scalar as an owned value.
    pub fn into_value(self) -> Value {
        match self {
            Scalar::Text(text) => Value::Text(text.into_owned()),
            Scalar::Whole(number) => Value::Whole(number),
            Scalar::Number(number) => Value::Number(number),
            Scalar::Truth(truth) => Value::Truth(truth),
            Scalar::Date(date) => Value::Date(date),
            Scalar::Impossible(raw) | Scalar::Time(raw) => Value::Other(raw.to_owned()),
        }
    }

    /// What was written, in words for a message: `the text "soon"`, `the number 140`.
    pub fn in_words(&self) -> String {
        match self {
            Scalar::Text(text) => format!("the text \"{text}\""),
            Scalar::Whole(number) => format!("the number {number}"),
            Scalar::Number(number) => format!("the number {number}"),
            Scalar::Truth(truth) => format!("{truth}"),
            Scalar::Date(date) => format!("the date {}", iso(*date)),
            Scalar::Impossible(raw) if iso_of(raw).is_some() => (*raw).to_owned(),
            Scalar::Impossible(raw) if raw.contains([':', 'T']) || raw.matches('-').count() > 1 => {
                format!("{raw}, a day that does not exist")
            }
            Scalar::Impossible(raw) => format!("{raw}, which is too large a number"),
            Scalar::Time(raw) => format!("the time {raw}"),
        }
    }
}

impl<'a> From<&'a Value> for Option<Scalar<'a>> {
    /// A value that is one scalar; `None` of lists and tables.
    fn from(value: &'a Value) -> Self {
        Some(match value {
            Value::Text(text) => Scalar::Text(Cow::Borrowed(text)),
            Value::Whole(number) => Scalar::Whole(*number),
            Value::Number(number) => Scalar::Number(*number),
            Value::Truth(truth) => Scalar::Truth(*truth),
            Value::Date(date) => Scalar::Date(*date),
            Value::Other(raw) => Scalar::Time(raw),
            Value::List(_) | Value::Table(_) => return None,
        })
    }
}
