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
pub struct Start {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
}

impl Start {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or active already: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let act = EditContext::begin(desk)?;
        let names = ReferenceIndex::new(act.portfolio());
        let found = resolve_entry::find(act.portfolio(), &names, &self.address)?;
        let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
        operations::milestone::start(&mut session, found, act.actor.on)?;
        act.write(&session.finish(), streams)
    }
}
