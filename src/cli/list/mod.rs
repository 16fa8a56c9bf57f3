//! `tcu list`: everything of a kind, filtered and sorted.

mod sort;

use clap::{Args, ValueEnum};

use crate::cli::analysis::Analysis;
use crate::cli::columns;
use crate::cli::context::CliContext;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::file_problems;
use crate::cli::output::{MessageLevel, Output, SAMPLE_LINE};
use crate::cli::redaction::Redaction;
use crate::cli::table::Table;
use crate::health::alone_flagged_by;
use crate::model::{EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::query::filter::{ParseContext, parse};
use crate::report::json;
use crate::text::nearest;

/// List milestones, feedback or anything else of all roadmaps
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu list milestones --where 'flag:overdue,stale' --sort due\n  tcu list feedback --where 'answered:none kind:problem'\n  tcu list milestones --columns id,title,owner,forecast"
)]
pub(crate) struct ListArgs {
    /// What to list: roadmaps, milestones, feedback, owners, capabilities, indicators, placements, funds, policies,
    /// risks, decisions, changes, reviews, confirmations, zones, conflicts, fields, and also phases, chains,
    /// assessments, referrals
    #[arg(value_name = "KIND", value_parser = kind)]
    kind: Kind,
    /// Only of this roadmap
    #[arg(long, value_name = "ROADMAP")]
    roadmap: Option<String>,
    /// These columns instead of the usual ones, such as id,title,forecast,owner
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    /// Only what the filter lists, such as 'owner:smeda due:<2027-01-01' or 'flag:overdue | health:red'
    #[arg(long = "where", value_name = "FILTER", allow_hyphen_values = true)]
    filter: Option<String>,
    /// Sort by this key, such as due or -slip; - before it turns the order around
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    sort: Option<String>,
    #[command(flatten)]
    redaction: Redaction,
    /// How to write it: a table for people, json or csv for programs
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: ListFormat,
}

/// The column that marks what is made up or for teaching.
const SAMPLE: &str = "sample";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ListFormat {
    Table,
    Json,
    Csv,
}

/// The kind that a word means: `milestones`, or `milestone`; `roadmaps` are their clusters.
fn kind(word: &str) -> Result<Kind, String> {
    if matches!(word, "roadmaps" | "roadmap") {
        return Ok(Kind::Cluster);
    }
    let mut kinds = Kind::lists();
    let found = kinds.find(|kind| kind.plural() == word || kind.key() == word);
    found.ok_or_else(|| {
        let words = Kind::lists().map(Kind::plural).chain(["roadmaps"]);
        match nearest(word, words) {
            Some(near) => format!("there is nothing called so; did you mean {near}?"),
            None => "there is nothing called so; try milestones or feedback".into(),
        }
    })
}

