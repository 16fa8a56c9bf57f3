//! Why an edit is not made, and what to do instead.

use crate::roadmap::Kind;
use crate::roadmap::id::nearest;

/// Why an edit is refused. Nothing has been written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What happened, in a sentence.
    pub message: String,
    /// What to do, in a sentence; may be empty.
    pub hint: String,
    /// What is asked for, where the edit would go through with it.
    pub asks: Option<Asks>,
}

/// What an edit still needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks {
    /// The keys for which a reason is needed.
    pub fields: Vec<&'static str>,
    /// Whether it must also be said who approved it.
    pub approval: bool,
}

impl Refusal {
    /// A refusal with a hint.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: hint.into(),
            asks: None,
        }
    }

    /// A value that does not fit its field.
    pub fn value(key: &str, what: &str) -> Self {
        Self::new(format!("`{key}` {what}"), "")
    }

    /// What was to be changed is not there.
    pub fn gone(what: &str) -> Self {
        Self::new(
            format!("the {what} to be changed is not there any more"),
            "look at the roadmap again",
        )
    }

    /// A key that the kind does not have.
    pub fn unknown_field(kind: Kind, key: &str) -> Self {
        let keys = kind.description().fields.iter().map(|field| field.key);
        let hint = match nearest(key, keys.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it has {}", keys.collect::<Vec<_>>().join(", ")),
        };
        Self::new(format!("a {kind} has no `{key}`"), hint)
    }

    /// A reason is needed.
    pub fn reason(fields: Vec<&'static str>, approval: bool) -> Self {
        let what = fields
            .iter()
            .map(|field| format!("`{field}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let message = if fields == ["forecast"] {
            "moving the expected date later needs a reason".to_owned()
        } else {
            format!("changing {what} needs a reason")
        };
        let hint = if approval {
            "say why (why), give a reason code (code), and say who approved it (approved_by)"
        } else {
            "say why (why) and give a reason code (code)"
        };
        Self {
            message,
            hint: hint.into(),
            asks: Some(Asks { fields, approval }),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        if !self.hint.is_empty() {
            write!(f, "; {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
