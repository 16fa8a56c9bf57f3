//! `tcu done`: a milestone is done.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use super::resolve_entry;
use crate::dates::YearBias;
use crate::edit::{Transaction, operations};
use crate::model::{EntryRef, Portfolio, ReferenceIndex};

/// Say that a milestone is done
#[derive(Args, Debug)]
#[command(
    after_long_help = "Example:\n  tcu done sialkot-surgical/iso-17025 --on \"12 Nov\" --evidence docs/pnac.pdf --result \"Eight tests in scope\""
)]
pub(crate) struct DoneArgs {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// The day on which it was done [else: the status date]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// A paper that shows it: a file or a link; may be given several times
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<String>,
    /// What came of it, for those who read the record later
    #[arg(long, value_name = "TEXT")]
    result: Option<String>,
}

impl DoneArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or the day is still to come: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = resolve_entry::find(edit.portfolio(), &names, &self.address)?;
        let on = match &self.on {
            Some(said) => edit.date(said, YearBias::Past, "done on", output)?,
            None => edit.actor.on,
        };
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        operations::milestone::done(
            &mut transaction,
            found,
            on,
            &self.evidence,
            self.result.as_deref(),
        )?;
        let status = edit.write(&transaction.finish(), output)?;
        if let Some(hint) = assessment(edit.portfolio(), found) {
            output.tell(MessageLevel::Note, "it leads up the ladder", &[hint]);
        }
        Ok(status)
    }
}

/// What to do next about a milestone that reaches a rung.
fn assessment(portfolio: &Portfolio, found: EntryRef) -> Option<String> {
    let file = portfolio.file(found.roadmap);
    let milestone = file.milestones.get(found.index)?;
    let (rung, capability) = (milestone.reaches?, milestone.capability.as_ref()?);
    Some(format!(
        "if the capability stands there now: tcu assess {}/{capability} {rung} --evidence TEXT",
        file.id
    ))
}
