//! `tcu promises`: every date that was ever promised, and whether it was kept.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::changes::page;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::writer::WriterArgs;
use super::{languages, resolve_entry};
use crate::analysis::promises::{Promise, PromiseTotals, promises};
use crate::analysis::track_record::track_record;
use crate::dates::date::plain;
use crate::model::{EntryRef, Portfolio, ReferenceIndex};
use crate::report::document::says;
use crate::report::plain_text::plain_text;
use crate::report::promises::PromiseReport;
use crate::report::{csv, json, markdown};
use crate::text::fold;

/// Show every date that was ever promised, and whether it was kept, moved or missed
///
/// From the change log: the share kept and the usual slip by owner, organisation, kind of milestone and reason, the
/// days lost by organisation and reason, and each promise with who gave it. Corrections do not count.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu promises --office SMEDA\n  tcu promises --owner sialkot-surgical/simap-testing --format csv -o promises.csv"
)]
pub(crate) struct PromisesArgs {
    /// Only what this owner promised: an id or roadmap/id
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// Only what an organisation or office promised, by some of its words
    #[arg(long, value_name = "WORDS", conflicts_with = "owner")]
    office: Option<String>,
    /// How to write it: text or markdown for people, csv or json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: PromisesFormat,
    /// The language of headings: en, ur, or one of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,
    #[command(flatten)]
    writer: WriterArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PromisesFormat {
    Text,
    Markdown,
    Csv,
    Json,
}

impl PromisesArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, there is no such owner, or the file cannot be written.
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
        let mut all = promises(portfolio, &names, &analysis.plan, &source.places);
        all.retain(|one| selected(Some(one.milestone)));
        self.narrow(portfolio, &names, &mut all)?;
        let totals = PromiseTotals::of(portfolio, &all);
        let record = track_record(portfolio, &analysis.plan);
        let report = PromiseReport {
            portfolio,
            promises: &all,
            totals: &totals,
            record: &record,
            messages: &messages,
        };
        let document = || {
            let title = messages.text("promises");
            let mut page = page(&source, &messages, title, self.writer.redact);
            let today = plain(source.opened.date.today);
            page.facts.push(vec![says(format!(
                "{}: {today}",
                messages.text("status-date")
            ))]);
            page.sections = report.sections();
            page
        };
        let text = match self.format {
            PromisesFormat::Text => plain_text(&document(), output.columns),
            PromisesFormat::Markdown => markdown::markdown(&document()),
            PromisesFormat::Json => json::text(&report.json()),
            PromisesFormat::Csv => csv::table(&PromiseReport::row_headings(), report.rows())
                .map_err(|error| {
                    CliError::file(format!("the promises could not be written: {error}"))
                })?,
        };
        self.writer.write(context, None, text.as_bytes(), output)?;
        if all.is_empty() {
            output.say("No date was promised here yet.\n");
        }
        Ok(source.finish(context, &self.writer, output))
    }

    fn narrow(
        &self,
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
        all: &mut Vec<Promise>,
    ) -> Result<(), CliError> {
        if let Some(said) = &self.owner {
            let owner = resolve_entry::owner(portfolio, names, said)?;
            all.retain(|one| one.owner == Some(owner));
        }
        if let Some(said) = &self.office {
            let words = fold(said);
            let is_meant = |owner: EntryRef| {
                let owner = portfolio.file(owner.roadmap).owners.get(owner.index);
                owner.is_some_and(|owner| {
                    fold(&format!("{} {}", owner.id, owner.office())).contains(&words)
                })
            };
            if !portfolio_owners(portfolio).any(is_meant) {
                return Err(CliError::refused(format!(
                    "no owner's office or organisation holds \"{said}\""
                ))
                .hint("tcu list owners names them all"));
            }
            all.retain(|one| one.owner.is_some_and(is_meant));
        }
        Ok(())
    }
}

/// Every owner of a portfolio.
fn portfolio_owners(portfolio: &Portfolio) -> impl Iterator<Item = EntryRef> + '_ {
    let files = std::iter::once(None).chain((0..portfolio.roadmaps.len()).map(Some));
    files.flat_map(move |roadmap| {
        let count = portfolio.file(roadmap).owners.len();
        (0..count).map(move |index| EntryRef {
            roadmap,
            kind: crate::model::Kind::Owner,
            index,
        })
    })
}
