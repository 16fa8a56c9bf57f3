//! `tcu drop`: a milestone will not be done.

use clap::Args;

use super::act::Act;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::place;
use super::reason::Reason;
use super::streams::Streams;
use crate::edit::{Session, verbs};
use crate::roadmap::Names;

/// Say that a milestone will not be done; it stays visible, with the reason
#[derive(Args, Debug)]
pub struct Drop {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    reason: Reason,
}

impl Drop {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or the reason is missing: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        let found = place::find(act.portfolio(), &names, &self.address)?;
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        let because = self.reason.because(&act, &names, found.roadmap, None);
        verbs::milestone::drop(&mut session, found, &because)?;
        act.write(&session.finish(), streams)
    }
}
