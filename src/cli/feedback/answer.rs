//! `tcu feedback answer`: an answer, and what was decided.

use clap::Args;

use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::{resolve_entry, text_argument};
use crate::edit::{Transaction, operations};
use crate::model::ReferenceIndex;

/// Answer a feedback
///
/// Then tell the one who spoke, and record it: tcu feedback tell.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Example:\n  tcu feedback answer Q2MX --outcome accepted \"The lab opens on Saturdays from March\""
)]
pub struct Answer {
    /// The feedback: its id or case number, after its roadmap where several have it
    #[arg(value_name = "ID")]
    address: String,
    /// What was decided: accepted, partial, declined, duplicate or out-of-scope
    #[arg(long, value_name = "OUTCOME")]
    outcome: String,
    /// What the one who spoke should hear; - reads it from the input
    #[arg(value_name = "TEXT", required = true, allow_hyphen_values = true)]
    text: Vec<String>,
}

impl Answer {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not there, or answered already: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        // Read before the folder is locked: somebody may be typing it.
        let text = text_argument::text(&self.text)?;
        let act = EditContext::begin(desk)?;
        let names = ReferenceIndex::new(act.portfolio());
        let found = resolve_entry::find(act.portfolio(), &names, &self.address)?;
        let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
        operations::feedback::answer(&mut session, found, self.outcome.trim(), &text)?;
        act.write(&session.finish(), streams)
    }
}
