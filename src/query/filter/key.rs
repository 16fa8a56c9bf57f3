//! The keys of a filter, and what each may be compared with.

use std::borrow::Cow;

use super::super::date::Lean;
use crate::health::{Group as RuleGroup, RULES};
use crate::roadmap::choice::{Choice, Confidence, Grade, Group, Health, Level, Link};
use crate::roadmap::{Kind, Shape};

/// The keys that are no field, or mean more than the field of that name.
pub const COMPUTED: [&str; 10] = [
    "flag", "severity", "kind", "health", "roadmap", "due", "slip", "float", "silent", "group",
];

/// The severities, the least first.
pub const SEVERITIES: &[&str] = &["notice", "warning", "error"];

/// What a value is compared as.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Free text: what holds it.
    Text,
    /// An id or a reference: what is it.
    Name,
    /// A date.
    Date(Lean),
    /// A number.
    Number,
    /// Yes or no.
    Truth,
    /// One of a list of words.
    Word(Words),
    /// Whatever it can be read as.
    Any,
}

/// A closed list of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The words; in their order where they have one.
    pub words: Cow<'static, [&'static str]>,
    /// Whether one can be more than another.
    pub ordered: bool,
}

impl Words {
    fn of(words: &'static [&'static str]) -> Self {
        let ladders = [
            Level::WORDS,
            Grade::WORDS,
            Link::WORDS,
            Confidence::WORDS,
            Health::WORDS,
            SEVERITIES,
        ];
        Self {
            words: Cow::Borrowed(words),
            ordered: ladders.contains(&words),
        }
    }

    fn any(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self {
            words: words.into_iter().collect(),
            ordered: false,
        }
    }

    /// The place of a word among them.
    pub fn place(&self, word: &str) -> Option<usize> {
        self.words.iter().position(|known| *known == word)
    }
}

/// The kinds that are filtered: what stands in the lists of a file, and the cluster.
fn kinds(only: Option<Kind>) -> impl Iterator<Item = Kind> {
    let all = Kind::lists().chain([Kind::Cluster]);
    all.filter(move |kind| only.is_none_or(|only| only == *kind))
}

/// Every key that a filter may ask for, of one kind or of all.
pub fn keys(only: Option<Kind>) -> Vec<&'static str> {
    let mut keys = COMPUTED.to_vec();
    for kind in kinds(only) {
        let parts = kind.description().subs.iter().copied();
        for field in std::iter::once(kind)
            .chain(parts)
            .flat_map(|kind| kind.description().fields)
        {
            if !keys.contains(&field.key) {
                keys.push(field.key);
            }
        }
    }
    keys
}

/// The key as it is known, and what it is compared as; `None` of a key that no entry has, or none of that kind.
pub fn asks(key: &str, only: Option<Kind>) -> Option<(&'static str, Vec<Ask>)> {
    let key = keys(only).into_iter().find(|known| *known == key)?;
    let mut asks = computed(key);
    let mut add = |ask: Ask| {
        if !asks.contains(&ask) {
            asks.push(ask);
        }
    };
    for kind in kinds(only) {
        // What the entry itself has hides what its parts have.
        let own = kind.field(key);
        let parts = kind
            .description()
            .subs
            .iter()
            .filter_map(|part| part.field(key));
        for field in own.into_iter().chain(parts.filter(|_| own.is_none())) {
            add(of_shape(&field.shape, key));
        }
    }
    Some((key, asks))
}

fn computed(key: &str) -> Vec<Ask> {
    match key {
        "flag" => vec![Ask::Word(Words::any(RULES.iter().map(|rule| rule.id)))],
        "severity" => vec![Ask::Word(Words::of(SEVERITIES))],
        "kind" => {
            let words = kinds(None).map(Kind::key).chain(["roadmap"]);
            vec![Ask::Word(Words::any(words))]
        }
        "health" => vec![Ask::Word(Words::of(Health::WORDS))],
        "roadmap" => vec![Ask::Name],
        "due" => vec![Ask::Date(Lean::Ahead)],
        "slip" | "float" | "silent" => vec![Ask::Number],
        "group" => vec![
            Ask::Word(Words::of(Group::WORDS)),
            Ask::Word(Words::any(RuleGroup::ALL.into_iter().map(RuleGroup::word))),
        ],
        _ => Vec::new(),
    }
}

fn of_shape(shape: &Shape, key: &str) -> Ask {
    match shape {
        Shape::Id | Shape::Reference(_) => Ask::Name,
        Shape::Line | Shape::Text | Shape::FiscalYear | Shape::FieldKey => Ask::Text,
        Shape::Date => Ask::Date(Lean::of(key)),
        Shape::Truth => Ask::Truth,
        Shape::Whole { .. } | Shape::Number | Shape::Amount => Ask::Number,
        Shape::Choice(words) => Ask::Word(Words::of(words)),
        Shape::Any | Shape::Numbers => Ask::Any,
    }
}
