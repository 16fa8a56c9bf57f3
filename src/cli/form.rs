//! `tcu form`: a form for feedback, to be filled in on a phone or on paper.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::languages;
use super::output::Output;
use super::writer::{self, WriterArgs, WriterSource};
use crate::model::ReferenceIndex;
use crate::report::form::{self, FormSource};
use crate::report::messages::Messages;

/// Write a form in which people in the field record feedback
///
/// One HTML file that works on a phone without a network: each feedback is kept on the phone until it is saved as a packet.
/// Printed, it is a paper form. Or a workbook with lists to choose from, for those who write in Excel. Both come back by
/// tcu feedback import.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu form -o form.html\n  tcu form --format xlsx -o form.xlsx\n  tcu form --roadmap gujrat-fans --lang ur -o form-ur.html"
)]
pub(crate) struct FormArgs {
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "html")]
    format: FormFormat,
    /// The language: en, ur, or one of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,
    #[command(flatten)]
    writer: WriterArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormFormat {
    /// One page for a phone, or to print
    Html,
    /// A workbook for Excel and LibreOffice
    #[cfg(feature = "sheets")]
    Xlsx,
}

impl FormArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, the filter cannot be understood, or the file cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let messages = languages::messages(context, &self.lang)?;
        let source = self.writer.read(context)?;
        let (name, bytes) = match self.format {
            FormFormat::Html => (
                "feedback-form.html",
                form_page(&self.writer, &source, &messages)?.into_bytes(),
            ),
            #[cfg(feature = "sheets")]
            FormFormat::Xlsx => {
                let today = source.opened.date.today;
                let made = made(&self.writer, &source, &messages, |form| {
                    crate::report::form_sheet::workbook(form, today)
                })?;
                let made = made.map_err(|error| CliError::file(error.to_string()))?;
                ("feedback-form.xlsx", made)
            }
        };
        let named = writer::unless_piped(name);
        self.writer
            .write(context, named.as_deref(), &bytes, output)?;
        Ok(source.finish(context, &self.writer, output))
    }
}

/// The form as a page.
///
/// # Errors
/// The filter cannot be understood.
pub(super) fn form_page(
    writer: &WriterArgs,
    source: &WriterSource,
    messages: &Messages,
) -> Result<String, CliError> {
    made(writer, source, messages, form::html)
}

/// What is made of the form of what was asked for.
fn made<T>(
    writer: &WriterArgs,
    source: &WriterSource,
    messages: &Messages,
    make: impl FnOnce(&FormSource<'_>) -> T,
) -> Result<T, CliError> {
    let portfolio = &source.opened.folder.portfolio;
    let names = ReferenceIndex::new(portfolio);
    let analysis = Analysis::new(portfolio, &names, source.opened.date.today);
    let selected = writer.selection(&analysis)?;
    Ok(make(&FormSource {
        portfolio,
        places: &source.places,
        shows: &|found| selected(Some(found)),
        sample: source.is_sample(),
        messages,
    }))
}
