//! `tcu start`: work on a milestone has begun.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::resolve_entry;
use crate::edit::{Transaction, operations};
use crate::model::ReferenceIndex;

/// Say that work on a milestone has begun
///
/// It becomes active, and its start is the status date.
#[derive(Args, Debug)]
pub(crate) struct StartArgs {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
}

impl StartArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or active already: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = resolve_entry::find(edit.portfolio(), &names, &self.address)?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        operations::milestone::start(&mut transaction, found, edit.actor.on)?;
        edit.write(&transaction.finish(), output)
    }
}
