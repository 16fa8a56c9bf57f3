//! `tcu form`: a form for feedback, to be filled in on a phone or on paper.

use clap::Args;

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::languages;
use super::output::Output;
use super::writer::{self, WriterArgs};
use crate::report::form;

/// Write a form in which people in the field record feedback
///
/// One HTML file that works on a phone without a network: each remark is kept on the phone until it is saved as a packet,
/// which tcu feedback import takes in. Printed, it is a paper form.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu form -o form.html\n  tcu form --roadmap gujrat-fans --lang ur -o form-ur.html"
)]
pub(crate) struct Form {
    /// The language: en, ur, or one of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,
    #[command(flatten)]
    writer: WriterArgs,
}

impl Form {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or the file cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let messages = languages::messages(context, &self.lang)?;
        let source = self.writer.read(context)?;
        let portfolio = &source.opened.folder.portfolio;
        let page = form::html(portfolio, &source.places, source.is_sample(), &messages);
        let named = writer::unless_piped("feedback-form.html");
        self.writer
            .write(context, named.as_deref(), page.as_bytes(), output)?;
        Ok(source.finish(context, &self.writer, output))
    }
}
