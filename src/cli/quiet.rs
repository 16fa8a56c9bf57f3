//! `tcu quiet`: an agreed silence.

use clap::Args;

use super::act::Act;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::place;
use super::streams::Streams;
use crate::edit::{Session, verbs};
use crate::query::date::Lean;
use crate::roadmap::Names;
use crate::schedule::Limits;

/// Agree that nothing will be heard of a milestone until a day
///
/// Example: tcu quiet mohmand-marble/shift-100 "31 Jan" monsoon, the quarry is closed
#[derive(Args, Debug)]
pub struct Quiet {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// Until when, such as 2027-01-31, "31 Jan" or +6w
    #[arg(value_name = "UNTIL")]
    until: String,
    /// Why nothing will be heard
    #[arg(value_name = "WHY", required = true)]
    why: Vec<String>,
}

impl Quiet {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or the day is past or too far: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let portfolio = act.portfolio();
        let names = Names::new(portfolio);
        let found = place::find(portfolio, &names, &self.address)?;
        let until = act.date(&self.until, Lean::Ahead, "quiet until", streams)?;
        let limits = Limits::of(
            &portfolio.shared.rules,
            &portfolio.file(found.roadmap).rules,
        );
        let mut session = Session::new(portfolio, &names, &act.actor);
        let why = self.why.join(" ");
        verbs::milestone::quiet(&mut session, found, until, &why, limits.quiet_limit_days)?;
        act.write(&session.finish(), streams)
    }
}
