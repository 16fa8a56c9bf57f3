//! Values compared: which of two is the greater, and one text for all that are equal.

use std::cmp::Ordering;

use crate::dates::date::iso;
use crate::model::Value;

/// A value, or none, that can be put in order: none before any value; of two numbers, dates or texts the
/// greater; of different sorts, in the order of `sort_of`.
#[derive(Clone, Debug)]
pub struct OrderedValue(pub Option<Value>);

impl PartialEq for OrderedValue {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for OrderedValue {}

impl PartialOrd for OrderedValue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OrderedValue {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Some(mine), Some(theirs)) => order(mine, theirs),
            (mine, theirs) => mine.is_some().cmp(&theirs.is_some()),
        }
    }
}

fn order(mine: &Value, theirs: &Value) -> Ordering {
    match (mine, theirs) {
        (Value::Whole(mine), Value::Whole(theirs)) => mine.cmp(theirs),
        (Value::Date(mine), Value::Date(theirs)) => mine.cmp(theirs),
        (Value::Truth(mine), Value::Truth(theirs)) => mine.cmp(theirs),
        (Value::Text(mine), Value::Text(theirs)) => mine.cmp(theirs),
        _ => match (number(mine), number(theirs)) {
            (Some(mine), Some(theirs)) => mine.total_cmp(&theirs),
            _ => sort_of(mine)
                .cmp(&sort_of(theirs))
                .then_with(|| display_value(mine).cmp(&display_value(theirs))),
        },
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Whole(number) => Some(*number as f64),
        // `-0.0` and `0.0` say the same.
        Value::Number(number) => Some(*number + 0.0),
        _ => None,
    }
}

fn sort_of(value: &Value) -> u8 {
    match value {
        Value::Truth(_) => 0,
        Value::Whole(_) | Value::Number(_) => 1,
        Value::Date(_) => 2,
        Value::Other(_) => 3,
        Value::Text(_) => 4,
        Value::List(_) => 5,
        Value::Table(_) => 6,
    }
}

/// A text that is the same for values that say the same, and different for others.
pub(crate) fn display_value(value: &Value) -> String {
    let mut text = String::new();
    say(value, &mut text);
    text
}

fn say(value: &Value, into: &mut String) {
    /// Beyond it a number is not told apart from its neighbours.
    const EXACT: f64 = 9e15;
    match value {
        Value::Text(text) => into.push_str(&format!("{text:?}")),
        Value::Whole(number) => into.push_str(&number.to_string()),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < EXACT => {
            into.push_str(&format!("{:.0}", number + 0.0));
        }
        Value::Number(number) => into.push_str(&format!("{number:?}")),
        Value::Truth(truth) => into.push_str(&truth.to_string()),
        Value::Date(date) => into.push_str(&iso(*date)),
        Value::Other(raw) => into.push_str(&format!("<{raw}>")),
        Value::List(items) => {
            into.push('[');
            for item in items {
                say(item, into);
                into.push(',');
            }
            into.push(']');
        }
        Value::Table(pairs) => {
            let mut pairs: Vec<_> = pairs.iter().collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            into.push('{');
            for (key, value) in pairs {
                into.push_str(&format!("{key:?}="));
                say(value, into);
                into.push(',');
            }
            into.push('}');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;

    #[test]
    fn none_comes_before_any_value_and_of_two_the_greater_is_last() {
        let text = |text: &str| Some(Value::Text(text.into()));
        let date = |text: &str| Some(Value::Date(parse_iso(text).unwrap()));
        for (less, more) in [
            (None, text("")),
            (text("a"), text("b")),
            (date("2026-01-01"), date("2026-01-02")),
            (Some(Value::Whole(9)), Some(Value::Whole(10))),
            (Some(Value::Number(9.5)), Some(Value::Whole(10))),
            (Some(Value::Truth(false)), Some(Value::Truth(true))),
        ] {
            assert!(
                OrderedValue(less.clone()) < OrderedValue(more.clone()),
                "{less:?} {more:?}"
            );
        }
        assert_eq!(
            OrderedValue(Some(Value::Whole(8))),
            OrderedValue(Some(Value::Number(8.0)))
        );
        assert_eq!(
            display_value(&Value::Whole(8)),
            display_value(&Value::Number(8.0))
        );
    }
}
