//! `tcu check`: every flag, and every problem of a file.

use std::collections::BTreeMap;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::analysis::{Analysis, calendar};
use super::check_report::CheckReport;
use super::context::{CliContext, LoadedFolder};
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::Output;
use super::redaction::Redaction;
use crate::dates::{YearBias, parse};
use crate::edit::as_of::portfolio_as_of;
use crate::health::{Flag, RULES, Rule, SeenFlags, Severity};
use crate::model::{Date, PORTFOLIO, Portfolio, ReferenceIndex};
use crate::report::{github, json, junit, sarif};
use crate::text::nearest;

/// Say what is wrong in the roadmaps, by which rule, and what to do about it
///
/// First the table of roadmaps, then the flags of each, an entry a line and the worst first, and every problem of a
/// file. The exit status says whether anything was found, so that scripts can act on it. A file outside the folder is
/// named by its path, such as ./fans.toml; - reads one from stdin.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    /// The roadmaps to look at, or one file by its path, or - for stdin [else: all of them]
    #[arg(value_name = "ROADMAP")]
    only: Vec<String>,
    /// End with status 1 where a flag is at least so bad
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// Only flags at least so bad
    #[arg(long, value_name = "SEVERITY", default_value = "notice")]
    severity: Least,
    /// Only flags of these rules, such as overdue,slipping
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    rule: Vec<Rule>,
    /// Only what is new or worse than it was on this day; last-review: of each roadmap the day of its own
    #[arg(long, value_name = "DATE|last-review")]
    new_since: Option<String>,
    /// Every entry of a roadmap; a terminal shows 20 of each
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    redaction: Redaction,
    /// How to write it: text for people, json for programs, github for annotations of a pull request, sarif for forges
    /// and editors, junit for build servers
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: CheckFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Notice,
    Never,
}

impl FailOn {
    /// The least severity that fails.
    fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Notice => Some(Severity::Notice),
            FailOn::Never => None,
        }
    }
}

/// The least severity that is told.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Least {
    Error,
    Warning,
    Notice,
}

impl Least {
    fn severity(self) -> Severity {
        match self {
            Least::Error => Severity::Error,
            Least::Warning => Severity::Warning,
            Least::Notice => Severity::Notice,
        }
    }
}

fn rule(word: &str) -> Result<Rule, String> {
    Rule::from_id(word).ok_or_else(|| {
        let near = nearest(word, RULES.iter().map(|spec| spec.id));
        let hint = near.map(|near| format!("; did you mean {near}?"));
        format!("there is no such rule{}", hint.unwrap_or_default())
    })
}

/// What was flagged before, of each roadmap on the day that it is compared with.
struct EarlierFlags {
    days: BTreeMap<Date, SeenFlags>,
    /// The day of each roadmap by its id; one that is not here is compared with nothing, and all of it is new.
    of: BTreeMap<String, Date>,
    /// The day for what belongs to no roadmap of its own.
    others: Option<Date>,
}

impl EarlierFlags {
    fn is_news(&self, flag: &Flag) -> bool {
        let day = self.of.get(&*flag.roadmap).copied().or(self.others);
        let seen = day.and_then(|day| self.days.get(&day));
        seen.is_none_or(|seen| seen.news(flag).is_some())
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CheckFormat {
    Text,
    Json,
    Github,
    Sarif,
    Junit,
}

impl CheckArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or a roadmap that was named is not there.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let opened = match self.file()? {
            Some(path) => self.redaction.hidden(context.open_one(path)?),
            None => self.redaction.open(context)?,
        };
        let portfolio = &opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let chosen = self.chosen(portfolio)?;
        let alone = match chosen.as_slice() {
            [one] => portfolio.position(one),
            _ => None,
        };
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        let mut analysis = analysis.alone(alone);
        if self.file()?.is_some() {
            // It may be called what is no id: its flags stand in it all the same.
            analysis.for_each_flag(|flag| {
                if let Some(file) = opened.folder.file(&flag.roadmap) {
                    flag.file = file.name.as_str().into();
                }
            });
        }
        let is_chosen = |id: &str| chosen.is_empty() || chosen.iter().any(|one| one == id);
        let before = self.before(portfolio, opened.date.today)?;
        let flags: Vec<&Flag> = analysis
            .assessment()
            .flags
            .iter()
            .map(|flag| &**flag)
            .filter(|flag| is_chosen(&flag.roadmap))
            .filter(|flag| flag.severity <= self.severity.severity())
            .filter(|flag| self.rule.is_empty() || self.rule.contains(&flag.rule))
            .filter(|flag| before.as_ref().is_none_or(|before| before.is_news(flag)))
            .collect();
        let roadmaps = (portfolio.roadmaps.iter())
            .zip(&analysis.assessment().roadmaps)
            .filter(|(roadmap, _)| is_chosen(&roadmap.id));
        match self.format {
            CheckFormat::Json => {
                let check = json::CheckJson::new(
                    opened.date.today,
                    roadmaps,
                    &flags,
                    opened.folder.problems(),
                );
                check.write(|piece| output.json(piece))?;
            }
            CheckFormat::Github => {
                let text = github::annotations(
                    &context.shown(&opened.folder.dir),
                    flags.iter().copied(),
                    opened.folder.problems(),
                );
                output.result(&text)?;
            }
            CheckFormat::Sarif => {
                let folder = context.shown(&opened.folder.dir);
                let flags = flags.iter().copied();
                let log = sarif::log(&folder, flags, opened.folder.problems());
                output.result(&json::text(&log))?;
            }
            CheckFormat::Junit => {
                let ids: Vec<&str> = roadmaps.map(|(roadmap, _)| roadmap.id.as_str()).collect();
                let problems: Vec<_> = opened.folder.problems().collect();
                let text = junit::report(&ids, &flags, &problems, self.fail_on.severity());
                output.result(&text)?;
            }
            CheckFormat::Text => {
                file_problems::tell_all(context, &opened.folder, output);
                let unread = (opened.folder.unread())
                    .filter(|file| is_chosen(&file.id) || file.id == PORTFOLIO)
                    .map(|file| file.name.as_str());
                let report = CheckReport {
                    flags: &flags,
                    roadmaps: &roadmaps.collect::<Vec<_>>(),
                    unread: &unread.collect::<Vec<_>>(),
                    all: self.all,
                };
                output.mark_sample(portfolio.holds_samples())?;
                output.result(&report.text(output))?;
                opened.tell_date(output);
            }
        }
        opened.tell_rollback(output);
        Ok(self.status(&opened, &flags))
    }

