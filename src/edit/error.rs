//! Why an edit is not made, and what to do instead.

use super::change_reason::ChangeReason;
use crate::model::{Field, Kind, LeanString, Roadmap};
use crate::text::nearest;

/// Why an edit is refused. Nothing has been written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError {
    /// What happened, in a sentence.
    pub message: String,
    /// What to do, in a sentence; may be empty.
    pub hint: String,
    /// What is asked for, where the edit would go through with it.
    pub asks: Option<Box<MissingReason>>,
}

/// What an edit still needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingReason {
    /// The keys for which a reason is needed.
    pub fields: Vec<&'static str>,
    /// Whether it must also be said who approved it.
    pub approval: bool,
    /// The keys of a change that are not given yet: `why`, `code`, `approved_by`.
    pub lacks: Vec<&'static str>,
    /// The reason codes of the portfolio, beside the standard ones.
    pub codes: Vec<String>,
}

impl EditError {
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
        Self::unknown_among(kind.description().fields, kind, key)
    }

    /// The same, where the custom fields of the portfolio are known.
    pub fn unknown_field_of(file: &Roadmap, kind: Kind, key: &str) -> Self {
        Self::unknown_among(file.fields(kind), kind, key)
    }

    fn unknown_among(fields: &[Field], kind: Kind, key: &str) -> Self {
        let keys = fields.iter().map(|field| field.key);
        let hint = match nearest(key, keys.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it has {}", keys.collect::<Vec<_>>().join(", ")),
        };
        Self::new(format!("{} has no `{key}`", kind.with_article()), hint)
    }

    /// A reason is needed, of which part may be given already.
    pub fn reason(fields: Vec<&'static str>, approval: bool, reason: &ChangeReason) -> Self {
        let lacks = reason.lacks(approval);
        let what = fields
            .iter()
            .map(|field| format!("`{field}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let what = match fields == ["forecast"] {
            true => "moving the forecast later".to_owned(),
            false => format!("changing {what}"),
        };
        let needs = match lacks.as_slice() {
            ["why"] => "the reason in words",
            ["code"] => "a reason code",
            ["approved_by"] => "the name of who approved it",
            _ => "a reason",
        };
        let asked: Vec<&str> = lacks.iter().map(|key| asked(key)).collect();
        Self {
            message: format!("{what} needs {needs}"),
            hint: asked.join(", and "),
            asks: Some(Box::new(MissingReason {
                fields,
                approval,
                lacks,
                codes: Vec::new(),
            })),
        }
    }

    /// The same, where the portfolio has reason codes of its own.
    pub fn with_codes(mut self, codes: &[LeanString]) -> Self {
        if let Some(asks) = &mut self.asks {
            asks.codes = codes.iter().map(String::from).collect();
        }
        self
    }
}

/// What to give for a key of a change.
fn asked(key: &str) -> &'static str {
    match key {
        "why" => "say why (why)",
        "code" => "give a reason code (code)",
        _ => "say who approved it (approved_by)",
    }
}

impl std::fmt::Display for EditError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        if !self.hint.is_empty() {
            write!(f, "; {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for EditError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_of_a_reason_is_asked_for_and_nothing_else() {
        let whole = ChangeReason {
            code: Some("supplier".into()),
            why: Some("late".into()),
            approved_by: Some("the board".into()),
            ..ChangeReason::default()
        };
        let without = |change: fn(&mut ChangeReason)| {
            let mut reason = whole.clone();
            change(&mut reason);
            EditError::reason(vec!["baseline", "weight"], true, &reason)
        };
        for (error, message, hint) in [
            (
                without(|reason| reason.why = None),
                "changing `baseline`, `weight` needs the reason in words",
                "say why (why)",
            ),
            (
                without(|reason| reason.code = None),
                "changing `baseline`, `weight` needs a reason code",
                "give a reason code (code)",
            ),
            (
                without(|reason| reason.approved_by = None),
                "changing `baseline`, `weight` needs the name of who approved it",
                "say who approved it (approved_by)",
            ),
            (
                without(|reason| *reason = ChangeReason::default()),
                "changing `baseline`, `weight` needs a reason",
                "say why (why), and give a reason code (code), and say who approved it (approved_by)",
            ),
        ] {
            assert_eq!(error.message, message);
            assert_eq!(error.hint, hint);
            assert_eq!(error.to_string(), format!("{message}; {hint}"));
        }
        let later = EditError::reason(vec!["forecast"], false, &ChangeReason::default());
        assert!(later.message.starts_with("moving the forecast later needs"));
        let bare = EditError::new("it is gone", "");
        assert_eq!(bare.to_string(), "it is gone");
    }
}
