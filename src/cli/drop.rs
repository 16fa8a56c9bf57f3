//! `tcu drop`: a milestone will not be done.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::reason::Reason;
use super::resolve_entry;
use crate::edit::{Transaction, operations};
use crate::model::ReferenceIndex;

/// Say that a milestone will not be done; it stays visible, with the reason
#[derive(Args, Debug)]
pub(crate) struct DropArgs {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    reason: Reason,
}

impl DropArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or the reason is missing: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = resolve_entry::find(edit.portfolio(), &names, &self.address)?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        let reason = self
            .reason
            .change_reason(&edit, &names, found.roadmap, None);
        operations::milestone::drop(&mut transaction, found, &reason)?;
        edit.write(&transaction.finish(), output)
    }
}
