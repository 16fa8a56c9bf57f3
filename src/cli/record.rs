//! `tcu record`: logs what was changed by hand.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::reason::Reason;
use super::resolve_entry;
use crate::edit::{Transaction, operations};
use crate::model::ReferenceIndex;

/// Log what was changed in the file by hand, with its reason
///
/// tcu check flags such changes as unlogged.
#[derive(Args, Debug)]
pub(crate) struct RecordArgs {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    reason: Reason,
}

impl RecordArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// Nothing was changed by hand, or the reason is missing: nothing was written.
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
        operations::entry::record(&mut transaction, found, &reason)?;
        edit.write(&transaction.finish(), output)
    }
}
