//! The description of a field: what it may hold, what an edit of it asks for, and how it reads in help.
//!
//! One description feeds reading, messages, forms, `add` and `set`, columns and the reference page.

use super::value::{Scalar, Value};
use crate::dates::date::plain;
use crate::dates::iso_of;
use crate::text::nearest;

/// What one value of a field may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueType {
    /// An entry's id.
    Id,
    /// A text of one line.
    Line,
    /// A text that may have several lines.
    Text,
    /// A calendar date.
    Date,
    /// Yes or no.
    Bool,
    /// A whole number in a range, both ends included.
    Integer {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// Any finite number.
    Number,
    /// A finite number of 0 or more.
    Amount,
    /// The name of a fiscal year: `2026-27`, or `2026` where it is a calendar year.
    FiscalYear,
    /// The key of a custom field.
    FieldKey,
    /// A table of names, each with a number.
    Numbers,
    /// One of a closed list of words.
    Choice(&'static [&'static str]),
    /// The name of an entry.
    Reference(ReferenceTarget),
    /// Any value at all: what a change or a conflict carries.
    Any,
}

/// What a reference may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceTarget {
    /// An owner, of the roadmap or of the portfolio.
    Owner,
    /// A milestone.
    Milestone,
    /// A capability.
    Capability,
    /// A phase.
    Phase,
    /// A zone of the portfolio.
    Zone,
    /// A sector of the zone that stands beside it.
    Sector,
    /// Any entry at all.
    Entry,
    /// A capability, or one of the words of collective efficiency and upgrading.
    Assessed,
    /// A feedback; it may name what has gone and is not checked.
    Feedback,
    /// Who attended: owners or names; not checked.
    Attendee,
    /// What a change or conflict is of; it may name what has gone and is not checked.
    Logged,
}

/// When a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// It may be left out.
    No,
    /// Always.
    Always,
    /// Unless the entry is sensitive.
    UnlessSensitive,
    /// Unless the field of that key is there.
    Unless(&'static str),
}

/// When an edit of a field must say why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonPolicy {
    /// Never.
    No,
    /// To change or remove a value that stands.
    Standing,
    /// As [`ReasonPolicy::Standing`], and who approved it.
    Approved,
    /// When the expected date moves later.
    Later,
}

/// On which side of the status date a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It says when something happened, and cannot lie ahead.
    Past,
    /// It says what is expected; one that is over is asked about.
    Future,
}

/// One field of a kind of entry or record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key in the file.
    pub key: &'static str,
    /// What one value of it may be.
    pub shape: ValueType,
    /// Whether it holds a list of such values.
    pub many: bool,
    /// When it must be there.
    pub required: Required,
    /// Whether an edit of it is recorded as a change.
    pub logged: bool,
    /// When an edit of it must say why.
    pub reason: ReasonPolicy,
    /// Whether it is personal data, hidden in presentation mode and redacted output.
    pub personal: bool,
    /// Of a date: whether it lies behind or ahead.
    pub tense: Option<Tense>,
    /// One line of help.
    pub help: &'static str,
    /// The words that people read, where they are not the key's own.
    label: Option<&'static str>,
    /// Words of its list that people read by others: the word of the file, and what is read.
    said: &'static [(&'static str, &'static str)],
    /// Its place, from 1, among the fields that a form asks for first and a list shows first; 0: it comes after.
    pub rank: u8,
}

impl Field {
    /// A field that is optional, logged, needs no reason and is not personal.
    pub const fn new(key: &'static str, shape: ValueType, many: bool, help: &'static str) -> Self {
        Self {
            key,
            shape,
            many,
            required: Required::No,
            logged: true,
            reason: ReasonPolicy::No,
            personal: false,
            tense: None,
            help,
            label: None,
            said: &[],
            rank: 0,
        }
    }

    /// It must be there.
    pub const fn required(mut self) -> Self {
        self.required = Required::Always;
        self
    }

    /// It must be there under that condition.
    pub const fn required_if(mut self, when: Required) -> Self {
        self.required = when;
        self
    }

    /// It holds whole numbers in that range.
    pub const fn within(mut self, least: i64, most: i64) -> Self {
        self.shape = ValueType::Integer { least, most };
        self
    }

    /// It names entries of that sort.
    pub const fn names(mut self, target: ReferenceTarget) -> Self {
        self.shape = ValueType::Reference(target);
        self
    }

    /// People read it by these words.
    pub const fn label(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }

