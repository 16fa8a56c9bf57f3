//! `tcu review`: somebody went through a roadmap and judged it.

use clap::Args;

use super::act::Act;
use super::assignment::Assignment;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::needed;
use super::streams::Streams;
use crate::edit::{New, Session, verbs};
use crate::roadmap::{Kind, Names};

/// Record that a roadmap was reviewed
///
/// Example: tcu review gujrat-fans --kind monthly --health amber --attended smeda --note "Rig is late; FDI to report"
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Review {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
    /// Your judgement: green, amber or red
    #[arg(long, value_name = "HEALTH")]
    health: Option<String>,
    /// What sort of meeting it was: weekly, monthly, quarterly, steering or ad-hoc
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Who was there: an owner or a name; may be given several times
    #[arg(long, value_name = "WHO")]
    attended: Vec<String>,
    /// What was said
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Review {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, or a word does not fit: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let portfolio = act.portfolio();
        let names = Names::new(portfolio);
        let file = needed::find_file(portfolio, &self.roadmap)?;
        if file.is_none() {
            return Err(
                Failure::refused("the portfolio itself is not reviewed").hint("name a roadmap")
            );
        }
        let mut new = New::of(Kind::Review);
        for (key, typed) in [("health", &self.health), ("kind", &self.kind)] {
            if let Some(typed) = typed {
                new = Assignment::of(key, typed).put(new, &act.calendar())?;
            }
        }
        let attended = self
            .attended
            .iter()
            .cloned()
            .map(crate::roadmap::Value::Text);
        new = new.with("attended", crate::roadmap::Value::List(attended.collect()));
        if let Some(note) = &self.note {
            new = new.text("note", note);
        }
        let mut session = Session::new(portfolio, &names, &act.actor);
        verbs::record::review(&mut session, file, new)?;
        act.write(&session.finish(), streams)
    }
}
