//! `tcu list`: everything of a kind, filtered and sorted.

use std::cmp::Ordering;

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::columns;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::needed;
use super::streams::Streams;
use super::table::Table;
use crate::query::filter::{Fact, Facts, Scope, keys, parse};
use crate::report::json;
use crate::roadmap::id::nearest;
use crate::roadmap::{Choice, Found, Health, Kind, Names, Shape};
use crate::store::Keep;

/// List milestones, feedback or anything else of all roadmaps
///
/// Examples: tcu list milestones --where 'flag:overdue,stale' --sort due
///           tcu list feedback --where 'answered:none kind:problem'
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct List {
    /// What to list: roadmaps, milestones, feedback, owners, capabilities, indicators, placements, risks,
    /// decisions, changes, zones, conflicts, and also phases, chains, reviews, confirmations, assessments
    #[arg(value_name = "KIND", value_parser = kind)]
    kind: Kind,
    /// Only of this roadmap
    #[arg(long, value_name = "ROADMAP")]
    roadmap: Option<String>,
    /// Only what the filter lists, such as 'owner:smeda due:<2027-01-01' or 'flag:overdue | health:red'
    #[arg(long = "where", value_name = "FILTER")]
    filter: Option<String>,
    /// Sort by this key, such as due or -slip; - before it turns the order around
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    sort: Option<String>,
    /// How to write it: a table for people, json or csv for programs
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
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

impl List {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or the filter or key cannot be understood.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let opened = desk.open(Keep::Nothing)?;
        let portfolio = &opened.folder.portfolio;
        let names = Names::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        let only = match &self.roadmap {
            Some(id) => Some(needed::find_file(portfolio, id)?),
            None => None,
        };
        let mut listed = self.selected(&analysis)?;
        listed.retain(|found| only.is_none_or(|only| found.roadmap == only));
        if let Some(key) = &self.sort {
            self.sort(&analysis, key, &mut listed)?;
        }
        streams.result(&self.written(&analysis, &listed, streams)?)?;
        opened.tell_date(streams);
        opened.tell_rollback(streams);
        Ok(match &self.roadmap {
            Some(id) => needed::tell_of(desk, &opened.folder, &[id], streams),
            None => needed::tell_all(desk, &opened.folder, streams),
        })
    }

    fn selected(&self, analysis: &Analysis<'_>) -> Result<Vec<Found>, Failure> {
        let scope = Scope {
            calendar: analysis.calendar(),
            kind: Some(self.kind),
        };
        let filter = parse(self.filter.as_deref().unwrap_or_default(), &scope)
            .map_err(|error| Failure::refused(format!("--where: {error}")))?;
        Ok(analysis.known().select(&filter, self.kind))
    }

    fn sort(
        &self,
        analysis: &Analysis<'_>,
        key: &str,
        listed: &mut [Found],
    ) -> Result<(), Failure> {
        let (key, backwards) = match key.strip_prefix('-') {
            Some(key) => (key, true),
            None => (key, false),
        };
        let known = keys(Some(self.kind));
        if !known.contains(&key) {
            let failure =
                Failure::refused(format!("{} cannot be sorted by {key}", self.kind.plural()));
            return Err(match nearest(key, known.iter().copied()) {
                Some(near) => failure.hint(format!("did you mean {near}?")),
                None => failure.hint(format!("it knows {}", known.join(", "))),
            });
        }
        let facts = analysis.known();
        let value = |found: &Found| {
            let subject = facts.subject(*found);
            subject
                .values(key)
                .into_iter()
                .next()
                .map(|fact| self.sortable(key, &fact))
        };
        let mut valued: Vec<_> = listed.iter().map(|found| (value(found), *found)).collect();
        valued.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) if backwards => b.order(a),
            (Some(a), Some(b)) => a.order(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        for (place, (_, found)) in listed.iter_mut().zip(valued) {
            *place = found;
        }
        Ok(())
    }

    /// A value as it is compared: words that have an order by their place in it.
    fn sortable(&self, key: &str, fact: &Fact<'_>) -> Sortable {
        let words = match self.kind.field(key).map(|field| field.shape) {
            Some(Shape::Choice(words)) => words,
            _ if key == "health" => Health::WORDS,
            _ if key == "severity" => crate::query::filter::SEVERITIES,
            _ => &[],
        };
        match fact {
            Fact::Date(date) => Sortable::Number(crate::roadmap::date::day(*date) as f64),
            Fact::Number(number) => Sortable::Number(*number),
            Fact::Truth(truth) => Sortable::Number(f64::from(u8::from(*truth))),
            Fact::Name(text) | Fact::Text(text) => {
                match words.iter().position(|word| word == text) {
                    Some(place) => Sortable::Number(place as f64),
                    None => Sortable::Text(crate::text::fold(text)),
                }
            }
        }
    }

    fn written(
        &self,
        analysis: &Analysis<'_>,
        listed: &[Found],
        streams: &Streams<'_>,
    ) -> Result<String, Failure> {
        let known = analysis.json();
        match self.format {
            Format::Json => {
                let items: Vec<_> = listed
                    .iter()
                    .filter_map(|found| known.item(*found))
                    .collect();
                Ok(json::text(&items))
            }
            Format::Csv => {
                let columns = columns::for_programs(self.kind);
                let cell =
                    |found: &Found, column: &&str| columns::cell(analysis, &known, *found, column);
                let row =
                    |found: &Found| columns.iter().map(|column| cell(found, column)).collect();
                crate::report::csv::table(&columns, listed.iter().map(row)).map_err(|error| {
                    Failure::file(format!("the list could not be written: {error}"))
                })
            }
            Format::Table => {
                let columns = columns::for_people(self.kind);
                let mut table = Table::new(columns);
                for found in listed {
                    let cell = |column: &&str| {
                        columns::cell(analysis, &known, *found, column.trim_start_matches('>'))
                    };
                    table.row(columns.iter().map(cell).collect());
                }
                Ok(table.text(streams.table_columns, |heading| streams.paint.bold(heading)))
            }
        }
    }
}

enum Sortable {
    Number(f64),
    Text(String),
}

impl Sortable {
    fn order(&self, other: &Sortable) -> Ordering {
        match (self, other) {
            (Sortable::Number(a), Sortable::Number(b)) => a.total_cmp(b),
            (Sortable::Text(a), Sortable::Text(b)) => a.cmp(b),
            (Sortable::Number(_), Sortable::Text(_)) => Ordering::Less,
            (Sortable::Text(_), Sortable::Number(_)) => Ordering::Greater,
        }
    }
}
