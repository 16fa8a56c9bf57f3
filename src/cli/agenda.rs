//! `tcu agenda`: what is due and unanswered, owner by owner.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::context::CliContext;
use super::describe::in_days;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::flags::counted;
use super::output::Output;
use super::redaction::Redaction;
use super::resolve_entry;
use super::table::Table;
use crate::analysis::agenda::{self, AgendaItem, OwnerAgenda};
use crate::dates::date::{date, plain};
use crate::model::{EntryRef, Kind, Owner, Portfolio, ReferenceIndex};
use crate::query::address::{address_of, case_number};
use crate::report::json;
use crate::text;

/// Show what is due and unanswered, owner by owner
///
/// Milestones due, decisions to carry out, feedback to answer, people to tell, indicators to read and risks to look
/// at again: all that is overdue, and what is due in the next days.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  tcu agenda\n  tcu agenda --owner smeda --days 30")]
pub(crate) struct AgendaArgs {
    /// Only of this owner: an id or roadmap/id; none: what nobody answers for
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// How many days ahead
    #[arg(long, value_name = "DAYS", default_value_t = 90, value_parser = days)]
    days: i64,
    #[command(flatten)]
    redaction: Redaction,
    /// How to write it: text for people, json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: AgendaFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum AgendaFormat {
    Text,
    Json,
}

/// A number of days.
fn days(said: &str) -> Result<i64, String> {
    let days = said.parse().ok().filter(|days| (0..=36_500).contains(days));
    days.ok_or_else(|| "say how many days, as a number up to 36500: --days 30".to_owned())
}

impl AgendaArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or there is no such owner.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let opened = self.redaction.open(context)?;
        let portfolio = &opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let only = self.only(portfolio, &names)?;
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        let mut agenda = agenda::agenda(portfolio, &analysis.plan, &analysis.known(), self.days);
        agenda
            .owners
            .retain(|own| only.is_none_or(|only| own.owner == only));
        match self.format {
            AgendaFormat::Json => output.result(&json::text(
                &crate::report::json::agenda::json(portfolio, &agenda),
            ))?,
            AgendaFormat::Text => {
                let of = |own: &OwnerAgenda| of_owner(portfolio, own, agenda.today, output);
                let mut text = agenda.owners.iter().map(of).collect::<Vec<_>>().join("\n");
                if text.is_empty() {
                    text = format!(
                        "Nothing is overdue, and nothing is due within {}.\n",
                        in_days(self.days)
                    );
                }
                output.mark_sample(portfolio.holds_samples())?;
                output.result(&text)?;
                opened.tell_date(output);
            }
        }
        opened.tell_rollback(output);
        Ok(file_problems::tell_all(context, &opened.folder, output))
    }

    fn only(
        &self,
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
    ) -> Result<Option<Option<EntryRef>>, CliError> {
        match self.owner.as_deref() {
            None => Ok(None),
            Some("none") => Ok(Some(None)),
            Some(said) => {
                let found = resolve_entry::find(portfolio, names, said)?;
                match found.kind {
                    Kind::Owner => Ok(Some(Some(found))),
                    kind => Err(CliError::refused(format!(
                        "{said} is {}, not an owner",
                        kind.with_article()
                    ))
                    .hint("tcu list owners names them all")),
                }
            }
        }
    }
}

fn of_owner(portfolio: &Portfolio, own: &OwnerAgenda, today: i64, output: &Output<'_>) -> String {
    let mut table = Table::new(&["due", ">when", "what", "item", "title"]);
    for item in &own.items {
        table.row(row(portfolio, item, today));
    }
    let table = table.text(output.table_columns, |heading| output.colors.dim(heading));
    let entry: Option<&Owner> = own
        .owner
        .and_then(|found| portfolio.file(found.roadmap).owners.get(found.index));
    let name = match own.owner {
        Some(found) => address_of(portfolio, found),
        None => "nobody".to_owned(),
    };
    let office = entry
        .map(|entry| format!("  {}", entry.office()))
        .unwrap_or_default();
    let until = entry
        .and_then(|entry| entry.until)
        .map(|until| format!(", until {}", plain(until)));
    let load = own.load;
    let load = format!(
        "{} overdue, {} due, {} to answer; {}",
        load.overdue,
        load.due,
        load.unanswered,
        counted(load.open, "open milestone")
    );
    let after = format!("{office}{}", until.unwrap_or_default());
    format!(
        "{}{}\n{load}\n{table}",
        output.colors.bold(&text::line(&name)),
        text::line(&after)
    )
}

fn row(portfolio: &Portfolio, item: &AgendaItem, today: i64) -> Vec<String> {
    vec![
        plain(date(item.due)),
        when(item.due - today),
        item.what.label().to_owned(),
        name(portfolio, item.found),
        agenda::title(portfolio, item.found),
    ]
}

/// `5 d late`, `today`, `in 12 d`.
fn when(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        ..0 => format!("{} d late", -days),
        1.. => format!("in {days} d"),
    }
}

/// An address as short as it can be typed: a feedback by its case number.
fn name(portfolio: &Portfolio, found: EntryRef) -> String {
    let file = portfolio.file(found.roadmap);
    let feedback = file
        .feedback
        .get(found.index)
        .filter(|_| found.kind == Kind::Feedback);
    match feedback.and_then(|feedback| case_number(&feedback.id)) {
        Some(number) => format!("{}/{number}", file.id),
        None => address_of(portfolio, found),
    }
}
