//! `tcu confirm`: still right as it stands.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::targets::{self, TargetArgs};
use crate::edit::Transaction;
use crate::edit::operations::milestone::{ConfirmationText, confirm};
use crate::model::{EntryRef, Kind, ReferenceIndex, Status as MilestoneStatus};

/// Confirm milestones: somebody answerable said that they are still right as they stand
///
/// Writes one confirmation in each roadmap. A milestone that is overdue needs a new date instead. With --where,
/// milestones that are done or dropped are passed over.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu confirm sialkot-surgical/iso-17025 --said-by simap-testing --channel phone\n  tcu confirm --where 'roadmap:gujrat-fans owner:fdi'"
)]
pub struct Confirm {
    /// The milestones, each roadmap/id
    #[arg(value_name = "ADDRESS")]
    addresses: Vec<String>,
    #[command(flatten)]
    by: TargetArgs,
    /// The owner whose word it is, if another's than yours
    #[arg(long, value_name = "OWNER")]
    said_by: Option<String>,
    /// How word was given: visit, meeting, phone, message, letter or workshop
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,
}

impl Confirm {
    /// Runs the command.
    ///
    /// # Errors
    /// One of them is not open, or is overdue: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let act = EditContext::begin(desk)?;
        let names = ReferenceIndex::new(act.portfolio());
        let is_open = |found: EntryRef| {
            let milestones = &act.portfolio().file(found.roadmap).milestones;
            let status = milestones.get(found.index).and_then(|one| one.status);
            !matches!(
                status,
                Some(MilestoneStatus::Done | MilestoneStatus::Dropped)
            )
        };
        let found = targets::find(
            &act,
            &names,
            &self.addresses,
            &self.by,
            &[Kind::Milestone],
            is_open,
        )?;
        let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
        let word = ConfirmationText {
            said_by: self.said_by.clone(),
            channel: self.channel.clone(),
        };
        confirm(&mut session, &found, &word)?;
        act.write(&session.finish(), streams)
    }
}
