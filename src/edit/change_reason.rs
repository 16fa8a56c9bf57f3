//! Why an edit is made. It does not judge whether a reason is needed: that is the writer's.

use crate::model::{Code, WordEnum};

/// Why an edit is made, as the log keeps it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeReason {
    /// The reason code.
    pub code: Option<String>,
    /// The reason in words.
    pub why: Option<String>,
    /// With code `predecessor`: the milestone whose move this one follows, as the file refers to it.
    pub cause: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// The minute or letter.
    pub reference: Option<String>,
    /// The feedback that led to it.
    pub feedback: Vec<String>,
}

impl ChangeReason {
    /// A reason of a code and some words.
    pub fn of(code: Code, why: impl Into<String>) -> Self {
        let why = why.into();
        Self {
            code: Some(code.word().into()),
            why: (!why.is_empty()).then_some(why),
            ..Self::default()
        }
    }

    /// Whether it has a code and words.
    pub fn is_given(&self) -> bool {
        self.lacks(false).is_empty()
    }

    /// The keys of a change that it does not give: `why`, `code`, and where it is asked for `approved_by`.
    pub fn lacks(&self, approval: bool) -> Vec<&'static str> {
        let empty =
            |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        let keys = [
            ("why", empty(&self.why)),
            ("code", empty(&self.code)),
            ("approved_by", approval && empty(&self.approved_by)),
        ];
        keys.into_iter()
            .filter_map(|(key, lacks)| lacks.then_some(key))
            .collect()
    }
}
