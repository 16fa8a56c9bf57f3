//! Portfolios for the tests of this floor and of [`crate::health`], read from TOML in the plainest way.

use crate::dates::date::{Date, parse_iso};
use crate::model::{Entry, Kind, Portfolio, Roadmap, Value};

/// A date from `2026-09-30`.
pub(crate) fn on(text: &str) -> Date {
    parse_iso(text).expect("a date")
}

/// A portfolio of files, each an id and its text; `portfolio` is the shared one.
pub(crate) fn portfolio(files: &[(&str, &str)]) -> Portfolio {
    let mut portfolio = Portfolio::default();
    portfolio.shared.id = "portfolio".into();
    for (id, text) in files {
        let file = roadmap(id, text);
        match file.is_portfolio() {
            true => portfolio.shared = file,
            false => portfolio.roadmaps.push(file),
        }
    }
    portfolio.roadmaps.sort_by(|a, b| a.id.cmp(&b.id));
    portfolio
}

fn roadmap(id: &str, text: &str) -> Roadmap {
    let table: toml::Table = text.parse().expect("TOML");
    let mut file = Roadmap {
        id: id.into(),
        ..Roadmap::default()
    };
    for (key, value) in table {
        let kind = Kind::from_key(&key).filter(|&kind| file.holds(kind));
        match (kind, value) {
            (Some(kind), toml::Value::Table(table)) => {
                fill(file.entry_mut(kind, 0).expect("a table"), table);
            }
            (Some(kind), toml::Value::Array(items)) => {
                for item in items {
                    let toml::Value::Table(table) = item else {
                        panic!("{key} holds tables")
                    };
                    fill(file.push(kind).expect("a list"), table);
                }
            }
            (_, value) if Kind::FileHeader.field_index(&key).is_some() => {
                fill(&mut file.head, [(key, value)].into_iter().collect());
            }
            _ => file.unknown.push(key),
        }
    }
    file
}

fn fill(entry: &mut dyn Entry, table: toml::Table) {
    for (key, value) in table {
        let sub = Kind::from_key(&key).filter(|sub| sub.description().parent == Some(entry.kind()));
        match (sub, value, entry.kind().field_index(&key)) {
            (Some(sub), toml::Value::Array(items), _) => {
                for item in items {
                    let toml::Value::Table(table) = item else {
                        panic!("{key} holds tables")
                    };
                    fill(entry.push_sub(sub).expect("a sub-entry"), table);
                }
            }
            (_, value, Some(field)) => entry.set(field, &read(value)).expect("a right value"),
            _ => entry.note_unknown(&key),
        }
    }
}

fn read(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Integer(number) => Value::Whole(number),
        toml::Value::Float(number) => Value::Number(number),
        toml::Value::Boolean(truth) => Value::Truth(truth),
        toml::Value::Datetime(date) => Value::Date(on(&date.to_string())),
        toml::Value::Array(items) => Value::List(items.into_iter().map(read).collect()),
        toml::Value::Table(table) => Value::Table(
            table
                .into_iter()
                .map(|(key, value)| (key, read(value)))
                .collect(),
        ),
    }
}
