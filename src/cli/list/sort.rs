//! The order of a list: by any key that a filter knows.

use std::cmp::Ordering;

use crate::cli::analysis::Analysis;
use crate::cli::error::CliError;
use crate::dates::date;
use crate::model::{EntryRef, Field, Health, Kind, ValueType, WordEnum};
use crate::query::filter::{FieldSource, FieldValue, SEVERITIES, keys};
use crate::text;
use crate::text::nearest;

/// A value as it is compared.
enum Sortable {
    Number(f64),
    Text(String),
}

/// Sorts entries of a kind by a key, backwards with `-` before it; what has no such value comes last.
///
/// # Errors
/// The kind has no such key.
pub(crate) fn by(
    analysis: &Analysis<'_>,
    kind: Kind,
    key: &str,
    listed: &mut [EntryRef],
) -> Result<(), CliError> {
    let (key, backwards) = match key.strip_prefix('-') {
        Some(key) => (key, true),
        None => (key, false),
    };
    let known = keys(Some(kind), analysis.portfolio.shared.custom);
    if !known.contains(&key) {
        let failure = CliError::refused(format!(
            "{} cannot be sorted by {}",
            kind.plural(),
            text::truncate(key, 40)
        ));
        return Err(match nearest(key, known.iter().copied()) {
            Some(near) => failure.hint(format!("did you mean {near}?")),
            None => failure.hint(format!("it knows {}", known.join(", "))),
        });
    }
    let facts = analysis.known();
    let value = |found: &EntryRef| {
        let subject = facts.subject(*found);
        let first = subject.values(key).into_iter().next()?;
        let field = analysis.portfolio.shared.field(kind, key);
        Some(Sortable::of(field, key, &first))
    };
    let mut valued: Vec<_> = listed.iter().map(|found| (value(found), *found)).collect();
    valued.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) if backwards => b.order(a),
        (Some(a), Some(b)) => a.order(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    for (place, (_, found)) in listed.iter_mut().zip(valued) {
        *place = found;
    }
    Ok(())
}

impl Sortable {
    /// A value of a key; a word that has its place in a list is compared by that.
    fn of(field: Option<&Field>, key: &str, fact: &FieldValue<'_>) -> Self {
        let words = match field.map(|field| field.shape) {
            Some(ValueType::Choice(words)) => words,
            _ if key == "health" => Health::WORDS,
            _ if key == "severity" => SEVERITIES,
            _ => &[],
        };
        match fact {
            FieldValue::Date(on) => Sortable::Number(date::day(*on) as f64),
            FieldValue::Number(number) => Sortable::Number(*number),
            FieldValue::Truth(truth) => Sortable::Number(f64::from(u8::from(*truth))),
            FieldValue::Name(word) | FieldValue::Words(word) | FieldValue::Text(word) => {
                match words.iter().position(|known| known == word) {
                    Some(place) => Sortable::Number(place as f64),
                    None => Sortable::Text(text::fold(word)),
                }
            }
        }
    }

    fn order(&self, other: &Sortable) -> Ordering {
        match (self, other) {
            (Sortable::Number(a), Sortable::Number(b)) => a.total_cmp(b),
            (Sortable::Text(a), Sortable::Text(b)) => a.cmp(b),
            (Sortable::Number(_), Sortable::Text(_)) => Ordering::Less,
            (Sortable::Text(_), Sortable::Number(_)) => Ordering::Greater,
        }
    }
}
