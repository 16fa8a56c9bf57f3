//! Flags and problems as SARIF 2.1.0, which forges and editors show beside the lines.

use std::path::Path;

use serde_json::{Value, json};

use crate::health::{Flag, RULES, Severity};
use crate::store::{File, Problem};

/// The rule under which problems of files are told.
const PROBLEM: &str = "problem";

/// One run with a result for each flag and problem; paths are `folder` and the file's name.
pub(crate) fn log<'a>(
    folder: &Path,
    flags: impl Iterator<Item = &'a Flag>,
    problems: impl Iterator<Item = (&'a File, &'a Problem)>,
) -> Value {
    let mut rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            let mut told = json!({
                "id": rule.id,
                "shortDescription": { "text": rule.title },
                "fullDescription": { "text": rule.says },
                "help": { "text": super::rule_advice(rule) },
            });
            // A name that only repeats the id says nothing; validators warn of it.
            if rule.title.to_lowercase() != rule.id {
                told["name"] = json!(rule.title);
            }
            told
        })
        .collect();
    rules.push(json!({
        "id": PROBLEM,
        "shortDescription": { "text": "Problem of a file" },
        "fullDescription": { "text": "Something in the file cannot be read as it is written." },
    }));
    let problems = problems.map(|(file, problem)| {
        let place = (problem.line, problem.column);
        result(
            PROBLEM,
            "error",
            &problem.message,
            location(folder, &file.name, place),
        )
    });
    let flags = flags.map(|flag| {
        let level = match flag.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "note",
        };
        let item = flag.item.as_deref().unwrap_or("the roadmap");
        let text = format!("{item}: {}; {}", flag.message, super::advice(flag));
        let mut result = result(
            flag.rule.id(),
            level,
            &text,
            location(
                folder,
                &flag.file,
                (flag.line.map(|line| line as usize), None),
            ),
        );
        // The same finding stays the same when lines move.
        let of = format!("{}/{item}/{}", flag.roadmap, flag.rule.id());
        result["partialFingerprints"] = json!({ "finding/v1": of });
        result
    });
    let results: Vec<Value> = problems.chain(flags).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tcu",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(rule: &str, level: &str, text: &str, location: Value) -> Value {
    json!({
        "ruleId": rule,
        "level": level,
        "message": { "text": crate::text::lines(text) },
        "locations": [location],
    })
}

fn location(folder: &Path, name: &str, (line, column): (Option<usize>, Option<usize>)) -> Value {
    let mut region = json!({ "startLine": line.unwrap_or(1).max(1) });
    if let Some(column) = column {
        region["startColumn"] = json!(column.max(1));
    }
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&folder.join(name)) },
        "region": region,
    } })
}

/// A path as a relative URI, or a `file:` one where it is absolute.
fn uri(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if path.is_absolute() { "file://" } else { "" });
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_has_its_place_and_its_path_is_a_uri() {
        let file = File {
            name: "a b#.toml".into(),
            ..File::default()
        };
        let problem = Problem {
            line: Some(3),
            column: Some(2),
            message: "wrong \u{1b}[31m".into(),
            source_line: None,
        };
        let log = log(
            Path::new("road maps"),
            std::iter::empty(),
            [(&file, &problem)].into_iter(),
        );
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["ruleId"], "problem");
        assert_eq!(result["message"]["text"], "wrong ␛[31m");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["artifactLocation"]["uri"],
            "road%20maps/a%20b%23.toml"
        );
        assert_eq!(place["region"], json!({ "startLine": 3, "startColumn": 2 }));
    }
}
