//! What a form asks for: one field of a kind as the format describes it, or one thing more.

use std::sync::Arc;

use crate::model::field::Field;
use crate::model::field_group::FieldGroup;
use crate::model::{Date, Kind, Required, Roadmap, ValueType};

use crate::edit::input::candidate::Candidate;

/// One question of a form.
#[derive(Clone, Debug)]
pub struct FieldSpec {
    /// The name under which its value is given back.
    pub key: String,
    /// The name that people read.
    pub label: String,
    /// The field that it is, where the format describes it.
    pub field: Option<(Kind, &'static str)>,
    /// Its description, custom fields included.
    pub described: Option<&'static Field>,
    /// What one value may be.
    pub shape: ValueType,
    /// Whether it holds a list.
    pub many: bool,
    /// When it must be there.
    pub required: Required,
    /// Whether this form cannot be saved without it, whatever stood there before.
    pub needed: bool,
    /// One line of help.
    pub help: String,
    /// What the picker offers.
    pub candidates: Arc<[Candidate]>,
    /// Whether it is known what it may name, be it nothing.
    pub offered: bool,
    /// What stands in the field when the form opens, where that is not what stands in the entry.
    pub start: Option<String>,
    /// Whether that is a word of its list, which what is typed replaces.
    pub preset: bool,
    /// Whether only what the picker offers may be given.
    pub closed: bool,
    /// Whether a date without a year is the last one, not the next.
    pub past: bool,
    /// The date that stands in it, from which `+4w` counts; without one it counts from the status date.
    pub stands: Option<Date>,
    /// Whether it is asked only when the host says that it is needed.
    pub reason: bool,
    /// Whether it stands among the fields that are shown only when asked for.
    pub folded: bool,
    /// What is shown in place of a value that must not be seen: it is then not edited either.
    pub masked: Option<&'static str>,
    /// The key that lists what may be given, where there is one: messages name it, else the words themselves.
    pub list_key: Option<&'static str>,
    /// The kind of entry that can be made from its list.
    pub makes: Option<Kind>,
}

/// What the key of a field of the change log begins with in a form.
pub const CHANGE: &str = "change.";

impl FieldSpec {
    /// A field of a kind. `None` where the format knows no such field.
    pub fn of(kind: Kind, key: &str) -> Option<Self> {
        kind.field(key).map(|field| Self::described(kind, field))
    }

    /// A field of a kind, be it a custom one of the portfolio.
    pub fn in_file(file: &Roadmap, kind: Kind, key: &str) -> Option<Self> {
        file.field(kind, key)
            .map(|field| Self::described(kind, field))
    }

    /// Every field of a kind that a person fills in, custom ones of the portfolio included; as
    /// [`FieldSpec::every`].
    pub fn every_in(file: &Roadmap, kind: Kind) -> Vec<Self> {
        Self::those(kind, file.fields(kind))
    }

    /// Every field of a kind that a person fills in, in the order of the format's page: not the id, which never
    /// changes, and not what may hold any value.
    pub fn every(kind: Kind) -> Vec<Self> {
        Self::those(kind, kind.description().fields)
    }

    fn those(kind: Kind, fields: &'static [Field]) -> Vec<Self> {
        fields
            .iter()
            .filter(|field| !matches!(field.shape, ValueType::Id | ValueType::Any))
            .map(|field| Self::described(kind, field))
            .collect()
    }

    /// A field of the change log that goes with an edit, such as `why`; its key is then `change.why`. It is asked
    /// only when the host says that it is needed.
    pub fn change(key: &str) -> Option<Self> {
        let mut asked = Self::of(Kind::Change, key)?;
        asked.key.insert_str(0, CHANGE);
        asked.reason = true;
        Some(asked)
    }

    /// Something that the format does not describe.
    pub fn other(key: &str, label: &str, shape: ValueType, help: &str) -> Self {
        let mut asked = Self {
            key: key.to_owned(),
            label: label.to_owned(),
            field: None,
            described: None,
            shape,
            many: false,
            required: Required::No,
            needed: false,
            help: help.to_owned(),
            candidates: Arc::new([]),
            offered: false,
            start: None,
            preset: false,
            closed: false,
            past: false,
            stands: None,
            reason: false,
            folded: false,
            masked: None,
            list_key: None,
            makes: None,
        };
        asked.offer_words();
        asked
    }

    fn described(kind: Kind, field: &'static Field) -> Self {
        let mut asked = Self::other(field.key, &field.words(), field.shape, field.help);
        asked.field = Some((kind, field.key));
        asked.described = Some(field);
        asked.many = field.many;
        asked.required = field.required;
        asked.past = field.key == "since" || kind.is_past_date(field.key);
        asked.offer_words();
        asked
    }

