//! Flags and problems as JUnit XML, which build servers show as tests that failed.

use std::fmt::Write as _;

use crate::health::{Flag, Severity};
use crate::store::{File, Problem};
use crate::text::lines;

/// A suite a file: each problem an error, each flag a test that failed where it is at least as bad as `least`, and
/// one that passed for a file without any.
pub(crate) fn report(
    roadmaps: &[&str],
    flags: &[&Flag],
    problems: &[(&File, &Problem)],
    least: Option<Severity>,
) -> String {
    let mut suites = String::new();
    let (mut tests, mut failures, mut errors) = (0, 0, 0);
    let mut names: Vec<&str> = roadmaps.to_vec();
    names.extend(flags.iter().map(|flag| &*flag.roadmap));
    names.extend(problems.iter().map(|(file, _)| name_of(file)));
    names.sort_unstable();
    names.dedup();
    for name in names {
        let mut suite = Suite::default();
        for (_, problem) in problems.iter().filter(|(file, _)| name_of(file) == name) {
            suite.problem(name, problem);
        }
        for flag in flags.iter().filter(|flag| &*flag.roadmap == name) {
            suite.flag(flag, least);
        }
        if suite.tests == 0 {
            suite.tests = 1;
            let _ = writeln!(
                suite.cases,
                "    <testcase classname=\"{0}\" name=\"{0}\"/>",
                safe(name)
            );
        }
        let _ = write!(
            suites,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}  </testsuite>\n",
            safe(name),
            suite.tests,
            suite.failures,
            suite.errors,
            suite.cases
        );
        tests += suite.tests;
        failures += suite.failures;
        errors += suite.errors;
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tcu check\" tests=\"{tests}\" \
         failures=\"{failures}\" errors=\"{errors}\">\n{suites}</testsuites>\n"
    )
}

#[derive(Default)]
struct Suite {
    tests: usize,
    failures: usize,
    errors: usize,
    cases: String,
}

impl Suite {
    fn problem(&mut self, name: &str, problem: &Problem) {
        self.tests += 1;
        self.errors += 1;
        let line = problem
            .line
            .map(|line| format!(" line {line}"))
            .unwrap_or_default();
        let text = safe(&problem.message);
        // Writing into a string cannot fail.
        let _ = writeln!(
            self.cases,
            "    <testcase classname=\"{}\" name=\"problem{line}\"><error type=\"problem\" message=\"{text}\"/></testcase>",
            safe(name)
        );
    }

    fn flag(&mut self, flag: &Flag, least: Option<Severity>) {
        self.tests += 1;
        let item = flag.item.as_deref().unwrap_or("the roadmap");
        let name = safe(&format!("{}: {item}", flag.rule.id()));
        let text = safe(&format!("{}; {}", flag.message, super::advice(flag)));
        // The worse severity is the lesser.
        let inner = match least.is_some_and(|least| flag.severity <= least) {
            true => {
                self.failures += 1;
                format!("<failure type=\"{}\" message=\"{text}\"/>", flag.severity)
            }
            false => format!("<system-out>{}: {text}</system-out>", flag.severity),
        };
        let line = flag
            .line
            .map(|line| format!(" line=\"{line}\""))
            .unwrap_or_default();
        let _ = writeln!(
            self.cases,
            "    <testcase classname=\"{}\" name=\"{name}\" file=\"{}\"{line}>{inner}</testcase>",
            safe(&flag.roadmap),
            safe(&flag.file)
        );
    }
}

fn name_of(file: &File) -> &str {
    if file.id.is_empty() {
        &file.name
    } else {
        &file.id
    }
}

fn safe(text: &str) -> String {
    let text = lines(text).replace('\n', " ");
    quick_xml::escape::escape(&*text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_an_error_and_a_file_without_any_passes() {
        let file = File {
            id: "broken".into(),
            name: "broken.toml".into(),
            ..File::default()
        };
        let problem = Problem {
            line: Some(3),
            column: None,
            message: "a \"b\" <c>\nd".into(),
            source_line: None,
        };
        let text = report(&["fans"], &[], &[(&file, &problem)], Some(Severity::Error));
        assert!(
            text.contains("tests=\"2\" failures=\"0\" errors=\"1\""),
            "{text}"
        );
        assert!(
            text.contains("message=\"a &quot;b&quot; &lt;c&gt; d\""),
            "{text}"
        );
        assert!(
            text.contains("<testcase classname=\"fans\" name=\"fans\"/>"),
            "{text}"
        );
    }
}
