//! Whether a filter lists something.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::ast::{Filter, FilterNode, Predicate};
use super::operand::{ComparisonOperator, Operand};
use crate::model::Date;
use crate::text::fold;

/// One value of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue<'a> {
    /// A date.
    Date(Date),
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// A word of a list, an id, or `roadmap/id`: compared whole, the roadmap only where one is asked for.
    Name(Cow<'a, str>),
    /// What somebody is called: asked for by whole words.
    Words(Cow<'a, str>),
    /// Free text: asked for in part.
    Text(Cow<'a, str>),
}

/// What can be filtered.
pub trait FieldSource {
    /// The values of a key of [`super::keys`]; none where there is none, or where the key means nothing here.
    fn values(&self, key: &str) -> Vec<FieldValue<'_>>;

    /// Whether a key is absent, for `key:none`. A value that only holds where nothing is written may be both.
    fn absent(&self, key: &str) -> bool {
        self.values(key).is_empty()
    }

    /// Whether `test` holds of any of its texts.
    fn any_text(&self, test: &mut dyn FnMut(&str) -> bool) -> bool;
}

impl Filter {
    /// Whether it lists that: words stand in a text somewhere, case and accents ignored.
    pub fn matches(&self, facts: &dyn FieldSource) -> bool {
        self.matches_by(facts, &mut |word, text| fold(text).contains(word))
    }

    /// As [`Filter::matches`], with another way to look for a word (folded) in a text (as it stands).
    pub fn matches_by(
        &self,
        facts: &dyn FieldSource,
        finds: &mut dyn FnMut(&str, &str) -> bool,
    ) -> bool {
        self.root
            .as_ref()
            .is_none_or(|root| root.matches(facts, finds))
    }
}

impl FilterNode {
    fn matches(&self, facts: &dyn FieldSource, finds: &mut dyn FnMut(&str, &str) -> bool) -> bool {
        match self {
            FilterNode::All(parts) => parts.iter().all(|part| part.matches(facts, finds)),
            FilterNode::Any(parts) => parts.iter().any(|part| part.matches(facts, finds)),
            FilterNode::Not(part) => !part.matches(facts, finds),
            FilterNode::Words(words) => facts.any_text(&mut |text| finds(&words.folded, text)),
            FilterNode::Key(key, tests) => {
                let values = facts.values(key);
                tests.iter().any(|test| match test {
                    Predicate::None => facts.absent(key) || values.iter().any(is_word_none),
                    Predicate::Compare(comparison, operand) => values
                        .iter()
                        .any(|value| holds(*comparison, operand, value)),
                })
            }
        }
    }
}

/// The ladder and some other lists have a word for nothing.
fn is_word_none(value: &FieldValue<'_>) -> bool {
    matches!(value, FieldValue::Name(name) if name == "none")
}

fn holds(comparison: ComparisonOperator, operand: &Operand, value: &FieldValue<'_>) -> bool {
    if comparison == ComparisonOperator::Is {
        return is(operand, value);
    }
    let Some(order) = order(operand, value) else {
        return false;
    };
    match comparison {
        ComparisonOperator::Is => order.is_eq(),
        ComparisonOperator::Less => order.is_lt(),
        ComparisonOperator::AtMost => order.is_le(),
        ComparisonOperator::More => order.is_gt(),
        ComparisonOperator::AtLeast => order.is_ge(),
    }
}

fn is(operand: &Operand, value: &FieldValue<'_>) -> bool {
    match value {
        // A month or quarter is any of its days here; only what is before or after it needs one day.
        FieldValue::Date(date) => operand.days.is_some_and(|days| days.contains(*date)),
        FieldValue::Number(number) => operand.number == Some(*number),
        FieldValue::Truth(truth) => operand.truth == Some(*truth),
        FieldValue::Name(name) => {
            let name = fold(name);
            let id = name.rsplit('/').next().unwrap_or(&name);
            operand.folded == name || operand.folded == id
        }
        FieldValue::Words(text) => holds_words(&fold(text), &operand.folded),
        FieldValue::Text(text) => fold(text).contains(&operand.folded),
    }
}

/// Whether something of that name, or with those words, is what was asked for.
pub fn is_called(value: &FieldValue<'_>, asked: &str) -> bool {
    let asked = fold(asked.trim());
    match value {
        FieldValue::Name(name) => {
            let name = fold(name);
            asked == name || name.rsplit('/').next() == Some(asked.as_str())
        }
        FieldValue::Words(text) => holds_words(&fold(text), &asked),
        FieldValue::Text(text) => fold(text).contains(&asked),
        FieldValue::Date(_) | FieldValue::Number(_) | FieldValue::Truth(_) => false,
    }
}

/// Whether every word of `asked` is one of `text`; both folded.
fn holds_words(text: &str, asked: &str) -> bool {
    let words = |text: &'_ str| -> Vec<String> {
        let words = text.split(|character: char| !character.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (words, asked) = (words(text), words(asked));
    !asked.is_empty() && asked.iter().all(|word| words.contains(word))
}

/// How a value compares with the operand, where both are of one sort.
fn order(operand: &Operand, value: &FieldValue<'_>) -> Option<Ordering> {
    match value {
        FieldValue::Date(date) => operand.days.map(|days| date.cmp(&days.last)),
        FieldValue::Number(number) => number.partial_cmp(&operand.number?),
        FieldValue::Name(word) => operand.words.iter().find_map(|words| {
            let place = words.place(word)?;
            Some(place.cmp(&words.place(&operand.folded)?))
        }),
        FieldValue::Truth(_) | FieldValue::Words(_) | FieldValue::Text(_) => None,
    }
}
