//! The visit: what is the same for every remark of one day at one place.

use crate::dates::date::{iso, parse_iso};
use crate::model::Date;
use crate::store::drafts::Draft;

/// What is remembered of the last remark for the next one of the same day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldVisit {
    /// The day.
    pub on: Date,
    /// What stood in the fields, by key.
    pub fields: Vec<(String, String)>,
}

/// The fields that are remembered: the cluster, and the visit itself. Who spoke is never taken for granted.
pub(crate) const REMEMBERED: [&str; 4] = ["roadmap", "place", "voice", "channel"];

/// What the words of a visit begin with among those of forms.
const WORD: &str = "visit";

impl FieldVisit {
    /// What stood in a field.
    pub(crate) fn of(&self, key: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(name, _)| name == key);
        field.map(|(_, text)| text.as_str())
    }

    /// The visit in words.
    pub(crate) fn words(&self) -> Draft {
        Draft {
            form: vec![WORD.to_owned(), iso(self.on)],
            fields: self.fields.clone(),
            ..Draft::default()
        }
    }

    /// The visit of some words.
    pub(crate) fn from_words(draft: &Draft) -> Option<Self> {
        match draft.form.as_slice() {
            [word, on] if word == WORD => Some(Self {
                on: parse_iso(on)?,
                fields: draft.fields.clone(),
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_is_made_again_from_its_words() {
        let visit = FieldVisit {
            on: parse_iso("2026-11-15").unwrap(),
            fields: vec![("place".into(), "Wazirabad".into())],
        };
        assert_eq!(FieldVisit::from_words(&visit.words()), Some(visit));
        let other = Draft {
            form: vec!["feedback".into()],
            ..Draft::default()
        };
        assert_eq!(FieldVisit::from_words(&other), None);
    }
}
