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
pub(crate) struct ApproveArgs {
    /// The milestones, each roadmap/id
    #[arg(value_name = "ADDRESS")]
    addresses: Vec<String>,
    #[command(flatten)]
    by: TargetArgs,
    /// The date that was approved, or +4w from the forecast of each [else: the forecast]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    #[command(flatten)]
    approval: Approval,
    #[command(flatten)]
    reason: Reason,
    #[command(flatten)]
    dry_run: DryRun,
}

impl ApproveArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// There is no date, or it is not said who approved it and why: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let found = targets::find(
            &edit,
            &names,
            &self.addresses,
            &self.by,
            &[Kind::Milestone],
            |_| true,
        )?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        for one in found {
            let approved_by = self.approval.approved_by.as_deref();
            let reason = self
                .reason
                .change_reason(&edit, &names, one.roadmap, approved_by);
            let stands = expected(edit.portfolio(), one);
            let to = match &self.to {
                Some(said) => {
                    let what = format!("{}, approved", address_of(edit.portfolio(), one));
                    Some(edit.date_from(said, stands, (YearBias::Ahead, &what), output)?)
                }
                None => None,
            };
            operations::milestone::approve(&mut transaction, &[one], to, &reason)?;
        }
        edit.write_unless(self.dry_run, &transaction.finish(), output)
    }
}
