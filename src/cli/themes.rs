//! `tcu themes`: what many say in several clusters, and which stressed policies nothing serves.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::changes::page;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::languages;
use super::output::Output;
use super::writer::WriterArgs;
use crate::analysis::coverage::coverage;
use crate::analysis::themes::themes;
use crate::model::ReferenceIndex;
use crate::report::plain_text::plain_text;
use crate::report::themes::{coverage_section, json as themes_json, themes_section};
use crate::report::{json, markdown};

/// Show what many people say in several clusters, and which policies nothing serves
///
/// Feedback by tag and by like wording: where it was said, what was answered, and what one answer could settle. Below it,
/// for each cluster with a sector group, the policies that the literature stresses and what serves each.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu themes\n  tcu themes --where tag:power --format markdown -o power.md"
)]
pub(crate) struct ThemesArgs {
    /// How to write it: text or markdown for people, json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ThemesFormat,
    /// The language of headings: en, ur, or one of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,
    #[command(flatten)]
    writer: WriterArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemesFormat {
    Text,
    Markdown,
    Json,
}

impl ThemesArgs {
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
        let portfolio = &source.opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, source.opened.date.today);
        let selected = self.writer.selection(&analysis)?;
        let found = themes(
            portfolio,
            &names,
            &source.places,
            analysis.plan.today,
            &|found| selected(Some(found)),
        );
        let covered = coverage(portfolio, &names, &source.places);
        let document = || {
            let title = messages.text("themes");
            let mut page = page(&source, &messages, title, self.writer.redact);
            page.sections
                .extend(themes_section(portfolio, &found, &messages));
            page.sections
                .extend(coverage_section(portfolio, &covered, &messages));
            page
        };
        let text = match self.format {
            ThemesFormat::Text => plain_text(&document(), output.columns),
            ThemesFormat::Markdown => markdown::markdown(&document()),
            ThemesFormat::Json => json::text(&themes_json(portfolio, &found, &covered)),
        };
        self.writer.write(context, None, text.as_bytes(), output)?;
        if found.is_empty() {
            output.say("No tag and no like wording joins two feedback yet.\n");
        }
        Ok(source.finish(context, &self.writer, output))
    }
}
