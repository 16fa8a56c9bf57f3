//! `tcu confirm`: still right as it stands.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::edit_options::DryRun;
use super::error::{CliError, ExitStatus};
use super::flags::counted;
use super::output::{MessageLevel, Output};
use super::targets::{self, TargetArgs};
use crate::dates::date::plain;
use crate::edit::Transaction;
use crate::edit::operations::milestone::{ConfirmationText, confirm, overdue};
use crate::model::{EntryRef, Kind, ReferenceIndex, Status as MilestoneStatus};
use crate::query::address::address_of;

/// Confirm milestones: somebody answerable said that they are still right as they stand
///
/// Writes one confirmation in each roadmap. A milestone that is overdue needs a new date instead. With --where,
/// milestones that are done or dropped are passed over, and those that are overdue are listed while the others are
/// confirmed.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu confirm sialkot-surgical/iso-17025 --said-by simap-testing --channel phone\n  tcu confirm --where 'roadmap:gujrat-fans owner:fdi'"
)]
pub(crate) struct ConfirmArgs {
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
    #[command(flatten)]
    dry_run: DryRun,
}

/// Those that can be confirmed, and of the others why they cannot.
fn parted(edit: &EditContext<'_>, found: &[EntryRef]) -> (Vec<EntryRef>, Vec<String>) {
    let (mut fit, mut refused) = (Vec::new(), Vec::new());
    for one in found {
        let milestones = &edit.portfolio().file(one.roadmap).milestones;
        let late = milestones
            .get(one.index)
            .and_then(|milestone| overdue(milestone, edit.actor.on));
        match late {
            None => fit.push(*one),
            Some(date) => refused.push(format!(
                "{} was forecast for {}: give a new date (tcu forecast), or mark it done",
                address_of(edit.portfolio(), *one),
                plain(date)
            )),
        }
    }
    (fit, refused)
}

fn none_fits(refused: &[String]) -> CliError {
    let failure = CliError::refused("none of them can be confirmed; nothing was written");
    let reasons = refused.iter().cloned();
    reasons.fold(failure, CliError::hint)
}

impl ConfirmArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// One of them is not open, or is overdue: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let is_open = |found: EntryRef| {
            let milestones = &edit.portfolio().file(found.roadmap).milestones;
            let status = milestones.get(found.index).and_then(|one| one.status);
            !matches!(
                status,
                Some(MilestoneStatus::Done | MilestoneStatus::Dropped)
            )
        };
        let found = targets::find(
            &edit,
            &names,
            &self.addresses,
            &self.by,
            &[Kind::Milestone],
            is_open,
        )?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        let word = ConfirmationText {
            said_by: self.said_by.clone(),
            channel: self.channel.clone(),
        };
        let refused = match self.by.filter {
            Some(_) => {
                let (fit, refused) = parted(&edit, &found);
                if fit.is_empty() {
                    return Err(none_fits(&refused));
                }
                confirm(&mut transaction, &fit, &word)?;
                refused
            }
            None => {
                confirm(&mut transaction, &found, &word)?;
                Vec::new()
            }
        };
        let status = edit.write_unless(self.dry_run, &transaction.finish(), output)?;
        if !refused.is_empty() {
            let message = format!("not confirmed: {}", counted(refused.len(), "milestone"));
            output.tell(MessageLevel::Warning, &message, &refused);
        }
        Ok(status)
    }
}
