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
pub struct Record {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    reason: Reason,
}

impl Record {
    /// Runs the command.
    ///
    /// # Errors
    /// Nothing was changed by hand, or the reason is missing: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let act = EditContext::begin(desk)?;
        let names = ReferenceIndex::new(act.portfolio());
        let found = resolve_entry::find(act.portfolio(), &names, &self.address)?;
        let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
        let because = self.reason.because(&act, &names, found.roadmap, None);
        operations::entry::record(&mut session, found, &because)?;
        act.write(&session.finish(), streams)
    }
}