    /// The word of the file for one that the form shows.
    pub(crate) fn written_word<'a>(&self, word: &'a str) -> &'a str {
        self.described
            .map_or(word, |field| field.written_word(word))
    }

    fn offer_words(&mut self) {
        let words: &[&str] = match self.shape {
            ValueType::Choice(words) => words,
            ValueType::Bool => &["yes", "no"],
            _ => return,
        };
        let said =
            |word: &&'static str| self.described.map_or(*word, |field| field.said_word(word));
        self.candidates = Candidate::words(words.iter().map(said)).into();
        self.closed = true;
    }

    /// With another name for people.
    #[must_use]
    pub fn called(mut self, label: &str) -> Self {
        label.clone_into(&mut self.label);
        self
    }

    /// With other help.
    #[must_use]
    pub fn helped(mut self, help: &str) -> Self {
        help.clone_into(&mut self.help);
        self
    }

    /// With a key that lists what may be given.
    #[must_use]
    pub fn listed_by(mut self, key: &'static str) -> Self {
        self.list_key = Some(key);
        self
    }

    /// It must be there.
    #[must_use]
    pub fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// Its picker offers these; anything else may be given too.
    #[must_use]
    pub fn offering(mut self, candidates: impl Into<Arc<[Candidate]>>) -> Self {
        self.offer(candidates);
        self
    }

    /// Its picker offers these from now on.
    pub fn offer(&mut self, candidates: impl Into<Arc<[Candidate]>>) {
        self.candidates = candidates.into();
        self.offered = true;
    }

    /// It is one of these and nothing else.
    #[must_use]
    pub fn only(mut self, candidates: impl Into<Arc<[Candidate]>>) -> Self {
        self.candidates = candidates.into();
        self.closed = true;
        self
    }

    /// The form opens with that word of its list in it; what is typed first takes its place.
    #[must_use]
    pub fn preset(mut self, word: &str) -> Self {
        self.preset = true;
        self.starting(word)
    }

    /// The form opens with that text in it, as if it had been typed.
    #[must_use]
    pub fn starting(mut self, text: impl Into<String>) -> Self {
        self.start = Some(text.into());
        self
    }

    /// That date stands in it, and `+4w` counts from there.
    #[must_use]
    pub fn standing(mut self, date: Option<Date>) -> Self {
        self.stands = date;
        self
    }

    /// It is asked whether or not a reason is needed.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.reason = false;
        self
    }

    /// It is shown only when more fields are asked for.
    #[must_use]
    pub fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    /// Its value is neither shown nor edited.
    #[must_use]
    pub fn masked(mut self, shown: &'static str) -> Self {
        self.masked = Some(shown);
        self
    }

    /// Whether it is personal data.
    pub fn is_personal(&self) -> bool {
        self.described.is_some_and(|field| field.personal)
    }

    /// Whether Enter makes a new line in it.
    pub fn is_long(&self) -> bool {
        self.shape == ValueType::Text && !self.many
    }

    /// Whether it is given by choosing among candidates.
    pub fn is_picked(&self) -> bool {
        !self.candidates.is_empty() || self.makes.is_some()
    }

    /// The group under which it is listed.
    pub fn group(&self) -> FieldGroup {
        self.described.map(Field::group).unwrap_or_default()
    }

    /// Its place, from 1, among those that are asked for first; 0: it comes after.
    pub fn rank(&self) -> u8 {
        self.described.map_or(0, |field| field.rank)
    }

    /// Whether what is typed first takes the place of what stands there.
    pub fn is_replaced(&self) -> bool {
        let line = matches!(
            self.shape,
            ValueType::Line | ValueType::Text | ValueType::Id
        );
        !line || self.preset || (self.is_picked() && self.closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_asks_for_all_its_fields_but_the_id() {
        for &kind in Kind::ALL {
            let asked = FieldSpec::every(kind);
            assert!(asked.iter().all(|asked| asked.shape != ValueType::Id));
            for asked in asked {
                let (kind, key) = asked.field.unwrap();
                assert_eq!(kind.field(key).unwrap().help, asked.help);
            }
        }
    }

    #[test]
    fn a_reason_is_kept_apart_from_the_fields_of_the_entry() {
        let decision = FieldSpec::of(Kind::Decision, "feedback").unwrap();
        let reason = FieldSpec::change("feedback").unwrap();
        assert_ne!(decision.key, reason.key);
        assert_eq!(reason.label, "feedback");
    }
}
