//! `tcu feedback paste`: a chat of a messenger, message by message.

use std::path::PathBuf;

use clap::Args;

use crate::analysis::chat::{ChatMessage, messages};
use crate::cli::assignment::Assignment;
use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::{file_problems, ids, text_argument};
use crate::dates::date::plain;
use crate::edit::{NewEntry, Transaction, operations};
use crate::model::{Kind, ReferenceIndex, Value};
use crate::text;

/// Take feedback out of a chat that was copied from a messenger
///
/// The chat is split into messages, each with its day, who said it and the words. Without --keep they are only shown,
/// numbered; with it those are recorded, all in one act. A message that asks something is a question, any other a problem,
/// unless --kind says otherwise.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu feedback paste gujrat-fans chat.txt --voice cluster-firm\n  tcu feedback paste gujrat-fans chat.txt --voice cluster-firm --keep 2,5-7 --about rig"
)]
pub(crate) struct PasteArgs {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
    /// The chat as a file; - reads it from the input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    /// Whose voice it is: cluster-firm, zone-firm, association, academia, government-agency and so on
    #[arg(long, value_name = "GROUP")]
    voice: String,
    /// The messages to record, such as 2,5-7 or all
    #[arg(long, value_name = "NUMBERS")]
    keep: Option<String>,
    /// What they are: problem, question, request, idea, praise or fact
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// What they are about, such as a milestone; may be given several times
    #[arg(long, value_name = "ID")]
    about: Vec<String>,
    /// Do not write down who spoke
    #[arg(long)]
    nameless: bool,
    /// Record them without asking
    #[arg(long)]
    yes: bool,
}

impl PasteArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The chat cannot be read, a number is not in it, or the person says no: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let chat = text_argument::file(&self.file)?;
        let edit = EditContext::begin(context)?;
        let file = file_problems::find_file(edit.portfolio(), &self.roadmap)?;
        let found = messages(&chat, &edit.calendar());
        let kept = match &self.keep {
            None => Vec::new(),
            Some(said) => numbers(said, found.len())?,
        };
        for (number, message) in (1..).zip(&found) {
            if self.keep.is_none() || kept.contains(&number) {
                output.result(&line(number, message, self.kind(message)))?;
            }
        }
        if kept.is_empty() {
            output.say(match found.is_empty() {
                true => "There is no message in it. Nothing was written.\n",
                false => "Nothing was written. --keep 1,3 records those, --keep all records all.\n",
            });
            return Ok(ExitStatus::Fine);
        }
        let names = ReferenceIndex::new(edit.portfolio());
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        for number in kept {
            let new = self.new_feedback(&edit, &found[number - 1])?;
            operations::feedback::record(&mut transaction, file, new, ids::source()?)?;
        }
        let work = transaction.finish();
        if !self.yes && !output.asks("Record these? [y/N] ") {
            return Err(CliError::refused("nothing was written")
                .hint("look at the messages, then give --yes"));
        }
        edit.write(&work, output)
    }

    fn kind(&self, message: &ChatMessage) -> &str {
        match &self.kind {
            Some(kind) => kind,
            None if message.text.trim_end().ends_with(['?', '؟']) => "question",
            None => "problem",
        }
    }

    fn new_feedback(
        &self,
        edit: &EditContext<'_>,
        message: &ChatMessage,
    ) -> Result<NewEntry, CliError> {
        let mut new = NewEntry::of(Kind::Feedback).text("text", &message.text);
        let words = [
            ("kind", self.kind(message)),
            ("voice", self.voice.as_str()),
            ("channel", "message"),
        ];
        for (key, typed) in words {
            let assignment = Assignment::of(key, typed);
            new = assignment.put(&edit.portfolio().shared, new, &edit.calendar())?;
        }
        if let Some(on) = message.on.filter(|on| *on <= edit.actor.on) {
            new = new.with("on", Value::Date(on));
        }
        if let Some(speaker) = message.speaker.as_ref().filter(|_| !self.nameless) {
            new = new.text("who", speaker);
        }
        let about = self.about.iter().cloned().map(Value::Text).collect();
        Ok(new.with("about", Value::List(about)))
    }
}

fn line(number: usize, message: &ChatMessage, kind: &str) -> String {
    let on = message.on.map(plain).unwrap_or_default();
    let speaker = message.speaker.as_deref().unwrap_or("somebody");
    let said = text::truncate(&text::line(&message.text), 100);
    format!(
        "{number:>3}  {on}  {kind}  {}: {said}\n",
        text::line(speaker)
    )
}

/// `2,5-7` or `all`, as numbers from 1 to `count`.
fn numbers(said: &str, count: usize) -> Result<Vec<usize>, CliError> {
    if said.trim() == "all" {
        return Ok((1..=count).collect());
    }
    let mut kept = Vec::new();
    for piece in said.split(',').map(str::trim) {
        let (first, last) = piece.split_once('-').unwrap_or((piece, piece));
        let range = first
            .trim()
            .parse::<usize>()
            .ok()
            .zip(last.trim().parse::<usize>().ok());
        match range.filter(|(first, last)| 1 <= *first && first <= last && *last <= count) {
            Some((first, last)) => kept.extend(first..=last),
            None => {
                return Err(CliError::refused(format!(
                    "--keep: \"{piece}\" is no message of this chat"
                ))
                .hint(format!("its messages have the numbers 1 to {count}")));
            }
        }
    }
    kept.sort_unstable();
    kept.dedup();
    Ok(kept)
}
