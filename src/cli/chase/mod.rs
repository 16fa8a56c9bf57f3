//! `tcu chase`: an owner's open items as a message, and the reply that comes back.

mod reply;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::flags::counted;
use super::languages;
use super::output::{MessageLevel, Output};
use super::resolve_entry;
use super::writer::{WriterArgs, WriterSource};
use crate::analysis::chase::{ChaseItem, ChaseList};
use crate::model::{EntryRef, Portfolio, ReferenceIndex};
use crate::report::chase::{ChaseFormat, ChaseMessage, DUE_SOON, chase_lists};

/// Write an owner's open items as a message, and take the reply in
///
/// A numbered list for a messenger or for mail: what is overdue, due soon, without an update, and the answers owed, with
/// case numbers. The reply is pasted back with --reply: a preview shows what it changes and names what was not
/// understood; nothing is written unseen, and all of it is one act. Numbers mean the list that was sent last.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu chase --owner sialkot-surgical/simap-testing\n  tcu chase --owner smeda --lang ur --format mailto\n  tcu chase --owner smeda --reply reply.txt --channel message"
)]
pub(crate) struct ChaseArgs {
    /// Whose items: an owner's id or roadmap/id [else: every owner's, a message each]
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// How many days ahead counts as due soon
    #[arg(long, value_name = "DAYS", default_value_t = DUE_SOON, value_parser = clap::value_parser!(i64).range(0..=36_500))]
    days: i64,
    /// The language of the message: en, ur, or one of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,
    /// How to write it: text for a messenger, markdown, or mailto, a link that opens a mail program
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ChaseFormatArg,
    #[command(flatten)]
    writer: WriterArgs,
    /// A file with the reply of the owner, as it was written; - reads the input
    #[arg(long, value_name = "FILE", requires = "owner", conflicts_with_all = ["output", "redact", "filter", "only"], help_heading = "The reply")]
    reply: Option<PathBuf>,
    /// How the reply came: visit, meeting, phone, message, letter or workshop
    #[arg(
        long,
        value_name = "CHANNEL",
        default_value = "message",
        requires = "reply",
        help_heading = "The reply"
    )]
    channel: String,
    /// The reason code of dates that move later
    #[arg(
        long,
        value_name = "CODE",
        default_value = "other",
        requires = "reply",
        help_heading = "The reply"
    )]
    code: String,
    /// The explanation of dates that move, where the reply gives none [else: the words of the reply]
    #[arg(
        long,
        value_name = "TEXT",
        requires = "reply",
        help_heading = "The reply"
    )]
    why: Option<String>,
    /// Only show what the reply would change
    #[arg(long, requires = "reply", help_heading = "The reply")]
    dry_run: bool,
    /// Write what was understood without asking; needed without a terminal
    #[arg(long, requires = "reply", help_heading = "The reply")]
    yes: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ChaseFormatArg {
    Text,
    Markdown,
    Mailto,
}

impl ChaseArgs {
    /// Whether it takes a reply in, and so may ask something.
    pub(crate) fn takes_reply(&self) -> bool {
        self.reply.is_some()
    }

    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, there is no such owner, or the reply was refused.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        match &self.reply {
            Some(file) => self.take_reply(file, context, output),
            None => self.write(context, output),
        }
    }

    fn write(&self, context: &CliContext, output: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let messages = languages::messages(context, &self.lang)?;
        let source = self.writer.read(context)?;
        let portfolio = &source.opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let only = self.only(portfolio, &names)?;
        let analysis = Analysis::new(portfolio, &names, source.opened.date.today);
        let mut lists = self.lists(&analysis, &source)?;
        lists.retain(|list| only.is_none_or(|only| list.owner == only));
        if only.is_none() {
            tell_unowned(&mut lists, output);
        }
        if lists.is_empty() {
            output.say(
                "Nothing is overdue, due soon, without an update, or waiting for an answer.\n",
            );
            return Ok(source.finish(context, &self.writer, output));
        }
        let format = match self.format {
            ChaseFormatArg::Text => ChaseFormat::Text,
            ChaseFormatArg::Markdown => ChaseFormat::Markdown,
            ChaseFormatArg::Mailto => ChaseFormat::Mailto,
        };
        let today = analysis.plan.today;
        let sent: Vec<ChaseMessage> = lists
            .iter()
            .map(|list| ChaseMessage::of(portfolio, list, today, format, &messages))
            .collect();
        let texts: Vec<&str> = sent.iter().map(|one| one.text.as_str()).collect();
        let between = if format == ChaseFormat::Mailto {
            "\n"
        } else {
            "\n\n---\n\n"
        };
        let text = format!("{}\n", texts.join(between));
        self.writer.write(context, None, text.as_bytes(), output)?;
        for message in &sent {
            remember(context, message, output);
        }
        Ok(source.finish(context, &self.writer, output))
    }

    /// The lists of the roadmaps that were asked for, as far as the filter lists their items.
    fn lists(
        &self,
        analysis: &Analysis<'_>,
        source: &WriterSource,
    ) -> Result<Vec<ChaseList>, CliError> {
        let selected = self.writer.selection(analysis)?;
        let shows = |item: &ChaseItem| {
            let place = item.found.roadmap;
            place.is_some_and(|place| source.places.contains(&place)) && selected(Some(item.found))
        };
        let (portfolio, known) = (analysis.portfolio, analysis.known());
        let mut lists = chase_lists(
            portfolio,
            &analysis.plan,
            analysis.assessment(),
            &known,
            self.days,
        );
        for list in &mut lists {
            list.items.retain(shows);
        }
        lists.retain(|list| !list.items.is_empty());
        Ok(lists)
    }

    /// The one owner that was asked for; `none` means what nobody answers for.
    fn only(
        &self,
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
    ) -> Result<Option<Option<EntryRef>>, CliError> {
        match self.owner.as_deref() {
            None => Ok(None),
            Some("none") => Ok(Some(None)),
            Some(said) => Ok(Some(Some(resolve_entry::owner(portfolio, names, said)?))),
        }
    }
}

/// What nobody answers for is told apart: there is nobody to send it to.
fn tell_unowned(lists: &mut Vec<ChaseList>, output: &mut Output<'_>) {
    let unowned: usize = (lists.iter())
        .filter(|list| list.owner.is_none())
        .map(|list| list.items.len())
        .sum();
    lists.retain(|list| list.owner.is_some());
    if unowned > 0 {
        output.tell(
            MessageLevel::Note,
            &format!(
                "{} without an owner: nobody to ask",
                counted(unowned, "item")
            ),
            &["tcu chase --owner none lists them".to_owned()],
        );
    }
}

fn remember(context: &CliContext, message: &ChaseMessage, output: &mut Output<'_>) {
    if let Err(error) = message.remember(&context.places.state, &context.folder.path) {
        output.tell(
            MessageLevel::Warning,
            &format!("the list could not be remembered for the reply: {error}"),
            &["paste the reply before the roadmaps change".to_owned()],
        );
    }
}
