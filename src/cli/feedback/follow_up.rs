//! `tcu feedback follow-up` and `confirm-referral`: what came of it outside the roadmap.

use clap::Args;

use super::several;
use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::edit_options::DryRun;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::targets::TargetArgs;
use crate::cli::{resolve_entry, text_argument};
use crate::dates::YearBias;
use crate::edit::{Transaction, operations};
use crate::model::{Date, ReferenceIndex};

/// Record what was done about one or several feedback outside the roadmap
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu feedback follow-up Q2MX --on \"12 Nov\" \"GEPCO moved the transformer\"\n  tcu feedback follow-up --where 'flag:unacted tags:power' \"Raised with the ministry\""
)]
pub(crate) struct FollowUpArgs {
    /// The feedback, each by its id or case number; then what was done; - reads it from the input
    #[arg(value_name = "ID… TEXT", required = true)]
    words: Vec<String>,
    #[command(flatten)]
    by: TargetArgs,
    /// The day on which it was done [else: the status date]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Record that the office to which something sensitive was referred has it
#[derive(Args, Debug)]
pub(crate) struct ConfirmReferralArgs {
    /// The feedback: its id or case number
    #[arg(value_name = "ID")]
    address: String,
    /// The day on which the office said so [else: the status date]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl FollowUpArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// One is not there, it is not said what was done, or the day is still to come: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        // Read before the folder is locked: somebody may be typing it.
        let words = text_argument::with_input(&self.words)?;
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let (ids, text) = several::ids_and_text(&edit, &names, &words, &self.by);
        let text = text.join(" ");
        let found = several::find(&edit, &names, &ids, &self.by, |feedback| {
            feedback.sensitive != Some(true)
        })?;
        let on = day(&edit, self.on.as_deref(), "followed up on", output)?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        for one in found {
            operations::feedback::follow_up(&mut transaction, one, on, &text)?;
        }
        edit.write_unless(self.dry_run, &transaction.finish(), output)
    }
}

impl ConfirmReferralArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It was not referred, or is confirmed already: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = resolve_entry::find(edit.portfolio(), &names, &self.address)?;
        let on = day(&edit, self.on.as_deref(), "confirmed on", output)?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        operations::feedback::confirm_referral(&mut transaction, found, on)?;
        edit.write(&transaction.finish(), output)
    }
}

fn day(
    edit: &EditContext<'_>,
    said: Option<&str>,
    what: &str,
    output: &mut Output<'_>,
) -> Result<Date, CliError> {
    match said {
        Some(said) => edit.date(said, YearBias::Past, what, output),
        None => Ok(edit.actor.on),
    }
}
