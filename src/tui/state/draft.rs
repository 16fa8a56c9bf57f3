//! What is kept of a form that was left.

use crate::model::Date;

/// What was typed into one form and not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DialogDraft {
    /// The day on which it was begun, where that is known.
    pub on: Option<Date>,
    /// Whether a later start has told of it.
    pub told: bool,
    /// The texts, by the key of their field.
    pub fields: Vec<(String, String)>,
}

impl DialogDraft {
    /// What was typed into a field; nothing where that is blank.
    pub(crate) fn of(&self, key: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(name, _)| name == key);
        let text = field.map(|(_, text)| text.trim());
        text.filter(|text| !text.is_empty())
    }
}
