//! `tcu block` and `tcu unblock`: something stands in the way of a milestone, or no longer does.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::resolve_entry;
use crate::edit::{Transaction, operations};
use crate::model::ReferenceIndex;

/// Say what stands in the way of a milestone
///
/// Example: tcu block sialkot-surgical/iso-17025 GEPCO connection
#[derive(Args, Debug)]
pub(crate) struct BlockArgs {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// What stands in the way, in a few words
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
}

/// Say that nothing stands in the way of a milestone any more
#[derive(Args, Debug)]
pub(crate) struct UnblockArgs {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
}

impl BlockArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = resolve_entry::find(edit.portfolio(), &names, &self.address)?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        operations::milestone::block(&mut transaction, found, &self.text.join(" "))?;
        edit.write(&transaction.finish(), output)
    }
}

impl UnblockArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not blocked: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = resolve_entry::find(edit.portfolio(), &names, &self.address)?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        operations::milestone::unblock(&mut transaction, found)?;
        edit.write(&transaction.finish(), output)
    }
}
