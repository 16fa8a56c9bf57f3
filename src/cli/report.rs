//! `tcu report`: where the clusters stand, what needs a decision, and what changed and why.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::changes::{page, range};
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::languages;
use super::output::Output;
use super::writer::{WriterArgs, WriterSource};
use crate::analysis::changes::{ChangesQuery, changes};
use crate::analysis::zones::ZoneMap;
use crate::model::{EntryRef, ReferenceIndex};
use crate::report::document::{ReportDocument, says, stresses, wrote};
use crate::report::markdown;
use crate::report::messages::Messages;
use crate::report::status_report::{ReportKind, ReportSource, sections};

/// Write a report for a steering committee, a donor or the office
///
/// One HTML file that needs neither a script nor a network and prints on A4, or markdown, or a Word file to edit. It
/// tells the health of every cluster with its reasons, what needs a decision, the timeline, results and money, feedback,
/// risks, and what changed since a day and why; an annex lists every flag with its rule and numbers, and the sources.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu report -o report.html\n  tcu report --kind steering --since last-quarter --format docx -o steering.docx\n  tcu report --kind donor --lang ur --redact -o donor.html"
)]
pub(crate) struct ReportArgs {
    /// For whom: everything, one cluster after another, a steering committee, or donors
    #[arg(long, value_name = "KIND", default_value = "portfolio")]
    kind: ReportKindArg,
    /// Tell what changed from this day on: a date, last-review or last-quarter
    #[arg(long, value_name = "DATE", default_value = "last-quarter")]
    since: String,
    /// The language of headings: en, ur, or one of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = DEFAULT_FORMAT)]
    format: ReportFormat,
    /// An HTML template of your own, in the language of minijinja
    #[cfg(feature = "reports")]
    #[arg(long, value_name = "FILE")]
    template: Option<std::path::PathBuf>,
    /// Print the template that is used, to begin your own with
    #[cfg(feature = "reports")]
    #[arg(long)]
    print_template: bool,
    #[command(flatten)]
    writer: WriterArgs,
}

#[cfg(feature = "reports")]
const DEFAULT_FORMAT: &str = "html";
#[cfg(not(feature = "reports"))]
const DEFAULT_FORMAT: &str = "markdown";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ReportKindArg {
    Portfolio,
    Cluster,
    Steering,
    Donor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    #[cfg(feature = "reports")]
    Html,
    Markdown,
    #[cfg(feature = "reports")]
    Docx,
}

