//! `tcu start`: work on a milestone has begun.

use clap::Args;

use super::act::Act;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::place;
use super::streams::Streams;
use crate::edit::{Session, verbs};
use crate::roadmap::Names;

/// Say that work on a milestone has begun
///
/// It becomes active, and its start is the status date.
#[derive(Args, Debug)]
pub struct Start {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
}

impl Start {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or active already: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        let found = place::find(act.portfolio(), &names, &self.address)?;
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        verbs::milestone::start(&mut session, found, act.actor.on)?;
        act.write(&session.finish(), streams)
    }
}
