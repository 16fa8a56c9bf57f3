//! `tcu feedback answer`: an answer, and what was decided.

use clap::Args;

use super::several;
use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::edit_options::DryRun;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::targets::TargetArgs;
use crate::cli::text_argument;
use crate::edit::{Transaction, operations};
use crate::model::ReferenceIndex;

/// Answer one or several feedback
///
/// Then tell the one who spoke, and record it: tcu feedback tell.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu feedback answer Q2MX --outcome accepted \"The lab opens on Saturdays from March\"\n  tcu feedback answer Q2MX 7HRD --outcome declined \"Gas comes in 2028, not before\"\n  tcu feedback answer --where 'tags:power answered:none' --outcome partial \"Load shedding ends at four\""
)]
pub(crate) struct AnswerArgs {
    /// The feedback, each by its id or case number, after its roadmap where several have it; then what those who
    /// spoke should hear; - reads it from the input
    #[arg(value_name = "ID… TEXT", required = true)]
    words: Vec<String>,
    #[command(flatten)]
    by: TargetArgs,
    /// What was decided: accepted, partial, declined, duplicate or out-of-scope
    #[arg(long, value_name = "OUTCOME")]
    outcome: String,
    #[command(flatten)]
    dry_run: DryRun,
}

impl AnswerArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// One is not there, or answered already: nothing was written.
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
            feedback.sensitive != Some(true) && feedback.answered.is_none()
        })?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        for one in found {
            operations::feedback::answer(&mut transaction, one, self.outcome.trim(), &text)?;
        }
        edit.write_unless(self.dry_run, &transaction.finish(), output)
    }
}
