//! What `check` found.

use serde::Serialize;

use super::roadmap::Health;
use crate::health::{Condition, Flag};
use crate::roadmap::{Date, Roadmap, date::iso};
use crate::store::{File, Problem};

/// What `check` found, for programs.
#[derive(Debug, Serialize)]
pub struct Check<'a> {
    today: String,
    roadmaps: Vec<Summary<'a>>,
    flags: Vec<Raised<'a>>,
    problems: Vec<Wrong<'a>>,
}

#[derive(Debug, Serialize)]
struct Summary<'a> {
    id: &'a str,
    name: &'a str,
    health: Health,
    milestones: Milestones,
    flags: Count,
    rules_off: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Milestones {
    open: usize,
    done: usize,
    dropped: usize,
}

#[derive(Debug, Serialize)]
struct Count {
    error: usize,
    warning: usize,
    notice: usize,
}

/// A flag.
#[derive(Debug, Serialize)]
pub struct Raised<'a> {
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
struct Wrong<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
}

impl<'a> Check<'a> {
    /// The flags of some roadmaps, their summaries, and the problems of files.
    pub fn new(
        today: Date,
        roadmaps: impl Iterator<Item = (&'a Roadmap, &'a Condition)>,
        flags: impl Iterator<Item = &'a Flag>,
        problems: impl Iterator<Item = (&'a File, &'a Problem)>,
    ) -> Self {
        Self {
            today: iso(today),
            roadmaps: roadmaps
                .map(|(roadmap, condition)| Summary::new(roadmap, condition))
                .collect(),
            flags: flags.map(Raised::from).collect(),
            problems: problems
                .map(|(file, problem)| Wrong {
                    file: &file.name,
                    line: problem.line,
                    column: problem.column,
                    message: &problem.message,
                })
                .collect(),
        }
    }
}

impl<'a> Summary<'a> {
    fn new(roadmap: &'a Roadmap, condition: &Condition) -> Self {
        Self {
            id: &roadmap.id,
            name: roadmap.name(),
            health: Health::from(&condition.letters),
            milestones: Milestones {
                open: condition.open,
                done: condition.done,
                dropped: condition.dropped,
            },
            flags: Count {
                error: condition.errors,
                warning: condition.warnings,
                notice: condition.notices,
            },
            rules_off: condition.off.rules().map(|rule| rule.id()).collect(),
        }
    }
}

impl<'a> From<&'a Flag> for Raised<'a> {
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