impl ListArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or the filter or key cannot be understood.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let opened = self.redaction.open(context)?;
        let portfolio = &opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let only = match &self.roadmap {
            Some(id) => Some(file_problems::find_file(portfolio, id)?),
            None => None,
        };
        let of_kind = EntryRef {
            roadmap: only.flatten(),
            kind: self.kind,
            index: 0,
        };
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        let analysis = analysis.alone(alone_flagged_by(of_kind));
        let (mut listed, unknown) = self.selected(&analysis)?;
        let columns = self.columns(portfolio)?;
        listed.retain(|found| only.is_none_or(|only| found.roadmap == only));
        if let Some(key) = &self.sort {
            sort::by(&analysis, self.kind, key, &mut listed)?;
        }
        output.result(&self.written(&analysis, &listed, &columns, output)?)?;
        for unknown in unknown {
            output.tell(MessageLevel::Note, &unknown, &[]);
        }
        opened.tell_date(output);
        opened.tell_rollback(output);
        Ok(match &self.roadmap {
            Some(id) => file_problems::tell_of(context, &opened.folder, &[id], output),
            None => file_problems::tell_all(context, &opened.folder, output),
        })
    }

    /// What the filter lists, and what it looks for that nothing is called.
    fn selected(&self, analysis: &Analysis<'_>) -> Result<(Vec<EntryRef>, Vec<String>), CliError> {
        let scope = ParseContext {
            calendar: analysis.calendar(),
            kind: Some(self.kind),
            custom: analysis.portfolio.shared.custom,
        };
        let filter = parse(self.filter.as_deref().unwrap_or_default(), &scope)
            .map_err(|error| CliError::refused(format!("--where: {error}")))?;
        let known = analysis.known();
        let unknown = known.unknown(&filter, &[self.kind]);
        Ok((known.select(&filter, self.kind), unknown))
    }

    /// The columns that were asked for, else those of the kind. One that begins with `>` holds numbers.
    fn columns(&self, portfolio: &Portfolio) -> Result<Vec<&'static str>, CliError> {
        let shared = &portfolio.shared;
        if self.columns.is_empty() {
            return Ok(match self.format {
                ListFormat::Csv => columns::for_programs(shared, self.kind),
                ListFormat::Table | ListFormat::Json => columns::for_people(self.kind).to_vec(),
            });
        }
        if matches!(self.format, ListFormat::Json) {
            return Err(
                CliError::refused("JSON holds everything, whatever --columns says")
                    .hint("leave out --columns, or give --format csv"),
            );
        }
        let known = columns::all(shared, self.kind);
        let column = |said: &String| {
            let said = match (self.kind, said.trim()) {
                // The id of a roadmap is what every other list calls its roadmap.
                (Kind::Cluster, "id") => "roadmap",
                (_, said) => said,
            };
            let plain = |column: &str| column.trim_start_matches('>').replace('-', "_");
            let found = known.iter().find(|column| plain(column) == plain(said));
            found.copied().ok_or_else(|| {
                let failure =
                    CliError::refused(format!("{} have no column \"{said}\"", self.kind.plural()));
                let names = known.iter().map(|column| column.trim_start_matches('>'));
                match nearest(said, names.clone()) {
                    Some(near) => failure.hint(format!("did you mean {near}?")),
                    None => failure.hint(format!(
                        "there are: {}",
                        names.collect::<Vec<_>>().join(", ")
                    )),
                }
            })
        };
        self.columns.iter().map(column).collect()
    }

    fn written(
        &self,
        analysis: &Analysis<'_>,
        listed: &[EntryRef],
        columns: &[&'static str],
        output: &Output<'_>,
    ) -> Result<String, CliError> {
        let known = analysis.json();
        let mut files = listed.iter().map(|found| found.roadmap);
        let is_sample = files.any(|file| analysis.portfolio.is_sample(file));
        match self.format {
            ListFormat::Json => {
                // The same as `show` gives of each.
                let known = known.foreseeing();
                let items: Vec<_> = listed
                    .iter()
                    .filter_map(|found| known.item(*found))
                    .collect();
                Ok(json::text(&items))
            }
            ListFormat::Csv => {
                let mut columns: Vec<_> = columns
                    .iter()
                    .map(|column| column.trim_start_matches('>'))
                    .collect();
                // A cluster has a field of that name.
                if is_sample && self.kind != Kind::Cluster && !columns.contains(&SAMPLE) {
                    columns.push(SAMPLE);
                }
                let cell = |found: &EntryRef, column: &&str| match *column {
                    SAMPLE if self.kind != Kind::Cluster => {
                        let is_sample = analysis.portfolio.is_sample(found.roadmap);
                        if is_sample { "SAMPLE" } else { "" }.to_owned()
                    }
                    column => columns::cell(analysis, &known, *found, column),
                };
                let row =
                    |found: &EntryRef| columns.iter().map(|column| cell(found, column)).collect();
                crate::report::csv::table(&columns, listed.iter().map(row)).map_err(|error| {
                    CliError::file(format!("the list could not be written: {error}"))
                })
            }
            ListFormat::Table => {
                let mut table = Table::new(columns);
                for found in listed {
                    let cell = |column: &&str| {
                        columns::cell(analysis, &known, *found, column.trim_start_matches('>'))
                    };
                    table.row(columns.iter().map(cell).collect());
                }
                let table = table.text(output.table_columns, |heading| output.colors.bold(heading));
                let mark = if is_sample { SAMPLE_LINE } else { "" };
                Ok(format!("{mark}{table}"))
            }
        }
    }
}
