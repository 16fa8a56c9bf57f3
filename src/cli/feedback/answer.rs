//! `tcu feedback answer`: an answer, and what was decided.

use clap::Args;

use crate::cli::act::Act;
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, Status};
use crate::cli::streams::Streams;
use crate::cli::{place, said};
use crate::edit::{Session, verbs};
use crate::roadmap::Names;

/// Answer a feedback
///
/// Example: tcu feedback answer Q2MX --outcome accepted "The lab opens on Saturdays from March"
///
/// Then tell the one who spoke, and record it: tcu feedback tell.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Answer {
    /// The feedback: its id or case number, after its roadmap where several have it
    #[arg(value_name = "ID")]
    address: String,
    /// What was decided: accepted, partial, declined, duplicate or out-of-scope
    #[arg(long, value_name = "OUTCOME")]
    outcome: String,
    /// What the one who spoke should hear; - reads it from the input
    #[arg(value_name = "TEXT", required = true, allow_hyphen_values = true)]
    text: Vec<String>,
}

impl Answer {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not there, or answered already: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        // Read before the folder is locked: somebody may be typing it.
        let text = said::text(&self.text)?;
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        let found = place::find(act.portfolio(), &names, &self.address)?;
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        verbs::feedback::answer(&mut session, found, self.outcome.trim(), &text)?;
        act.write(&session.finish(), streams)
    }
}
