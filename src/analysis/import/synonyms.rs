//! The words by which offices head their columns and name their statuses, English and Urdu.

use super::synonym_tables::{CHOICES, COMMON, FEEDBACK, INDICATOR, MILESTONE, OWNER, RISK};
use crate::model::Kind;
use crate::text::fold;

/// The field that a heading means, by the kind of the sheet.
pub(crate) fn key_of(kind: Kind, heading: &str) -> Option<&'static str> {
    let heading = normal(heading);
    if heading.is_empty() {
        return None;
    }
    let fields = kind.description().fields;
    let own = fields.iter().find(|field| normal(field.key) == heading);
    if let Some(field) = own {
        return Some(field.key);
    }
    let known = synonyms(kind).find(|(_, words)| words.iter().any(|word| normal(word) == heading));
    known
        .and_then(|(key, _)| kind.field(key))
        .map(|field| field.key)
}

/// A column that is no field: it numbers the rows, so that predecessors can name them.
pub(crate) fn is_row_number(heading: &str) -> bool {
    let heading = normal(heading);
    [
        "s no",
        "sr",
        "sr no",
        "s n",
        "no",
        "number",
        "serial",
        "serial no",
        "row",
        "نمبر شمار",
        "شمار",
    ]
    .iter()
    .any(|word| normal(word) == heading)
        || heading == "#"
}

/// The word of a choice that a text means.
pub(crate) fn choice_of(words: &[&'static str], text: &str) -> Option<&'static str> {
    let said = normal(text);
    let own = words.iter().find(|word| normal(word) == said);
    let synonym = CHOICES.iter().find(|(word, others)| {
        words.contains(word) && others.iter().any(|other| normal(other) == said)
    });
    own.copied().or(synonym.map(|(word, _)| *word))
}

/// True of a text that says that nothing is known: "-", "TBD", "n/a".
pub(crate) fn is_nothing(text: &str) -> bool {
    let said = text.trim().to_lowercase();
    [
        "-",
        "–",
        "—",
        "--",
        "n/a",
        "na",
        "nil",
        "none",
        "tbd",
        "tba",
        "t.b.d.",
        "?",
        ".",
        "x",
        "نامعلوم",
        "not known",
    ]
    .contains(&said.as_str())
}

/// True of a row that sums others up.
pub(crate) fn is_total(text: &str) -> bool {
    let said = normal(text);
    [
        "total",
        "grand total",
        "sub total",
        "subtotal",
        "sum",
        "overall",
        "average",
        "کل",
        "میزان",
        "totals",
    ]
    .contains(&said.as_str())
}

fn normal(text: &str) -> String {
    let folded = fold(text);
    let plain = folded.chars().map(|sign| {
        if sign.is_alphanumeric() || sign == '#' {
            sign
        } else {
            ' '
        }
    });
    plain
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn synonyms(kind: Kind) -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    let own: &[_] = match kind {
        Kind::Milestone => MILESTONE,
        Kind::Owner => OWNER,
        Kind::Feedback => FEEDBACK,
        Kind::Risk => RISK,
        Kind::Indicator => INDICATOR,
        _ => &[],
    };
    own.iter().chain(COMMON)
}
