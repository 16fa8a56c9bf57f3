//! The keys of a filter, and what each may be compared with.

use std::borrow::Cow;

use crate::dates::YearBias;
use crate::health::{RULES, RuleGroup};
use crate::model::choice::{Confidence, Grade, Group, Health, Level, Link, WordEnum};
use crate::model::{CustomSchema, Field, Kind, ValueType};
use crate::text::fold;

/// The keys that are no field, or mean more than the field of that name.
pub(crate) const COMPUTED: [&str; 10] = [
    "flag", "severity", "kind", "health", "roadmap", "due", "slip", "float", "silent", "group",
];

/// The severities, the least first.
pub const SEVERITIES: &[&str] = &["notice", "warning", "error"];

/// What a value is compared as.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OperandType {
    /// Free text: what holds it.
    Text,
    /// An id or a reference: what is it.
    Name,
    /// A date.
    Date(YearBias),
    /// A number.
    Number,
    /// Yes or no.
    Truth,
    /// One of a list of words.
    Word(WordSet),
    /// Whatever it can be read as.
    Any,
}

/// A closed list of words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WordSet {
    /// The words; in their order where they have one.
    pub words: Cow<'static, [&'static str]>,
    /// Whether one can be more than another.
    pub ordered: bool,
}

impl WordSet {
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

    /// The place of a word among them, in whatever case: custom words have capitals.
    pub(crate) fn place(&self, word: &str) -> Option<usize> {
        let folded = fold(word);
        self.words.iter().position(|known| fold(known) == folded)
    }
}

/// The kinds that are filtered: what stands in the lists of a file, and the cluster.
fn kinds(only: Option<Kind>) -> impl Iterator<Item = Kind> {
    let all = Kind::lists().chain([Kind::Cluster]);
    all.filter(move |kind| only.is_none_or(|only| only == *kind))
}

/// Every key that a filter may ask for, of one kind or of all.
pub fn keys(only: Option<Kind>, custom: Option<&'static CustomSchema>) -> Vec<&'static str> {
    let mut keys = COMPUTED.to_vec();
    for kind in kinds(only) {
        let parts = kind.description().subs.iter().copied();
        for field in std::iter::once(kind)
            .chain(parts)
            .flat_map(|kind| fields(kind, custom))
        {
            if !keys.contains(&field.key) {
                keys.push(field.key);
            }
        }
    }
    keys
}

/// The key as it is known, and what it is compared as; `None` of a key that no entry has, or none of that kind.
pub(crate) fn asks(
    key: &str,
    only: Option<Kind>,
    custom: Option<&'static CustomSchema>,
) -> Option<(&'static str, Vec<OperandType>)> {
    // People write `reaches-level`, `pc1_code` and `PC1-Code` alike.
    let plain = |key: &str| key.to_lowercase().replace('-', "_");
    let known = keys(only, custom);
    let exact = known.iter().find(|known| **known == key);
    let key = exact.or_else(|| known.iter().find(|known| plain(known) == plain(key)))?;
    let key = *key;
    let mut asks = computed(key);
    let mut add = |ask: OperandType| {
        if !asks.contains(&ask) {
            asks.push(ask);
        }
    };
    for kind in kinds(only) {
        // What the entry itself has hides what its parts have.
        let own = fields(kind, custom).iter().find(|field| field.key == key);
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

fn fields(kind: Kind, custom: Option<&'static CustomSchema>) -> &'static [Field] {
    custom.map_or(kind.description().fields, |custom| custom.fields(kind))
}

fn computed(key: &str) -> Vec<OperandType> {
    match key {
        "flag" => vec![OperandType::Word(WordSet::any(
            RULES.iter().map(|rule| rule.id),
        ))],
        "severity" => vec![OperandType::Word(WordSet::of(SEVERITIES))],
        "kind" => {
            let words = kinds(None).map(Kind::key).chain(["roadmap"]);
            vec![OperandType::Word(WordSet::any(words))]
        }
        "health" => vec![OperandType::Word(WordSet::of(Health::WORDS))],
        "roadmap" => vec![OperandType::Name],
        "due" => vec![OperandType::Date(YearBias::Ahead)],
        "slip" | "float" | "silent" => vec![OperandType::Number],
        "group" => vec![
            OperandType::Word(WordSet::of(Group::WORDS)),
            OperandType::Word(WordSet::any(
                RuleGroup::ALL.into_iter().map(RuleGroup::word),
            )),
        ],
        _ => Vec::new(),
    }
}

fn of_shape(shape: &ValueType, key: &str) -> OperandType {
    match shape {
        ValueType::Id | ValueType::Reference(_) => OperandType::Name,
        ValueType::Line | ValueType::Text | ValueType::FiscalYear | ValueType::FieldKey => {
            OperandType::Text
        }
        ValueType::Date => OperandType::Date(YearBias::of(key)),
        ValueType::Bool => OperandType::Truth,
        ValueType::Integer { .. } | ValueType::Number | ValueType::Amount => OperandType::Number,
        ValueType::Choice(words) => OperandType::Word(WordSet::of(words)),
        ValueType::Any | ValueType::Numbers => OperandType::Any,
    }
}
