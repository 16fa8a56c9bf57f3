//! `tcu check`: every flag, and every problem of a file.

use clap::{Args, ValueEnum};

use super::analysis::{Analysis, calendar};
use super::context::{CliContext, LoadedFolder};
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::flags;
use super::output::Output;
use crate::dates::{YearBias, parse};
use crate::edit::as_of::portfolio_as_of;
use crate::health::{Flag, SeenFlags, Severity};
use crate::model::{Date, PORTFOLIO, Portfolio, ReferenceIndex};
use crate::report::{github, json};
use crate::store::RetainBytes;

/// Say what is wrong in the roadmaps, by which rule, and what to do about it
///
/// Lists every flag, the worst first, and every problem of a file. The exit status says whether anything was
/// found, so that scripts can act on it.
#[derive(Args, Debug)]
pub struct Check {
    /// The roadmaps to look at [else: all of them]
    #[arg(value_name = "ROADMAP")]
    only: Vec<String>,
    /// End with status 1 where a flag is at least so bad
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// Only what is new or worse than it was on this day
    #[arg(long, value_name = "DATE")]
    new_since: Option<String>,
    /// How to write it: text for people, json for programs, github for annotations of a pull request
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Notice,
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
}

impl Check {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or a roadmap that was named is not there.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        let opened = desk.open(RetainBytes::Nothing)?;
        let portfolio = &opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        let chosen = self.chosen(portfolio)?;
        let is_chosen = |id: &str| chosen.is_empty() || chosen.iter().any(|one| one == id);
        let before = self.before(portfolio, opened.date.today)?;
        let flags: Vec<&Flag> = analysis
            .assessment
            .flags
            .iter()
            .filter(|flag| is_chosen(&flag.roadmap))
            .filter(|flag| {
                before
                    .as_ref()
                    .is_none_or(|before| before.news(flag).is_some())
            })
            .collect();
        let roadmaps = (portfolio.roadmaps.iter())
            .zip(&analysis.assessment.roadmaps)
            .filter(|(roadmap, _)| is_chosen(&roadmap.id));
        match self.format {
            Format::Json => {
                let check = json::CheckJson::new(
                    opened.date.today,
                    roadmaps,
                    flags.iter().copied(),
                    opened.folder.problems(),
                );
                streams.result(&json::text(&check))?;
            }
            Format::Github => {
                let text = github::annotations(
                    &desk.shown(&opened.folder.dir),
                    flags.iter().copied(),
                    opened.folder.problems(),
                );
                streams.result(&text)?;
            }
            Format::Text => {
                file_problems::tell_all(desk, &opened.folder, streams);
                let text = flags::report(&flags, &roadmaps.collect::<Vec<_>>(), streams);
                streams.result(&text)?;
                opened.tell_date(streams);
            }
        }
        opened.tell_rollback(streams);
        Ok(self.status(&opened, &flags))
    }

    /// The roadmaps that were named, each of which is there.
    fn chosen(&self, portfolio: &Portfolio) -> Result<Vec<String>, CliError> {
        let chosen = self.only.iter().map(|id| {
            let is_there = id == PORTFOLIO || portfolio.unread.contains(id);
            match is_there || portfolio.position(id).is_some() {
                true => Ok(id.clone()),
                false => Err(file_problems::no_roadmap(portfolio, id)),
            }
        });
        chosen.collect()
    }

    /// The flags of the day to compare with.
    fn before(&self, portfolio: &Portfolio, today: Date) -> Result<Option<SeenFlags>, CliError> {
        let Some(said) = &self.new_since else {
            return Ok(None);
        };
        let date = match said.trim() {
            "last-review" => self.last_review(portfolio, today)?,
            said => parse(said, &calendar(portfolio, today), YearBias::Past)
                .map_err(|error| CliError::refused(format!("--new-since: {error}")))?,
        };
        let (then, _) = portfolio_as_of(portfolio, date);
        let names = ReferenceIndex::new(&then);
        let analysis = Analysis::new(&then, &names, date);
        Ok(Some(SeenFlags::of(&analysis.assessment.flags)))
    }

    /// The day of the newest review of the chosen roadmaps.
    fn last_review(&self, portfolio: &Portfolio, today: Date) -> Result<Date, CliError> {
        let chosen = |id: &String| self.only.is_empty() || self.only.contains(id);
        let roadmaps = portfolio
            .roadmaps
            .iter()
            .filter(|roadmap| chosen(&roadmap.id));
        let reviews = roadmaps.flat_map(|roadmap| &roadmap.reviews);
        let days = reviews
            .filter_map(|review| review.on)
            .filter(|on| *on <= today);
        days.max().ok_or_else(|| {
            CliError::refused("--new-since last-review: there is no review yet; give a date")
        })
    }

    fn status(&self, opened: &LoadedFolder, flags: &[&Flag]) -> ExitStatus {
        let least = match self.fail_on {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Notice => Some(Severity::Notice),
            FailOn::Never => None,
        };
        if opened.folder.problems().next().is_some() {
            return ExitStatus::File;
        }
        // The worse severity is the lesser.
        match least {
            Some(least) if flags.iter().any(|flag| flag.severity <= least) => ExitStatus::Found,
            _ => ExitStatus::Fine,
        }
    }
}
