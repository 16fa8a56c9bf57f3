//! `tcu feedback ack`, `tell`, `reopen` and `erase`: the steps of a feedback that need no text.

use clap::{Args, ValueEnum};

use super::several;
use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::edit_options::DryRun;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::reason::Reason;
use crate::cli::resolve_entry;
use crate::cli::targets::TargetArgs;
use crate::edit::{EditError, Transaction, operations};
use crate::model::{EntryRef, ReferenceIndex};

/// Record that the one who spoke knows it arrived; this answers nothing
#[derive(Args, Debug)]
pub(crate) struct AckArgs {
    /// The feedback: its id or case number
    #[arg(value_name = "ID")]
    address: String,
}

/// Record that the answer was given to those who spoke
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu feedback tell Q2MX 7HRD --satisfied yes\n  tcu feedback tell --where 'place:Wazirabad'"
)]
pub(crate) struct TellArgs {
    /// The feedback, each by its id or case number
    #[arg(value_name = "ID")]
    addresses: Vec<String>,
    #[command(flatten)]
    by: TargetArgs,
    /// Whether they were satisfied
    #[arg(long, value_name = "yes|no")]
    satisfied: Option<Yes>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Open a feedback again: the answer does not hold
///
/// Its handling is taken away, kept in the log, and counted.
#[derive(Args, Debug)]
pub(crate) struct ReopenArgs {
    /// The feedback: its id or case number
    #[arg(value_name = "ID")]
    address: String,
    #[command(flatten)]
    reason: Reason,
}

/// Withdraw consent: what was said, by whom and where goes from the file
///
/// It goes from the entry and from the log. Copies elsewhere (mail, sticks, git's history) are not reached.
#[derive(Args, Debug)]
pub(crate) struct EraseArgs {
    /// The feedback: its id or case number
    #[arg(value_name = "ID")]
    address: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Yes {
    Yes,
    No,
}

impl AckArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It was acknowledged or answered already: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        handle(
            &self.address,
            context,
            output,
            operations::feedback::acknowledge,
        )
    }
}

impl TellArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not answered yet: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let satisfied = self.satisfied.map(|satisfied| satisfied == Yes::Yes);
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = several::find(&edit, &names, &self.addresses, &self.by, |feedback| {
            feedback.sensitive != Some(true)
                && feedback.answered.is_some()
                && feedback.told.is_none()
        })?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        for one in found {
            operations::feedback::tell(&mut transaction, one, satisfied)?;
        }
        edit.write_unless(self.dry_run, &transaction.finish(), output)
    }
}

impl ReopenArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is open: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = resolve_entry::find(edit.portfolio(), &names, &self.address)?;
        let reason = self
            .reason
            .change_reason(&edit, &names, found.roadmap, None);
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        operations::feedback::reopen(&mut transaction, found, &reason)?;
        edit.write(&transaction.finish(), output)
    }
}

impl EraseArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is no feedback: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        handle(&self.address, context, output, operations::feedback::erase)
    }
}

fn handle(
    address: &str,
    context: &CliContext,
    output: &mut Output<'_>,
    verb: impl FnOnce(&mut Transaction<'_>, EntryRef) -> Result<(), EditError>,
) -> Result<ExitStatus, CliError> {
    let edit = EditContext::begin(context)?;
    let names = ReferenceIndex::new(edit.portfolio());
    let found = resolve_entry::find(edit.portfolio(), &names, address)?;
    let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
    verb(&mut transaction, found)?;
    edit.write(&transaction.finish(), output)
}
