//! `tcu feedback add`: what somebody said.

use clap::Args;

use crate::cli::assignment::Assignment;
use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::{file_problems, ids, text_argument};
use crate::dates::YearBias;
use crate::edit::{NewEntry, Transaction, operations};
use crate::model::{Kind, ReferenceIndex, Value};
use crate::query::address::case_number;

/// Record what somebody said, word for word
///
/// Somebody in danger, corruption or harassment? Do not write it down: refer it (tcu feedback refer).
/// The id is printed; its last four characters are the case number.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Example:\n  tcu feedback add sialkot-surgical --kind problem --voice cluster-firm --about iso-17025 --place Wazirabad --channel visit \"The lab sends us away\""
)]
pub(crate) struct AddFeedbackArgs {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
    /// What was said, in any language; - reads it from the input
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    /// What it is about, such as a milestone; may be given several times [else: the cluster as a whole]
    #[arg(long, value_name = "ID")]
    about: Vec<String>,
    /// What it is: problem, question, request, idea, praise or fact
    #[arg(long, value_name = "KIND")]
    kind: String,
    /// Whose voice it is: cluster-firm, zone-firm, association, academia, government-agency and so on
    #[arg(long, value_name = "GROUP")]
    voice: String,
    /// Where it was said
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,
    /// How it was said: visit, meeting, phone, message, letter or workshop
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,
    /// Who said it, if they agree that it is written down
    #[arg(long, value_name = "WHO")]
    who: Option<String>,
    /// It may be shown to others
    #[arg(long)]
    quotable: bool,
    /// The day it was said [else: the status date]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Who has to answer [else: the owner of what it is about]
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
}

impl AddFeedbackArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, or a word does not fit: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        // Read before the folder is locked: somebody may be typing it.
        let text = text_argument::text(&self.text)?;
        let edit = EditContext::begin(context)?;
        let portfolio = edit.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let file = file_problems::find_file(portfolio, &self.roadmap)?;
        let new = self.new_feedback(&edit, text, output)?;
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        let place = operations::feedback::record(&mut transaction, file, new, ids::source()?)?;
        let entry = place.find(transaction.file(file));
        let id = entry.map(|entry| entry.id().to_owned()).unwrap_or_default();
        let status = edit.write(&transaction.finish(), output)?;
        if let Some(number) = case_number(&id) {
            output.say(&format!("Case number {number}.\n"));
        }
        output.result(&format!("{id}\n"))?;
        Ok(status)
    }

    fn new_feedback(
        &self,
        edit: &EditContext<'_>,
        text: String,
        output: &mut Output<'_>,
    ) -> Result<NewEntry, CliError> {
        let mut new = NewEntry::of(Kind::Feedback).text("text", text);
        let words = [
            ("kind", Some(&self.kind)),
            ("voice", Some(&self.voice)),
            ("channel", self.channel.as_ref()),
            ("place", self.place.as_ref()),
            ("who", self.who.as_ref()),
            ("owner", self.owner.as_ref()),
        ];
        for (key, typed) in words {
            if let Some(typed) = typed {
                new = Assignment::of(key, typed).put(
                    &edit.portfolio().shared,
                    new,
                    &edit.calendar(),
                )?;
            }
        }
        if let Some(on) = &self.on {
            let on = edit.date(on, YearBias::Past, "said on", output)?;
            new = new.with("on", Value::Date(on));
        }
        if self.quotable {
            new = new.with("quotable", Value::Truth(true));
        }
        let about = self.about.iter().cloned().map(Value::Text).collect();
        Ok(new.with("about", Value::List(about)))
    }
}
