//! `tcu approve`: a new agreed date.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::reason::{Approval, Reason};
use super::targets::{self, TargetArgs};
use crate::dates::YearBias;
use crate::edit::{Transaction, operations};
use crate::model::{Kind, ReferenceIndex};

/// Record that a new date was approved: it becomes the baseline
///
/// Without --to the forecast becomes the baseline. The original date stays known.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Example:\n  tcu approve sialkot-surgical/iso-17025 --approved-by \"Steering committee\" --ref \"SC minute 3/2026\" --why \"Customs delay accepted\""
)]
pub struct Approve {
    /// The milestones, each roadmap/id
    #[arg(value_name = "ADDRESS")]
    addresses: Vec<String>,
    #[command(flatten)]
    by: TargetArgs,
    /// The date that was approved [else: the forecast]
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    #[command(flatten)]
    approval: Approval,
    #[command(flatten)]
    reason: Reason,
}

impl Approve {
    /// Runs the command.
    ///
    /// # Errors
    /// There is no date, or it is not said who approved it and why: nothing was written.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let act = EditContext::begin(desk)?;
        let names = ReferenceIndex::new(act.portfolio());
        let found = targets::find(
            &act,
            &names,
            &self.addresses,
            &self.by,
            &[Kind::Milestone],
            |_| true,
        )?;
        let to = match &self.to {
            Some(said) => Some(act.date(said, YearBias::Ahead, "approved", streams)?),
            None => None,
        };
        let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
        for one in found {
            let approved_by = self.approval.approved_by.as_deref();
            let because = self.reason.because(&act, &names, one.roadmap, approved_by);
            operations::milestone::approve(&mut session, &[one], to, &because)?;
        }
        act.write(&session.finish(), streams)
    }
}
