//! What `check` found.

use serde::Serialize;

use super::plain_writer::{push_number, push_text};
use super::roadmap::HealthJson;
use crate::dates::date::iso;
use crate::health::{Flag, RoadmapHealth, Severity};
use crate::model::hash::HashMap;
use crate::model::{Date, Roadmap};
use crate::store::{File, Problem};

/// What `check` found, for programs.
#[derive(Debug)]
pub(crate) struct CheckJson<'a> {
    today: String,
    roadmaps: Vec<SummaryJson<'a>>,
    flags: &'a [&'a Flag],
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
pub(crate) struct FlagJson<'a> {
    rule: &'static str,
    severity: &'static str,
    group: &'static str,
    roadmap: &'a str,
    kind: &'static str,
    item: Option<&'a str>,
    days: Option<i64>,
    message: &'a str,
    advice: &'static str,
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
    pub(crate) fn new(
        today: Date,
        roadmaps: impl Iterator<Item = (&'a Roadmap, &'a RoadmapHealth)>,
        flags: &'a [&'a Flag],
        problems: impl Iterator<Item = (&'a File, &'a Problem)>,
    ) -> Self {
        let mut counts: HashMap<&str, CountJson> = HashMap::default();
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
            flags,
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

/// The advice of each rule as it stands in JSON: the same few texts come by the ten thousand.
type QuotedAdvice = HashMap<&'static str, String>;

/// About how many bytes are handed on at once.
const PIECE: usize = 1 << 18;

impl CheckJson<'_> {
    /// Hands it on as JSON text with a line end, piece by piece, not yet cleaned: flags come by the ten thousand and are written straight.
    ///
    /// # Errors
    /// Those of `put`.
    pub(crate) fn write<E>(&self, mut put: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        let mut out = String::with_capacity(2 * PIECE);
        let mut quoted = QuotedAdvice::default();
        out.push_str("{\n  \"today\": ");
        out.push_str(&below(&self.today));
        out.push_str(",\n  \"roadmaps\": ");
        out.push_str(&below(&self.roadmaps));
        out.push_str(",\n  \"flags\": [");
        for (place, flag) in self.flags.iter().enumerate() {
            out.push_str(if place > 0 { ",\n    " } else { "\n    " });
            FlagJson::from(*flag).write(&mut out, &mut quoted);
            if out.len() >= PIECE {
                put(&out)?;
                out.clear();
            }
        }
        out.push_str(if self.flags.is_empty() { "]" } else { "\n  ]" });
        out.push_str(",\n  \"problems\": ");
        out.push_str(&below(&self.problems));
        out.push_str("\n}\n");
        put(&out)
    }
}

/// A value as it stands one level deep; line ends stand in JSON only between its parts.
fn below(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.replace('\n', "\n  ")
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
            line: flag.line.map(|line| line as usize),
        }
    }
}

impl FlagJson<'_> {
    /// Writes it as an element of a list in the object of all, as the library would. Words and ids hold nothing that JSON
    /// escapes.
    fn write(&self, out: &mut String, quoted: &mut QuotedAdvice) {
        let words = [
            ("{\n      \"rule\": \"", self.rule),
            ("\",\n      \"severity\": \"", self.severity),
            ("\",\n      \"group\": \"", self.group),
            ("\",\n      \"roadmap\": \"", self.roadmap),
            ("\",\n      \"kind\": \"", self.kind),
        ];
        for (before, word) in words {
            out.push_str(before);
            out.push_str(word);
        }
        out.push_str("\",\n      \"item\": ");
        match self.item {
            Some(item) => push_text(out, item),
            None => out.push_str("null"),
        }
        out.push_str(",\n      \"days\": ");
        push_number(out, self.days);
        out.push_str(",\n      \"message\": ");
        push_text(out, self.message);
        out.push_str(",\n      \"advice\": ");
        out.push_str(quoted.entry(self.rule).or_insert_with(|| {
            let mut quoted = String::new();
            push_text(&mut quoted, self.advice);
            quoted
        }));
        out.push_str(",\n      \"file\": ");
        push_text(out, self.file);
        out.push_str(",\n      \"line\": ");
        push_number(out, self.line.map(|line| line as i64));
        out.push_str("\n    }");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::Rule;

    #[test]
    fn a_flag_is_written_as_the_library_writes_it() {
        let flag = Flag {
            rule: Rule::Slipping,
            severity: Severity::Warning,
            roadmap: "fans".into(),
            place: None,
            kind: "milestone",
            item: None,
            days: Some(9),
            message: "a \"quoted\" day".into(),
            file: "fans.toml".into(),
            line: Some(7),
            entry: None,
        };
        let mut out = String::new();
        let json = FlagJson::from(&flag);
        json.write(&mut out, &mut QuotedAdvice::default());
        let by_library = serde_json::to_string_pretty(&json).unwrap();
        assert_eq!(out, by_library.replace('\n', "\n    "));
    }
}
