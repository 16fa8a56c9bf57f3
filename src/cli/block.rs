//! `tcu block` and `tcu unblock`: something stands in the way of a milestone, or no longer does.

use clap::Args;

use super::act::Act;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::place;
use super::streams::Streams;
use crate::edit::{Session, verbs};
use crate::roadmap::Names;

/// Say what stands in the way of a milestone
///
/// Example: tcu block sialkot-surgical/iso-17025 GEPCO connection
#[derive(Args, Debug)]
pub struct Block {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// What stands in the way, in a few words
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
}

/// Say that nothing stands in the way of a milestone any more
#[derive(Args, Debug)]
pub struct Unblock {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
}

impl Block {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        let found = place::find(act.portfolio(), &names, &self.address)?;
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        verbs::milestone::block(&mut session, found, &self.text.join(" "))?;
        act.write(&session.finish(), streams)
    }
}

impl Unblock {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not blocked: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        let found = place::find(act.portfolio(), &names, &self.address)?;
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        verbs::milestone::unblock(&mut session, found)?;
        act.write(&session.finish(), streams)
    }
}
