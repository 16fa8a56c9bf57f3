//! `tcu feedback ack`, `tell`, `reopen` and `erase`: the steps of a feedback that need no text.

use clap::{Args, ValueEnum};

use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::reason::Reason;
use crate::cli::resolve_entry;
use crate::edit::{EditError, Transaction, operations};
use crate::model::{EntryRef, ReferenceIndex};

/// Record that the one who spoke knows it arrived; this answers nothing
#[derive(Args, Debug)]
pub struct Ack {
    /// The feedback: its id or case number
    #[arg(value_name = "ID")]
    address: String,
}

/// Record that the one who spoke has heard the answer
#[derive(Args, Debug)]
pub struct Tell {
    /// The feedback: its id or case number
    #[arg(value_name = "ID")]
    address: String,
    /// Whether they were satisfied
    #[arg(long, value_name = "yes|no")]
    satisfied: Option<Yes>,
}

/// Open a feedback again: the answer does not hold
///
/// Its handling is taken away, kept in the log, and counted.
#[derive(Args, Debug)]
pub struct Reopen {
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
pub struct Erase {
    /// The feedback: its id or case number
    #[arg(value_name = "ID")]
    address: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Yes {
    Yes,
    No,
}

impl Ack {
    /// Runs the command.
    ///
    /// # Errors
    /// It was acknowledged or answered already: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        handle(
            &self.address,
            desk,
            streams,
            operations::feedback::acknowledge,
        )
    }
}

impl Tell {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not answered yet: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let satisfied = self.satisfied.map(|satisfied| satisfied == Yes::Yes);
        handle(&self.address, desk, streams, |session, found| {
            operations::feedback::tell(session, found, satisfied)
        })
    }
}

impl Reopen {
    /// Runs the command.
    ///
    /// # Errors
    /// It is open: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let act = EditContext::begin(desk)?;
        let names = ReferenceIndex::new(act.portfolio());
        let found = resolve_entry::find(act.portfolio(), &names, &self.address)?;
        let because = self.reason.because(&act, &names, found.roadmap, None);
        let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
        operations::feedback::reopen(&mut session, found, &because)?;
        act.write(&session.finish(), streams)
    }
}

impl Erase {
    /// Runs the command.
    ///
    /// # Errors
    /// It is no feedback: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        handle(&self.address, desk, streams, operations::feedback::erase)
    }
}

fn handle(
    address: &str,
    desk: &CliContext,
    streams: &mut Output<'_>,
    verb: impl FnOnce(&mut Transaction<'_>, EntryRef) -> Result<(), EditError>,
) -> Result<ExitStatus, CliError> {
    let act = EditContext::begin(desk)?;
    let names = ReferenceIndex::new(act.portfolio());
    let found = resolve_entry::find(act.portfolio(), &names, address)?;
    let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
    verb(&mut session, found)?;
    act.write(&session.finish(), streams)
}
