//! The options that say why an edit is made.

use clap::Args;

use crate::edit::{Because, Refusal};
use crate::roadmap::{Choice, Code};

use super::failure::Failure;

/// Why an edit is made.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "The reason, as the log keeps it")]
pub struct Reason {
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
pub struct Approval {
    /// Who approved it; needed to change a baseline
    #[arg(long, value_name = "TEXT")]
    pub approved_by: Option<String>,
}

impl Reason {
    /// The reason as the log keeps it, `feedback` being the ids that the option's words mean.
    pub fn because(&self, approved_by: Option<&str>, feedback: Vec<String>) -> Because {
        Because {
            code: self.code.clone(),
            why: self.why.clone(),
            approved_by: approved_by.map(str::to_owned),
            reference: self.reference.clone(),
            feedback,
        }
    }
}

impl From<Refusal> for Failure {
    /// A refusal that only lacks a reason says which options give it.
    fn from(refusal: Refusal) -> Self {
        let failure = Failure::refused(refusal.message);
        match refusal.asks {
            Some(asks) => {
                let approval = if asks.approval {
                    ", --approved-by TEXT"
                } else {
                    ""
                };
                failure
                    .hint(format!("add --why TEXT, --code CODE{approval}"))
                    .hint(format!("CODE is one of {}", Code::WORDS.join(", ")))
            }
            None if refusal.hint.is_empty() => failure,
            None => failure.hint(refusal.hint),
        }
    }
}
