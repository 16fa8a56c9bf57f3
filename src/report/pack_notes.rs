//! The pages of a pack beside its report: what it is, where things come from, and by which rules it was judged.

use std::fmt::Write as _;

use super::rule_advice;
use crate::dates::date::plain;
use crate::health::RULES;
use crate::model::{Date, Kind, Roadmap};
use crate::text::{line, lines};

/// What a pack tells of itself.
#[derive(Clone, Debug)]
pub(crate) struct PackFacts {
    /// What the roadmaps are called together.
    pub name: String,
    /// The status date.
    pub today: Date,
    /// Whether personal data were taken out.
    pub redacted: bool,
    /// The filter that limits the report and the form, where one was given.
    pub filter: Option<String>,
    /// Whether something here is made up.
    pub sample: bool,
    /// How many evidence files are in it.
    pub evidence: usize,
    /// What is not in it, and why.
    pub left_out: Vec<String>,
}

/// `README.txt`.
pub(crate) fn readme(facts: &PackFacts, report: &str) -> String {
    let mut out = format!(
        "{}\nStatus date: {}\n\n",
        line(&facts.name),
        plain(facts.today)
    );
    if facts.sample {
        out.push_str("SAMPLE: something here is made up or for teaching.\n\n");
    }
    if facts.redacted {
        out.push_str("Personal data are hidden; comments and evidence files are left out.\n\n");
    }
    if let Some(filter) = &facts.filter {
        let filter = line(filter);
        let _ = writeln!(
            out,
            "The report and the form hold what this filter lists: {filter}\nThe roadmaps are whole.\n"
        );
    }
    let _ = write!(
        out,
        "What is here\n\
         {report}: where every cluster stands and why; opens in any browser, without a network\n\
         roadmaps/: the roadmaps themselves, which any text editor opens\n\
         form.html: a form for remarks, which works without a network\n\
         sources.txt: where each number and claim comes from\n\
         rules.txt: the rules by which the roadmaps are judged\n\
         SHA256SUMS: the hash of every file; sha256sum -c SHA256SUMS says whether one was changed\n"
    );
    if facts.evidence > 0 {
        let _ = writeln!(
            out,
            "{} evidence files lie in roadmaps/ where the roadmaps name them",
            facts.evidence
        );
    }
    out.push_str(
        "\nHow feedback comes back\n\
         With tcu: tcu --roadmaps roadmaps opens them; record each remark as feedback, pack the remarks with\n\
         tcu feedback export -o remarks.toml beside this folder, and send that file back.\n\
         Without tcu: form.html opens in any browser, keeps remarks and saves them as a file; send that back.\n\
         The office takes a packet in with tcu feedback import remarks.toml.\n",
    );
    if !facts.left_out.is_empty() {
        out.push_str("\nWhat is not here\n");
        for left in &facts.left_out {
            let _ = writeln!(out, "{}", line(left));
        }
    }
    out
}

/// `sources.txt`: each entry that names its source.
pub(crate) fn sources<'r>(files: impl Iterator<Item = &'r Roadmap>) -> String {
    let mut out = String::new();
    for file in files {
        for kind in Kind::ALL
            .iter()
            .copied()
            .filter(|kind| kind.description().parent.is_none())
        {
            for entry in file.entries(kind) {
                let parts = kind
                    .description()
                    .subs
                    .iter()
                    .flat_map(|part| entry.children(*part));
                for one in std::iter::once(entry).chain(parts) {
                    let keys = ["source", "verification", "ref"];
                    for source in keys.iter().filter_map(|key| one.value(key)) {
                        let id = if entry.id().is_empty() {
                            kind.key()
                        } else {
                            entry.id()
                        };
                        let _ =
                            writeln!(out, "{}/{id}: {}", file.id, line(&lines(&source.plain())));
                    }
                }
            }
        }
    }
    match out.is_empty() {
        true => "No entry names its source.\n".to_owned(),
        false => out,
    }
}

/// `rules.txt`: each rule, when it is raised, and what to do.
pub(crate) fn rules() -> String {
    let mut out = String::new();
    for rule in RULES {
        let _ = writeln!(
            out,
            "{} ({})\n  {}\n  {}\n",
            rule.title,
            rule.id,
            rule.says,
            rule_advice(rule)
        );
    }
    out
}
