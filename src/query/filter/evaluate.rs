//! Whether a filter lists something.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::operand::{Comparison, Operand};
use super::tree::{Filter, Node, Test};
use crate::roadmap::Date;
use crate::text::fold;

/// One value of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact<'a> {
    /// A date.
    Date(Date),
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// A word of a list, an id, or `roadmap/id`: compared whole, the roadmap only where one is asked for.
    Name(Cow<'a, str>),
    /// Free text: asked for in part.
    Text(Cow<'a, str>),
}

/// What can be filtered.
pub trait Facts {
    /// The values of a key of [`super::keys`]; none where there is none, or where the key means nothing here.
    fn values(&self, key: &str) -> Vec<Fact<'_>>;

    /// Whether a key is absent, for `key:none`. A value that only holds where nothing is written may be both.
    fn absent(&self, key: &str) -> bool {
        self.values(key).is_empty()
    }

    /// Whether `test` holds of any of its texts.
    fn any_text(&self, test: &mut dyn FnMut(&str) -> bool) -> bool;
}

impl Filter {
    /// Whether it lists that: words stand in a text somewhere, case and accents ignored.
    pub fn matches(&self, facts: &dyn Facts) -> bool {
        self.matches_by(facts, &mut |word, text| fold(text).contains(word))
    }

    /// As [`Filter::matches`], with another way to look for a word (folded) in a text (as it stands).
    pub fn matches_by(&self, facts: &dyn Facts, finds: &mut dyn FnMut(&str, &str) -> bool) -> bool {
        self.root
            .as_ref()
            .is_none_or(|root| root.matches(facts, finds))
    }
}

impl Node {
    fn matches(&self, facts: &dyn Facts, finds: &mut dyn FnMut(&str, &str) -> bool) -> bool {
        match self {
            Node::All(parts) => parts.iter().all(|part| part.matches(facts, finds)),
            Node::Any(parts) => parts.iter().any(|part| part.matches(facts, finds)),
            Node::Not(part) => !part.matches(facts, finds),
            Node::Words(words) => facts.any_text(&mut |text| finds(&words.folded, text)),
            Node::Key(key, tests) => {
                let values = facts.values(key);
                tests.iter().any(|test| match test {
                    Test::None => facts.absent(key) || values.iter().any(is_word_none),
                    Test::Compare(comparison, operand) => values
                        .iter()
                        .any(|value| holds(*comparison, operand, value)),
                })
            }
        }
    }
}

/// The ladder and some other lists have a word for nothing.
fn is_word_none(value: &Fact<'_>) -> bool {
    matches!(value, Fact::Name(name) if name == "none")
}

fn holds(comparison: Comparison, operand: &Operand, value: &Fact<'_>) -> bool {
    if comparison == Comparison::Is {
        return is(operand, value);
    }
    let Some(order) = order(operand, value) else {
        return false;
    };
    match comparison {
        Comparison::Is => order.is_eq(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::More => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}

fn is(operand: &Operand, value: &Fact<'_>) -> bool {
    match value {
        // A month or quarter is any of its days here; only what is before or after it needs one day.
        Fact::Date(date) => operand.days.is_some_and(|days| days.contains(*date)),
        Fact::Number(number) => operand.number == Some(*number),
        Fact::Truth(truth) => operand.truth == Some(*truth),
        Fact::Name(name) => {
            let name = fold(name);
            let id = name.rsplit('/').next().unwrap_or(&name);
            operand.folded == name || operand.folded == id
        }
        Fact::Text(text) => fold(text).contains(&operand.folded),
    }
}

/// How a value compares with the operand, where both are of one sort.
fn order(operand: &Operand, value: &Fact<'_>) -> Option<Ordering> {
    match value {
        Fact::Date(date) => operand.days.map(|days| date.cmp(&days.last)),
        Fact::Number(number) => number.partial_cmp(&operand.number?),
        Fact::Name(word) => operand.words.iter().find_map(|words| {
            let place = words.place(word)?;
            Some(place.cmp(&words.place(&operand.folded)?))
        }),
        Fact::Truth(_) | Fact::Text(_) => None,
    }
}
