//! `tcu changes`: what changed between two days and why.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::languages;
use super::output::Output;
use super::writer::{WriterArgs, WriterSource};
use crate::analysis::changes::{Changes as ChangesSince, ChangesQuery, changes};
use crate::dates::date::iso;
use crate::dates::{Calendar, Since, YearBias, parse_range, quarter, since};
use crate::model::{Date, ReferenceIndex};
use crate::report::changes::{self, ChangeGrouping};
use crate::report::document::{DocLabels, ReportDocument, says};
use crate::report::messages::Messages;
use crate::report::plain_text::plain_text;
use crate::report::{json, markdown};

/// Show what changed between two days and why
///
/// Dates, baselines, status, scope, owners, targets, levels and readings: for each cluster a sentence, then each change
/// by its title with the reason, who made and approved it, and the feedback that led to it; days postponed by reason,
/// by organisation and by feedback.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu changes --since last-quarter\n  tcu changes --since 2026-07-01 --until 2026-09-30 --by owner\n  tcu changes --since last-review --format markdown -o changes.md"
)]
pub(crate) struct ChangesArgs {
    /// From this day on: a date, last-review or last-quarter
    #[arg(long, value_name = "DATE", default_value = "last-quarter")]
    since: String,
    /// Up to this day [else: the status date]
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// In a quarter: Q1 (the last that has begun), "Q1 FY27" or last-quarter
    #[arg(long, value_name = "QUARTER", conflicts_with_all = ["since", "until"])]
    quarter: Option<String>,
    /// By what the changes are put together
    #[arg(long, value_name = "WHAT", default_value = "cluster")]
    by: Grouping,
    /// How to write it: text, markdown or html for people, csv or json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ChangesFormat,
    /// The language of headings: en, ur, or one of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,
    #[command(flatten)]
    writer: WriterArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Grouping {
    Code,
    Owner,
    Cluster,
    Feedback,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ChangesFormat {
    Text,
    Markdown,
    Csv,
    Json,
    #[cfg(feature = "reports")]
    Html,
}

impl ChangesArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, a date or filter cannot be understood, or the file cannot be written.
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
        let found = self.changes(&source, &analysis)?;
        let text = self.written(&source, &found, &messages, output)?;
        self.writer.write(context, None, text.as_bytes(), output)?;
        Ok(source.finish(context, &self.writer, output))
    }

    fn changes(
        &self,
        source: &WriterSource,
        analysis: &Analysis<'_>,
    ) -> Result<ChangesSince, CliError> {
        let (since, until) = self.span(source.opened.date.today, analysis)?;
        let query = ChangesQuery {
            since,
            until,
            roadmaps: &source.places,
        };
        if let Since::Day(first) = query.since
            && first > until
        {
            return Err(CliError::refused(format!(
                "--since {} is after --until {}",
                iso(first),
                iso(until)
            )));
        }
        let selected = self.writer.selection(analysis)?;
        Ok(changes(
            analysis.portfolio,
            analysis.names,
            &query,
            &|change| selected(change.entry),
        ))
    }

    /// From when to when: a quarter, as far as it has come, or the two days that were given.
    fn span(&self, today: Date, analysis: &Analysis<'_>) -> Result<(Since, Date), CliError> {
        let calendar = analysis.calendar();
        let Some(said) = &self.quarter else {
            let until = match &self.until {
                Some(said) => last_day(said, &calendar)?,
                None => today,
            };
            return Ok((range(&self.since, analysis)?, until));
        };
        let found = quarter(said, &calendar)
            .map_err(|error| CliError::refused(format!("--quarter: {error}")))?;
        if found.first > today {
            return Err(CliError::refused(format!(
                "--quarter: {said} begins on {}, after the status date {}",
                iso(found.first),
                iso(today)
            )));
        }
        Ok((Since::Day(found.first), found.last.min(today)))
    }

    fn written(
        &self,
        source: &WriterSource,
        found: &ChangesSince,
        messages: &Messages,
        output: &Output<'_>,
    ) -> Result<String, CliError> {
        let portfolio = &source.opened.folder.portfolio;
        let document = || self.document(source, found, messages);
        match self.format {
            ChangesFormat::Text => Ok(plain_text(&document(), output.columns)),
            ChangesFormat::Markdown => Ok(markdown::markdown(&document())),
            ChangesFormat::Json => Ok(json::text(&changes::json(portfolio, found))),
            ChangesFormat::Csv => {
                let all = found.clusters.iter().flat_map(|cluster| &cluster.changes);
                let rows = all.map(|change| changes::change_row(portfolio, change));
                crate::report::csv::table(&changes::row_headings(), rows).map_err(|error| {
                    CliError::file(format!("the changes could not be written: {error}"))
                })
            }
            #[cfg(feature = "reports")]
            ChangesFormat::Html => crate::report::html::html(&document(), None).map_err(|error| {
                CliError::file(format!("the changes could not be written: {error}"))
            }),
        }
    }

    fn document(
        &self,
        source: &WriterSource,
        found: &ChangesSince,
        messages: &Messages,
    ) -> ReportDocument {
        let portfolio = &source.opened.folder.portfolio;
        let grouping = match self.by {
            Grouping::Code => ChangeGrouping::Code,
            Grouping::Owner => ChangeGrouping::Owner,
            Grouping::Cluster => ChangeGrouping::Cluster,
            Grouping::Feedback => ChangeGrouping::Feedback,
        };
        let mut document = page(
            source,
            messages,
            messages.text("what-changed"),
            self.writer.redact,
        );
        document.facts.push(vec![says(format!(
            "{}: {}",
            messages.text("status-date"),
            messages.date(found.until)
        ))]);
        document.sections = changes::sections(portfolio, found, grouping, messages);
        document
    }
}

/// From when on, as it was said.
pub(crate) fn range(said: &str, analysis: &Analysis<'_>) -> Result<Since, CliError> {
    since(said, &analysis.calendar())
        .map_err(|error| CliError::refused(format!("--since: {error}")))
}

/// The day of `--until`: of a month or quarter its last.
fn last_day(said: &str, calendar: &Calendar) -> Result<Date, CliError> {
    parse_range(said, calendar, YearBias::Begun)
        .map(|range| range.last)
        .map_err(|error| CliError::refused(format!("--until: {error}")))
}

/// A page with its title, notices and labels, and nothing in it yet.
pub(crate) fn page(
    source: &WriterSource,
    messages: &Messages,
    title: String,
    redacted: bool,
) -> ReportDocument {
    let mut notices = Vec::new();
    if source.is_sample() {
        notices.push(messages.text("sample"));
    }
    if redacted {
        notices.push(messages.text("redacted"));
    }
    ReportDocument {
        title,
        facts: Vec::new(),
        notices,
        language: messages.language().to_owned(),
        direction: if messages.is_right_to_left() {
            "rtl"
        } else {
            "ltr"
        },
        labels: DocLabels {
            contents: messages.text("contents"),
            skip: messages.text("skip"),
            made_by: messages.with(
                "prepared",
                &[("version", env!("CARGO_PKG_VERSION").to_owned())],
            ),
        },
        sections: Vec::new(),
    }
}
