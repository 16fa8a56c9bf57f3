//! `tcu approve`: a new agreed date.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::edit_options::DryRun;
use super::error::{CliError, ExitStatus};
use super::forecast::expected;
use super::output::Output;
use super::reason::{Approval, Reason};
use super::targets::{self, TargetArgs};
use crate::dates::YearBias;
use crate::edit::{Transaction, operations};
use crate::model::{Kind, ReferenceIndex};
use crate::query::address::address_of;

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
    /// The date that was approved, or +4w from where each is expected [else: the forecast]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    #[command(flatten)]
    approval: Approval,
    #[command(flatten)]
    reason: Reason,
    #[command(flatten)]
    dry_run: DryRun,
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
        let mut session = Transaction::new(act.portfolio(), &names, &act.actor);
        for one in found {
            let approved_by = self.approval.approved_by.as_deref();
            let because = self.reason.because(&act, &names, one.roadmap, approved_by);
            let stands = expected(act.portfolio(), one);
            let to = match &self.to {
                Some(said) => {
                    let what = format!("{}, approved", address_of(act.portfolio(), one));
                    Some(act.date_from(said, stands, (YearBias::Ahead, &what), streams)?)
                }
                None => None,
            };
            operations::milestone::approve(&mut session, &[one], to, &because)?;
        }
        act.write_unless(self.dry_run, &session.finish(), streams)
    }
}
