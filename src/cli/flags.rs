//! Flags for people to read.

use super::colors::Colors;
use super::output::Output;
use crate::health::{Flag, Severity};
use crate::report::advice;
use crate::text;

/// One flag: how bad, where, what is so, what to do.
pub fn of_one(flag: &Flag, streams: &Output<'_>) -> String {
    let paint = streams.paint;
    let severity = of_severity(flag.severity, &format!("{:7}", flag.severity.word()), paint);
    let item = match &flag.item {
        Some(item) => format!("{}/{item}", flag.roadmap),
        None => flag.roadmap.to_string(),
    };
    let line = flag.line.map_or(String::new(), |line| format!(":{line}"));
    let place = paint.dim(&text::line(&format!("{}{line}", flag.file)));
    let mut shown = format!(
        "{severity}  {}  {}  {place}\n",
        paint.bold(&text::line(&item)),
        flag.rule.id(),
    );
    let indent = " ".repeat(9);
    for part in [flag.message.as_str(), &advice(flag)] {
        for line in text::wrap(part, streams.columns.saturating_sub(indent.len()).max(20)) {
            shown.push_str(&format!("{indent}{line}\n"));
        }
    }
    shown.push('\n');
    shown
}

/// A text in the colour of a severity.
pub fn of_severity(severity: Severity, text: &str, paint: Colors) -> String {
    match severity {
        Severity::Error => paint.red(text),
        Severity::Warning => paint.yellow(text),
        Severity::Notice => paint.blue(text),
    }
}

/// `1 error`, `2 errors`, `no errors`.
pub fn counted(count: usize, word: &str) -> String {
    match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}
