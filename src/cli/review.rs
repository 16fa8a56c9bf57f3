//! `tcu review`: somebody went through a roadmap and judged it.

use clap::Args;

use super::assignment::Assignment;
use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::Output;
use crate::edit::{NewEntry, Transaction, operations};
use crate::model::{Kind, ReferenceIndex};

/// Record that a roadmap was reviewed
#[derive(Args, Debug)]
#[command(
    after_long_help = "Example:\n  tcu review gujrat-fans --kind monthly --health amber --attended smeda --note \"Rig is late; FDI to report\""
)]
pub(crate) struct ReviewArgs {
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

impl ReviewArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, or a word does not fit: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let portfolio = edit.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let file = file_problems::find_file(portfolio, &self.roadmap)?;
        if file.is_none() {
            return Err(
                CliError::refused("the portfolio itself is not reviewed").hint("name a roadmap")
            );
        }
        let mut new = NewEntry::of(Kind::Review);
        for (key, typed) in [("health", &self.health), ("kind", &self.kind)] {
            if let Some(typed) = typed {
                new = Assignment::of(key, typed).put(
                    &edit.portfolio().shared,
                    new,
                    &edit.calendar(),
                )?;
            }
        }
        let attended = self.attended.iter().cloned().map(crate::model::Value::Text);
        new = new.with("attended", crate::model::Value::List(attended.collect()));
        if let Some(note) = &self.note {
            new = new.text("note", note);
        }
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        operations::record::review(&mut transaction, file, new)?;
        edit.write(&transaction.finish(), output)
    }
}
