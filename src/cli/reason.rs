//! The options that say why an edit is made.

use clap::Args;

use crate::edit::{ChangeReason, EditError};
use crate::model::{
    Code, EntryRef, Kind, Portfolio, ReferenceIndex, ReferenceTarget, Value, ValueType, WordEnum,
};

use super::edit_context::EditContext;
use super::error::CliError;
use super::resolve_entry;

/// Why an edit is made.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "The reason, as the log keeps it")]
pub(crate) struct Reason {
    /// Why, in words
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
    /// Why, in one word: approval, funding, procurement, supplier, utility, land, regulation, staffing, owner,
    /// scope, feedback, predecessor, force-majeure, correction, other, or one of the portfolio's own
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    /// The feedback that led to it: its id or case number; may be given several times
    #[arg(long, value_name = "FEEDBACK")]
    pub feedback: Vec<String>,
    /// The minute or letter that says so
    #[arg(long = "ref", value_name = "REF")]
    pub reference: Option<String>,
}

/// Who approved it.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "The reason, as the log keeps it")]
pub(crate) struct Approval {
    /// Who approved it; needed to change a baseline
    #[arg(long, value_name = "TEXT")]
    pub approved_by: Option<String>,
}

impl Reason {
    /// The reason as the log of that file keeps it; a feedback by the id that its case number means.
    pub(crate) fn change_reason(
        &self,
        edit: &EditContext<'_>,
        names: &ReferenceIndex<'_>,
        file: Option<usize>,
        approved_by: Option<&str>,
    ) -> ChangeReason {
        let feedback = self.feedback.iter();
        ChangeReason {
            cause: None,
            code: self.code.clone(),
            why: self.why.clone(),
            approved_by: approved_by.map(str::to_owned),
            reference: self.reference.clone(),
            feedback: feedback
                .map(|said| feedback_id(edit.portfolio(), names, file, said))
                .collect(),
        }
    }
}

/// A value that names feedback, by the ids that case numbers mean; any other value as it is.
pub(crate) fn feedback_ids(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    of: EntryRef,
    key: &str,
    value: Option<Value>,
) -> Option<Value> {
    let names_feedback = of
        .kind
        .field(key)
        .is_some_and(|field| field.shape == ValueType::Reference(ReferenceTarget::Feedback));
    match value {
        Some(Value::List(items)) if names_feedback => {
            let ids = items.into_iter().map(|item| match item.as_text() {
                Some(said) => Value::Text(feedback_id(portfolio, names, of.roadmap, said)),
                None => item,
            });
            Some(Value::List(ids.collect()))
        }
        value => value,
    }
}

/// The id of a feedback as a file refers to it; as it was said where there is none, which a log may hold.
fn feedback_id(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    file: Option<usize>,
    said: &str,
) -> String {
    let here = format!("{}/{said}", portfolio.file(file).id);
    let found = [here.as_str(), said]
        .into_iter()
        .find_map(|address| resolve_entry::find(portfolio, names, address).ok());
    let Some(found) = found.filter(|found| found.kind == Kind::Feedback) else {
        return said.to_owned();
    };
    let home = portfolio.file(found.roadmap);
    let id = home
        .feedback
        .get(found.index)
        .map_or(said, |one| one.id.as_str());
    match found.roadmap == file {
        true => id.to_owned(),
        false => format!("{}/{id}", home.id),
    }
}

impl From<EditError> for CliError {
    /// A refusal that only lacks a reason says which options give it.
    fn from(refusal: EditError) -> Self {
        let failure = CliError::refused(refusal.message);
        let Some(asks) = refusal.asks else {
            return match refusal.hint.is_empty() {
                true => failure,
                false => failure.hint(refusal.hint),
            };
        };
        let options: Vec<&str> = asks.lacks.iter().map(|key| option(key)).collect();
        let failure = failure.hint(format!("add {}", options.join(", ")));
        if !asks.lacks.contains(&"code") {
            return failure;
        }
        let codes: Vec<&str> = Code::WORDS
            .iter()
            .copied()
            .chain(asks.codes.iter().map(String::as_str))
            .collect();
        failure.hint(format!("CODE is one of {}", codes.join(", ")))
    }
}

/// The option that gives a key of a change.
fn option(key: &str) -> &'static str {
    match key {
        "why" => "--why TEXT",
        "code" => "--code CODE",
        _ => "--approved-by TEXT",
    }
}