    /// The one file that was named in the place of roadmaps.
    fn file(&self) -> Result<Option<&Path>, CliError> {
        let is_path = |name: &&String| {
            let path = Path::new(name.as_str());
            *name == "-" || path.extension().is_some() || path.components().count() > 1
        };
        match (self.only.iter().find(is_path), self.only.len()) {
            (None, _) => Ok(None),
            (Some(path), 1) => Ok(Some(Path::new(path))),
            (Some(path), _) => Err(CliError::refused(format!(
                "{path} is a file outside the folder, which is checked alone"
            ))
            .hint("name one file, or roadmaps of the folder")),
        }
    }

    /// The roadmaps that were named, each of which is there.
    fn chosen(&self, portfolio: &Portfolio) -> Result<Vec<String>, CliError> {
        if self.file()?.is_some() {
            return Ok(Vec::new());
        }
        let chosen = self.only.iter().map(|id| {
            let is_there = id == PORTFOLIO || portfolio.unread.contains(id);
            match is_there || portfolio.position(id).is_some() {
                true => Ok(id.clone()),
                false => Err(file_problems::no_roadmap(portfolio, id)),
            }
        });
        chosen.collect()
    }

    /// The flags of the days to compare with.
    fn before(&self, portfolio: &Portfolio, today: Date) -> Result<Option<EarlierFlags>, CliError> {
        let Some(said) = &self.new_since else {
            return Ok(None);
        };
        let (of, others) = match said.trim() {
            "last-review" => (self.last_reviews(portfolio, today)?, None),
            said => {
                let date = parse(said, &calendar(portfolio, today), YearBias::Past)
                    .map_err(|error| CliError::refused(format!("--new-since: {error}")))?;
                (BTreeMap::new(), Some(date))
            }
        };
        let mut days = BTreeMap::new();
        for date in of.values().copied().chain(others) {
            days.entry(date).or_insert_with(|| {
                let then = portfolio_as_of(portfolio, date).portfolio;
                let names = ReferenceIndex::new(&then);
                SeenFlags::of(&Analysis::new(&then, &names, date).assessment().flags)
            });
        }
        Ok(Some(EarlierFlags { days, of, others }))
    }

    /// The day of the newest review of each of the chosen roadmaps that has one.
    fn last_reviews(
        &self,
        portfolio: &Portfolio,
        today: Date,
    ) -> Result<BTreeMap<String, Date>, CliError> {
        let chosen = |id: &String| self.only.is_empty() || self.only.contains(id);
        let roadmaps = portfolio.roadmaps.iter();
        let days: BTreeMap<String, Date> = roadmaps
            .filter(|roadmap| chosen(&roadmap.id))
            .filter_map(|roadmap| {
                let days = roadmap.reviews.iter().filter_map(|review| review.on);
                let newest = days.filter(|on| *on <= today).max()?;
                Some((roadmap.id.clone(), newest))
            })
            .collect();
        match days.is_empty() {
            true => Err(CliError::refused(
                "--new-since last-review: there is no review yet; give a date",
            )),
            false => Ok(days),
        }
    }

    fn status(&self, opened: &LoadedFolder, flags: &[&Flag]) -> ExitStatus {
        let least = self.fail_on.severity();
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
