//! `tcu feedback refer`: something sensitive was taken to an office; only that is kept.

use clap::Args;

use crate::cli::act::Act;
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, Status};
use crate::cli::streams::Streams;
use crate::cli::{needed, random};
use crate::edit::{Session, verbs};
use crate::roadmap::Names;

/// Record that something sensitive was referred to an office: the day and the office, nothing else
///
/// For somebody in danger, corruption or harassment. What was said, by whom and where is never written down.
#[derive(Args, Debug)]
pub struct Refer {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
    /// The office that it was taken to
    #[arg(long, value_name = "OFFICE")]
    to: String,
}

impl Refer {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, or the office is not named: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let portfolio = act.portfolio();
        let names = Names::new(portfolio);
        let file = needed::find_file(portfolio, &self.roadmap)?;
        let mut session = Session::new(portfolio, &names, &act.actor);
        let place = verbs::feedback::refer(&mut session, file, &self.to, random::source()?)?;
        let entry = place.find(session.file(file));
        let id = entry.map(|entry| entry.id().to_owned()).unwrap_or_default();
        let status = act.write(&session.finish(), streams)?;
        streams.result(&format!("{id}\n"))?;
        Ok(status)
    }
}
