//! `tcu compare`: clusters side by side.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::Output;
use super::redaction::Redaction;
use super::table::Table;
use crate::analysis::comparison::{self, ComparisonRow, Plot, SortKey};
use crate::model::choice::SectorGroup;
use crate::model::{Portfolio, ReferenceIndex, WordEnum};
use crate::report::json;
use crate::text;
use crate::text::nearest;

/// Show clusters side by side, and collective efficiency against upgrading
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu compare\n  tcu compare --sort=-slip\n  tcu compare sialkot-surgical gujrat-fans --format json"
)]
pub(crate) struct CompareArgs {
    /// Only these roadmaps
    #[arg(value_name = "ROADMAP")]
    only: Vec<String>,
    /// Sort by a column: roadmap, group, health, efficiency, upgrading, open, slip, stale, silent, answer or untold;
    /// - before it turns the order around
    #[arg(long, value_name = "KEY", default_value = "roadmap", allow_hyphen_values = true, value_parser = sorting)]
    sort: (SortKey, bool),
    #[command(flatten)]
    redaction: Redaction,
    /// How to write it: text for people, json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: CompareFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CompareFormat {
    Text,
    Json,
}

/// A key, and whether the order is turned around.
fn sorting(word: &str) -> Result<(SortKey, bool), String> {
    let (name, backwards) = match word.strip_prefix('-') {
        Some(name) => (name, true),
        None => (word, false),
    };
    let key = SortKey::from_word(name).ok_or_else(|| {
        let words = SortKey::ALL.map(SortKey::word);
        match nearest(name, words) {
            Some(near) => format!("there is no such column; did you mean {near}?"),
            None => format!("there is no such column; it knows {}", words.join(", ")),
        }
    })?;
    Ok((key, backwards))
}

impl CompareArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or there is no such roadmap.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let opened = self.redaction.open(context)?;
        let portfolio = &opened.folder.portfolio;
        let places = file_problems::places(portfolio, &self.only)?;
        let names = ReferenceIndex::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        let mut lines =
            comparison::lines(portfolio, &analysis.plan, analysis.assessment(), &places);
        let (key, backwards) = self.sort;
        comparison::sort(&mut lines, key, backwards, portfolio);
        match self.format {
            CompareFormat::Json => {
                let known =
                    crate::report::json::comparison::json(portfolio, &lines, opened.date.today);
                output.result(&json::text(&known))?;
            }
            CompareFormat::Text => {
                let text = format!(
                    "{}\n{}",
                    table(portfolio, &lines, output),
                    plot(portfolio, &lines, output)
                );
                output.mark_sample(portfolio.holds_samples())?;
                output.result(&text)?;
                opened.tell_date(output);
            }
        }
        opened.tell_rollback(output);
        Ok(file_problems::tell_all(context, &opened.folder, output))
    }
}

/// The columns, each with whether it has room on a narrow terminal, and what it says of a cluster.
type ComparisonColumn = (&'static str, bool, fn(&ComparisonRow) -> String);
const COLUMNS: [ComparisonColumn; 11] = [
    ("group", false, |line| word(line.group)),
    ("health", true, |line| line.letters.overall().to_string()),
    (">efficiency", true, |line| score(line.efficiency.score)),
    (">upgrading", true, |line| score(line.upgrading.score)),
    (">open", true, |line| line.open.to_string()),
    (">slip", true, |line| days(line.slip.median)),
    (">worst", false, |line| {
        days(line.slip.worst.map(|days| days as f64))
    }),
    (">stale", true, |line| line.silence.stale.to_string()),
    (">silent", false, |line| days(line.silence.median)),
    (">answer", true, |line| {
        days(line.feedback.median_days_to_answer)
    }),
    (">waiting", true, |line| line.feedback.waiting.to_string()),
];

fn word(group: Option<SectorGroup>) -> String {
    group
        .map(|group| group.word().to_owned())
        .unwrap_or_default()
}

fn score(score: Option<f64>) -> String {
    score.map(|score| format!("{score:.1}")).unwrap_or_default()
}

fn days(days: Option<f64>) -> String {
    days.map(|days| format!("{days:.0}")).unwrap_or_default()
}

fn table(portfolio: &Portfolio, lines: &[ComparisonRow], output: &Output<'_>) -> String {
    const WIDE: usize = 110;
    let shown = |column: &&ComparisonColumn| column.1 || output.table_columns >= WIDE;
    let columns: Vec<&ComparisonColumn> = COLUMNS.iter().filter(shown).collect();
    let headings = columns.iter().map(|column| column.0);
    let mut table = Table::new(
        &std::iter::once("roadmap")
            .chain(headings)
            .collect::<Vec<_>>(),
    );
    for line in lines {
        let id = portfolio.roadmaps[line.roadmap].id.clone();
        let cells = columns.iter().map(|column| column.2(line));
        table.row(std::iter::once(id).chain(cells).collect());
    }
    let table = table.text(output.table_columns, |heading| output.colors.bold(heading));
    let legend = "EFFICIENCY, UPGRADING: means of scores from 0 to 3. SLIP: median days of open milestones from their \
                  original dates; WORST: the worst. STALE: milestones nobody has spoken of for too long; SILENT: \
                  median days. ANSWER: median days to an answer; UNTOLD: feedback whose answer was not given to the speaker yet.";
    format!("{table}{}\n", text::wrap(legend, output.columns).join("\n"))
}

fn plot(portfolio: &Portfolio, lines: &[ComparisonRow], output: &Output<'_>) -> String {
    let plot = Plot::of(lines);
    let ids = |places: &[usize]| {
        let ids = places
            .iter()
            .map(|&place| portfolio.roadmaps[place].id.as_str());
        ids.collect::<Vec<_>>().join(", ")
    };
    if plot.points.is_empty() {
        return "Nothing to draw: no cluster has enough scores of collective efficiency and of upgrading.\n\
                tcu assess ROADMAP/labour 2 records one.\n"
            .to_owned();
    }
    let mut text = plot.text(output.columns.min(72), 17).join("\n");
    text.push_str("\n\n");
    for point in &plot.points {
        let group = point.group.map_or("no group given", WordEnum::word);
        let id = &portfolio.roadmaps[point.roadmap].id;
        text.push_str(&format!("{}  {group:24} {id}\n", point.sign));
    }
    if !plot.missing.is_empty() {
        text.push_str(&format!(
            "not scored enough to be drawn: {}\n",
            ids(&plot.missing)
        ));
    }
    text
}
