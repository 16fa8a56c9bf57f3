//! `tcu record`: logs what was changed by hand.

use clap::Args;

use super::act::Act;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::place;
use super::reason::Reason;
use super::streams::Streams;
use crate::edit::{Session, verbs};
use crate::roadmap::Names;

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
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        let found = place::find(act.portfolio(), &names, &self.address)?;
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        let because = self.reason.because(&act, &names, found.roadmap, None);
        verbs::entry::record(&mut session, found, &because)?;
        act.write(&session.finish(), streams)
    }
}