    /// People read these words of its list by others: the word of the file, and what is read.
    pub const fn said(mut self, words: &'static [(&'static str, &'static str)]) -> Self {
        self.said = words;
        self
    }

    /// A word of its list as people read it.
    pub fn said_word<'a>(&self, word: &'a str) -> &'a str {
        let said = self.said.iter().find(|(written, _)| *written == word);
        said.map_or(word, |(_, said)| said)
    }

    /// The word of the file for one that people read.
    pub fn written_word<'a>(&self, word: &'a str) -> &'a str {
        let said = self.said.iter().find(|(_, said)| *said == word);
        said.map_or(word, |(written, _)| written)
    }

    /// A value of it as people read it.
    pub fn shown(&self, value: &Value) -> String {
        match value {
            Value::Date(date) => plain(*date),
            Value::Truth(truth) => if *truth { "yes" } else { "no" }.to_owned(),
            Value::Text(word) => self.said_word(word).to_owned(),
            value => value.plain(),
        }
    }

    /// A form asks for it first, a list shows it first: at that place, from 1.
    pub const fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    /// Columns that a value of it takes in a list, from the least that says something to the most that is of use.
    pub fn width(&self) -> (u16, u16) {
        const DATE: (u16, u16) = (10, 10);
        const NUMBER: (u16, u16) = (4, 12);
        match self.shape {
            _ if self.many => (8, 24),
            ValueType::Date => DATE,
            ValueType::Bool => (3, 3),
            ValueType::Integer { .. } | ValueType::Number | ValueType::Amount => NUMBER,
            ValueType::FiscalYear => (7, 7),
            ValueType::Choice(words) => {
                let longest = words
                    .iter()
                    .map(|word| word.len())
                    .max()
                    .unwrap_or_default();
                let longest = u16::try_from(longest).unwrap_or(u16::MAX);
                (longest.min(8), longest)
            }
            ValueType::Id | ValueType::Reference(_) | ValueType::FieldKey => (8, 24),
            ValueType::Line => (12, 40),
            ValueType::Text | ValueType::Any | ValueType::Numbers => (12, 60),
        }
    }

    /// The words by which people read it: its label, else those of the key.
    pub fn words(&self) -> std::borrow::Cow<'static, str> {
        match self.label {
            Some(label) => label.into(),
            None if self.key.contains('_') => self.key.replace('_', " ").into(),
            None => self.key.into(),
        }
    }

    /// The words of a key: those of its field, where that is known.
    pub fn words_of(field: Option<&Self>, key: &str) -> String {
        field.map_or_else(|| key.replace('_', " "), |field| field.words().into_owned())
    }

    /// A value as people read it, of a field that may not be known.
    pub fn shown_of(field: Option<&Self>, value: &Value) -> String {
        match (field, value) {
            (Some(field), value) => field.shown(value),
            (None, Value::Date(date)) => plain(*date),
            (None, value) => value.plain(),
        }
    }

    /// It holds values of that shape.
    pub const fn shaped(mut self, shape: ValueType) -> Self {
        self.shape = shape;
        self
    }

    /// It says when something happened.
    pub const fn past(mut self) -> Self {
        self.tense = Some(Tense::Past);
        self
    }

    /// It says what is expected.
    pub const fn future(mut self) -> Self {
        self.tense = Some(Tense::Future);
        self
    }

    /// Its text may have several lines.
    pub const fn long(mut self) -> Self {
        self.shape = ValueType::Text;
        self
    }

    /// Its edits are not recorded.
    pub const fn unlogged(mut self) -> Self {
        self.logged = false;
        self
    }

    /// Its edits must say why.
    pub const fn reason(mut self, reason: ReasonPolicy) -> Self {
        self.reason = reason;
        self
    }

    /// It is personal data.
    pub const fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    /// What the field may hold, in words: `a date such as 2026-09-30`.
    pub fn expects(&self) -> String {
        let one = self.shape.expects();
        if self.many {
            format!("a list, each {one}")
        } else {
            one
        }
    }
}

