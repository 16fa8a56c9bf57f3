//! `tcu approve`: a new agreed date.

use clap::Args;

use super::act::Act;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::reason::{Approval, Reason};
use super::streams::Streams;
use super::targets::{self, Where};
use crate::edit::{Session, verbs};
use crate::query::date::Lean;
use crate::roadmap::{Kind, Names};

/// Record that a new date was approved: it becomes the baseline
///
/// Example: tcu approve sialkot-surgical/iso-17025 --approved-by "Steering committee" --ref "SC minute 3/2026" --why "Customs delay accepted"
///
/// Without --to the forecast becomes the baseline. The original date stays known.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Approve {
    /// The milestones, each roadmap/id
    #[arg(value_name = "ADDRESS")]
    addresses: Vec<String>,
    #[command(flatten)]
    by: Where,
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
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        let found = targets::find(
            &act,
            &names,
            &self.addresses,
            &self.by,
            &[Kind::Milestone],
            |_| true,
        )?;
        let to = match &self.to {
            Some(said) => Some(act.date(said, Lean::Ahead, "approved", streams)?),
            None => None,
        };
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        for one in found {
            let approved_by = self.approval.approved_by.as_deref();
            let because = self.reason.because(&act, &names, one.roadmap, approved_by);
            verbs::milestone::approve(&mut session, &[one], to, &because)?;
        }
        act.write(&session.finish(), streams)
    }
}
