//! Values as text.

use crate::dates::date::iso;
use crate::model::Value;
use crate::text::toml_quote;

/// Where a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueLayout<'t> {
    /// As the value of a key on a line of its own; texts of several lines may use this newline.
    Lines(&'t str),
    /// In the middle of a line.
    Inline,
}

/// A value as TOML. `old` is what stood there, whose quoting is kept where it can be.
pub(crate) fn render(value: &Value, layout: ValueLayout<'_>, old: Option<&str>) -> String {
    match value {
        Value::Text(text) => self::text(text, layout, old),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => self::number(*number),
        Value::Truth(truth) => truth.to_string(),
        Value::Date(date) => iso(*date),
        Value::Other(raw) => raw.clone(),
        Value::List(items) => {
            let items: Vec<_> = items
                .iter()
                .map(|item| render(item, ValueLayout::Inline, None))
                .collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(pairs) if pairs.is_empty() => "{}".into(),
        Value::Table(pairs) => {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(key, value)| {
                    format!(
                        "{} = {}",
                        toml_quote::key(key),
                        render(value, ValueLayout::Inline, None)
                    )
                })
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// Whole numbers without a point, so that a target of 8 reads `8`.
fn number(number: f64) -> String {
    const EXACT: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < EXACT {
        format!("{number:.0}")
    } else {
        format!("{number:?}")
    }
}

fn text(text: &str, layout: ValueLayout<'_>, old: Option<&str>) -> String {
    if let ValueLayout::Lines(newline) = layout
        && text.contains('\n')
    {
        return lines(text, newline, old.is_some_and(|old| old.starts_with("'''")));
    }
    let literal = old.is_some_and(|old| old.starts_with('\''));
    if literal && !text.contains('\'') && !text.chars().any(toml_quote::is_control) {
        return format!("'{text}'");
    }
    toml_quote::quote(text)
}

/// A text of several lines between triple quotes, with the file's own newlines.
fn lines(text: &str, newline: &str, literal: bool) -> String {
    let plain = !text.contains("'''")
        && !text.ends_with('\'')
        && !text.chars().any(|c| toml_quote::is_control(c) && c != '\n');
    if literal && plain {
        return format!("'''{newline}{}'''", text.replace('\n', newline));
    }
    let mut result = format!("\"\"\"{newline}");
    let mut quotes = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        quotes = if character == '"' { quotes + 1 } else { 0 };
        match character {
            '\n' => result.push_str(newline),
            '"' if quotes == 3 || characters.peek().is_none() => {
                result.push_str("\\\"");
                quotes = 0;
            }
            other => toml_quote::escape(other, &mut result),
        }
    }
    result.push_str("\"\"\"");
    result
}
