//! Flags for people to read.

use super::colors::Colors;
use super::output::Output;
use crate::health::{Flag, Severity};
use crate::report::advice;
use crate::text;

/// One flag: how bad, where, what is so, what to do.
pub(crate) fn of_one(flag: &Flag, output: &Output<'_>) -> String {
    let colors = output.colors;
    let severity = of_severity(
        flag.severity,
        &format!("{:7}", flag.severity.word()),
        colors,
    );
    let item = match &flag.item {
        Some(item) => format!("{}/{item}", flag.roadmap),
        None => flag.roadmap.to_string(),
    };
    let line = flag.line.map_or(String::new(), |line| format!(":{line}"));
    let place = colors.dim(&text::line(&format!("{}{line}", flag.file)));
    let mut shown = format!(
        "{severity}  {}  {}  {place}\n",
        colors.bold(&text::line(&item)),
        flag.rule.id(),
    );
    let indent = " ".repeat(9);
    for part in [&*flag.message, advice(flag)] {
        for line in text::wrap(part, output.columns.saturating_sub(indent.len()).max(20)) {
            shown.push_str(&format!("{indent}{line}\n"));
        }
    }
    shown.push('\n');
    shown
}

/// A text in the colour of a severity.
pub(crate) fn of_severity(severity: Severity, text: &str, colors: Colors) -> String {
    match severity {
        Severity::Error => colors.red(text),
        Severity::Warning => colors.yellow(text),
        Severity::Notice => colors.blue(text),
    }
}

/// `1 error`, `2 errors`, `no errors`.
pub(crate) fn counted(count: usize, word: &str) -> String {
    match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}