impl ReportArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder or template cannot be read, a date or filter cannot be understood, or the file cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        #[cfg(feature = "reports")]
        if self.print_template {
            let template = crate::report::html::TEMPLATE;
            self.writer
                .write(context, None, template.as_bytes(), output)?;
            return Ok(ExitStatus::Fine);
        }
        let messages = languages::messages(context, &self.lang)?;
        let source = self.writer.read(context)?;
        let document = self.document(&source, &messages)?;
        let bytes = self.written(&document)?;
        let named = super::writer::unless_piped(&self.file_name(&source));
        self.writer
            .write(context, named.as_deref(), &bytes, output)?;
        Ok(source.finish(context, &self.writer, output))
    }

    /// The report of a pack.
    pub(super) fn for_pack(writer: WriterArgs, since: Option<&str>) -> Self {
        Self {
            kind: ReportKindArg::Portfolio,
            since: since.unwrap_or("last-quarter").to_owned(),
            lang: "en".to_owned(),
            #[cfg(feature = "reports")]
            format: ReportFormat::Html,
            #[cfg(not(feature = "reports"))]
            format: ReportFormat::Markdown,
            #[cfg(feature = "reports")]
            template: None,
            #[cfg(feature = "reports")]
            print_template: false,
            writer,
        }
    }

    /// The name of the report in a pack, and what it holds.
    ///
    /// # Errors
    /// A date or filter cannot be understood.
    pub(super) fn packed(
        &self,
        source: &WriterSource,
        messages: &Messages,
    ) -> Result<(&'static str, Vec<u8>), CliError> {
        let name = match self.format {
            #[cfg(feature = "reports")]
            ReportFormat::Html => "report.html",
            #[cfg(feature = "reports")]
            ReportFormat::Docx => "report.docx",
            ReportFormat::Markdown => "report.md",
        };
        Ok((name, self.written(&self.document(source, messages)?)?))
    }

    /// `steering-2026-11-21.html`
    fn file_name(&self, source: &WriterSource) -> String {
        let kind = self.kind.to_possible_value();
        let kind = kind
            .map(|kind| kind.get_name().to_owned())
            .unwrap_or_default();
        let ending = match self.format {
            #[cfg(feature = "reports")]
            ReportFormat::Html => "html",
            ReportFormat::Markdown => "md",
            #[cfg(feature = "reports")]
            ReportFormat::Docx => "docx",
        };
        let today = crate::dates::date::iso(source.opened.date.today);
        format!("{kind}-{today}.{ending}")
    }

    fn document(
        &self,
        source: &WriterSource,
        messages: &Messages,
    ) -> Result<ReportDocument, CliError> {
        let portfolio = &source.opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, source.opened.date.today);
        let selected = self.writer.selection(&analysis)?;
        let shows = |found: EntryRef| selected(Some(found));
        let query = ChangesQuery {
            since: range(&self.since, &analysis)?,
            until: source.opened.date.today,
            roadmaps: &source.places,
        };
        let changed = changes(portfolio, &names, &query, &|change| selected(change.entry));
        let kind = match self.kind {
            ReportKindArg::Portfolio => ReportKind::Portfolio,
            ReportKindArg::Cluster => ReportKind::Cluster,
            ReportKindArg::Steering => ReportKind::Steering,
            ReportKindArg::Donor => ReportKind::Donor,
        };
        let zones = ZoneMap::of(portfolio, &names, analysis.assessment());
        let mut document = page(
            source,
            messages,
            messages.text(kind.title()),
            self.writer.redact,
        );
        document.facts = facts(source, messages);
        document.sections = sections(&ReportSource {
            portfolio,
            names: &names,
            schedule: &analysis.plan,
            health: analysis.assessment(),
            zones: &zones,
            changes: &changed,
            places: &source.places,
            shows: &shows,
            kind,
            messages,
        });
        Ok(document)
    }

    #[cfg(feature = "reports")]
    fn written(&self, document: &ReportDocument) -> Result<Vec<u8>, CliError> {
        use crate::report::{docx, html};
        let template = match &self.template {
            Some(_) if self.format != ReportFormat::Html => {
                return Err(CliError::refused("a template is for HTML only")
                    .hint("leave out --template, or give --format html"));
            }
            Some(path) => Some(super::text_argument::file(path)?),
            None => None,
        };
        match self.format {
            ReportFormat::Markdown => Ok(markdown::markdown(document).into_bytes()),
            ReportFormat::Html => html::html(document, template.as_deref())
                .map(String::into_bytes)
                .map_err(|error| {
                    CliError::refused(format!("the template could not be filled in: {error}"))
                        .hint("tcu report --print-template prints one that works")
                }),
            ReportFormat::Docx => {
                docx::docx(document).map_err(|error| CliError::file(error.to_string()))
            }
        }
    }

    #[cfg(not(feature = "reports"))]
    fn written(&self, document: &ReportDocument) -> Result<Vec<u8>, CliError> {
        match self.format {
            ReportFormat::Markdown => Ok(markdown::markdown(document).into_bytes()),
        }
    }
}

/// The programme and the status date.
fn facts(source: &WriterSource, messages: &Messages) -> Vec<Vec<crate::report::document::DocText>> {
    let mut facts = Vec::new();
    if let Some(name) = &source.opened.folder.portfolio.shared.head.name {
        facts.push(vec![wrote(name.clone())]);
    }
    facts.push(vec![
        says(format!("{}: ", messages.text("status-date"))),
        stresses(messages.date(source.opened.date.today)),
    ]);
    facts
}