impl ValueType {
    /// What a value may be, in words.
    pub fn expects(&self) -> String {
        match self {
            ValueType::Id => "an id of a-z, 0-9 and hyphens".into(),
            ValueType::Line | ValueType::Text => "a text in quotes".into(),
            ValueType::Date => "a date such as 2026-09-30".into(),
            ValueType::Bool => "true or false".into(),
            ValueType::Integer {
                least,
                most: i64::MAX,
            } => format!("a whole number, at least {least}"),
            ValueType::Integer { least, most } => format!("a whole number from {least} to {most}"),
            ValueType::Number => "a number".into(),
            ValueType::Amount => "a number of 0 or more".into(),
            ValueType::FiscalYear => {
                "a fiscal year such as 2026-27, or 2026 where it is a calendar year".into()
            }
            ValueType::FieldKey => "a key of a-z, 0-9, - and _ that begins with a letter".into(),
            ValueType::Numbers => "names with a number each, such as { women = 1, sme = 2 }".into(),
            ValueType::Choice(words) => format!("one of {}", words.join(", ")),
            ValueType::Reference(target) => format!("the id of {}", target.in_words()),
            ValueType::Any => "any value".into(),
        }
    }

    /// Whether it holds a table with keys of any name.
    pub fn is_open_table(&self) -> bool {
        matches!(self, ValueType::Any | ValueType::Numbers)
    }

    /// Whether a text is of the form that the shape asks for; every text is, of most shapes.
    pub(super) fn takes_text(&self, text: &str) -> bool {
        match self {
            ValueType::FiscalYear => is_fiscal_year(text),
            ValueType::FieldKey => is_field_key(text),
            _ => true,
        }
    }

    /// Says that a scalar does not fit, with the nearest right word where one was meant.
    pub(super) fn refuses(&self, scalar: &Scalar<'_>) -> String {
        let mut message = format!("should be {}, not {}", self.expects(), scalar.in_words());
        let written = match scalar {
            Scalar::Text(text) => text.as_ref(),
            Scalar::Impossible(raw) => raw,
            _ => "",
        };
        if let (ValueType::Date, Some(date)) = (self, iso_of(written)) {
            message.push_str(&format!(": write {date}, without quotes"));
        }
        if let (ValueType::Choice(words), Scalar::Text(text)) = (self, scalar)
            && let Some(near) = nearest(text, words.iter().copied())
        {
            message.push_str(&format!("; did you mean \"{near}\"?"));
        }
        message
    }
}

impl ReferenceTarget {
    /// What is named, in words.
    pub fn in_words(self) -> &'static str {
        match self {
            ReferenceTarget::Owner => "an owner",
            ReferenceTarget::Milestone => "a milestone",
            ReferenceTarget::Capability => "a capability",
            ReferenceTarget::Phase => "a phase",
            ReferenceTarget::Zone => "a zone of the portfolio",
            ReferenceTarget::Sector => "a sector of the zone",
            ReferenceTarget::Entry => "an entry",
            ReferenceTarget::Assessed => "a capability, or a word such as labour or process",
            ReferenceTarget::Feedback => "a feedback",
            ReferenceTarget::Attendee => "an owner, or a name",
            ReferenceTarget::Logged => "what was changed",
        }
    }
}

/// Whether a text names a fiscal year: `2026`, or two years that follow each other, `2026-27`.
pub(crate) fn is_fiscal_year(text: &str) -> bool {
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('-') {
        None => digits(text, 4),
        Some((first, second)) if digits(first, 4) && digits(second, 2) => {
            let number = |part: &str| part.parse::<u32>().unwrap_or_default();
            (number(first) + 1) % 100 == number(second)
        }
        Some(_) => false,
    }
}

/// Whether a text can be the key of a custom field: `[a-z][a-z0-9_-]*`.
pub(crate) fn is_field_key(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
}

pub(super) fn is_table_of_numbers(value: &Value) -> bool {
    matches!(value, Value::Table(pairs) if pairs.iter().all(|(_, number)| match number {
        Value::Whole(_) => true,
        Value::Number(number) => number.is_finite(),
        _ => false,
    }))
}

#[cfg(test)]
mod tests {
    use crate::model::Kind;

    /// The words that people do not read for another in the interface (baseline, forecast, owner, predecessors, explanation).
    const NEVER: [&str; 12] = [
        "agreed", "at first", "expected", "why", "after", "said", "quiet", "broken", "told",
        "sheet", "reason", "asked",
    ];

    #[test]
    fn labels_keep_to_the_words_of_the_interface() {
        for kind in Kind::ALL {
            for field in kind.description().fields {
                let words = field.words();
                let plain = words.replace("reason category", "");
                let never = NEVER
                    .iter()
                    .find(|never| plain == **never || plain.starts_with(&format!("{never} ")));
                assert_eq!(never, None, "{kind} {}: {words}", field.key);
            }
        }
    }
}
