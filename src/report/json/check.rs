//! What `check` found.

use serde::Serialize;

use super::roadmap::HealthJson;
use crate::dates::date::iso;
use crate::health::{Flag, RoadmapHealth};
use crate::model::{Date, Roadmap};
use crate::store::{File, Problem};

/// What `check` found, for programs.
#[derive(Debug, Serialize)]
pub struct CheckJson<'a> {
    today: String,
    roadmaps: Vec<SummaryJson<'a>>,
    flags: Vec<FlagJson<'a>>,
    problems: Vec<ProblemJson<'a>>,
}

#[derive(Debug, Serialize)]
struct SummaryJson<'a> {
    id: &'a str,
    name: &'a str,
    health: HealthJson,
    milestones: MilestoneTotalsJson,
    flags: CountJson,
    rules_off: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct MilestoneTotalsJson {
    open: usize,
    done: usize,
    dropped: usize,
}

#[derive(Debug, Serialize)]
struct CountJson {
    error: usize,
    warning: usize,
    notice: usize,
}

/// A flag.
#[derive(Debug, Serialize)]
pub struct FlagJson<'a> {
    rule: &'static str,
    severity: &'static str,
    group: &'static str,
    roadmap: &'a str,
    kind: &'static str,
    item: Option<&'a str>,
    days: Option<i64>,
    message: &'a str,
    advice: String,
    file: &'a str,
    line: Option<usize>,
}

#[derive(Debug, Serialize)]
struct ProblemJson<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
}

impl<'a> CheckJson<'a> {
    /// The flags of some roadmaps, their summaries, and the problems of files.
    pub fn new(
        today: Date,
        roadmaps: impl Iterator<Item = (&'a Roadmap, &'a RoadmapHealth)>,
        flags: impl Iterator<Item = &'a Flag>,
        problems: impl Iterator<Item = (&'a File, &'a Problem)>,
    ) -> Self {
        Self {
            today: iso(today),
            roadmaps: roadmaps
                .map(|(roadmap, condition)| SummaryJson::new(roadmap, condition))
                .collect(),
            flags: flags.map(FlagJson::from).collect(),
            problems: problems
                .map(|(file, problem)| ProblemJson {
                    file: &file.name,
                    line: problem.line,
                    column: problem.column,
                    message: &problem.message,
                })
                .collect(),
        }
    }
}

impl<'a> SummaryJson<'a> {
    fn new(roadmap: &'a Roadmap, condition: &RoadmapHealth) -> Self {
        Self {
            id: &roadmap.id,
            name: roadmap.name(),
            health: HealthJson::from(&condition.letters),
            milestones: MilestoneTotalsJson {
                open: condition.open,
                done: condition.done,
                dropped: condition.dropped,
            },
            flags: CountJson {
                error: condition.errors,
                warning: condition.warnings,
                notice: condition.notices,
            },
            rules_off: condition.off.rules().map(|rule| rule.id()).collect(),
        }
    }
}

impl<'a> From<&'a Flag> for FlagJson<'a> {
    fn from(flag: &'a Flag) -> Self {
        Self {
            rule: flag.rule.id(),
            severity: flag.severity.word(),
            group: flag.rule.group().word(),
            roadmap: &flag.roadmap,
            kind: flag.kind,
            item: flag.item.as_deref(),
            days: flag.days,
            message: &flag.message,
            advice: crate::report::advice(flag),
            file: &flag.file,
            line: flag.line,
        }
    }
}
