//! `tcu remove`: takes an entry out of its roadmap.

use clap::Args;

use super::act::Act;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::place;
use super::reason::Reason;
use super::streams::Streams;
use crate::edit::{Session, verbs};
use crate::query::address;
use crate::roadmap::Names;

/// Take an entry out of its roadmap; the log keeps it whole
///
/// A milestone that will not be done is better dropped (tcu drop): it then stays visible.
#[derive(Args, Debug)]
pub struct Remove {
    /// roadmap/id, or a part of it as roadmap/id/match[1]
    #[arg(value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    reason: Reason,
}

impl Remove {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not there, has no id, or the reason is missing: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        if let Some((holder, part)) = address::part(act.portfolio(), &names, &self.address)? {
            let mut session = Session::new(act.portfolio(), &names, &act.actor);
            let because = self.reason.because(&act, &names, holder.roadmap, None);
            verbs::entry::remove_part(&mut session, holder, part, &because)?;
            return act.write(&session.finish(), streams);
        }
        let found = place::find(act.portfolio(), &names, &self.address)?;
        if !found.kind.has_id() {
            return Err(Failure::refused(format!(
                "{} cannot be removed",
                found.kind.with_article()
            ))
            .hint("only what has an id can; records stay as they were written"));
        }
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        let because = self.reason.because(&act, &names, found.roadmap, None);
        verbs::entry::remove(&mut session, found, &because)?;
        act.write(&session.finish(), streams)
    }
}
