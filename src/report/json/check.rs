//! What `check` found.

use std::collections::BTreeMap;

use serde::Serialize;

use super::roadmap::HealthJson;
use crate::dates::date::iso;
use crate::health::{Flag, RoadmapHealth, Severity};
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

/// The flags that are told of a roadmap.
#[derive(Debug, Default, Serialize)]
struct CountJson {
    error: usize,
    warning: usize,
    notice: usize,
}

impl CountJson {
    fn count(&mut self, flag: &Flag) {
        *match flag.severity {
            Severity::Error => &mut self.error,
            Severity::Warning => &mut self.warning,
            Severity::Notice => &mut self.notice,
        } += 1;
    }
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
        flags: &[&'a Flag],
        problems: impl Iterator<Item = (&'a File, &'a Problem)>,
    ) -> Self {
        let mut counts: BTreeMap<&str, CountJson> = BTreeMap::new();
        for flag in flags {
            counts.entry(&flag.roadmap).or_default().count(flag);
        }
        Self {
            today: iso(today),
            roadmaps: roadmaps
                .map(|(roadmap, condition)| {
                    let flags = counts.remove(roadmap.id.as_str()).unwrap_or_default();
                    SummaryJson::new(roadmap, condition, flags)
                })
                .collect(),
            flags: flags.iter().copied().map(FlagJson::from).collect(),
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
    fn new(roadmap: &'a Roadmap, condition: &RoadmapHealth, flags: CountJson) -> Self {
        Self {
            id: &roadmap.id,
            name: roadmap.name(),
            health: HealthJson::from(&condition.letters),
            milestones: MilestoneTotalsJson {
                open: condition.open,
                done: condition.done,
                dropped: condition.dropped,
            },
            flags,
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
