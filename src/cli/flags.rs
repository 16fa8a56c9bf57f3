//! Flags and the health of roadmaps, for people to read.

use super::colors::Colors;
use super::output::Output;
use super::table::Table;
use crate::health::{Flag, RoadmapHealth, Severity};
use crate::model::{Health, Roadmap};
use crate::report::advice;
use crate::text;

/// Every flag with its message and what to do, a line for each roadmap, and the sum.
pub fn report(
    flags: &[&Flag],
    roadmaps: &[(&Roadmap, &RoadmapHealth)],
    streams: &Output<'_>,
) -> String {
    let mut report: String = flags.iter().map(|flag| of_one(flag, streams)).collect();
    report.push_str(&summaries(roadmaps, streams));
    for (roadmap, condition) in roadmaps {
        let off: Vec<_> = condition.off.rules().map(|rule| rule.id()).collect();
        if !off.is_empty() {
            report.push_str(&format!(
                "Rules that are off in {}: {}\n",
                roadmap.id,
                off.join(", ")
            ));
        }
    }
    let of = |severity| {
        flags
            .iter()
            .filter(|flag| flag.severity == severity)
            .count()
    };
    let counts = Severity::ALL.map(|severity| counted(of(severity), severity.word()));
    report.push_str(&format!("{}.\n", counts.join(", ")));
    report
}

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

/// A line for each roadmap: its letters and counts.
pub fn summaries(roadmaps: &[(&Roadmap, &RoadmapHealth)], streams: &Output<'_>) -> String {
    if roadmaps.is_empty() {
        return String::new();
    }
    let mut table = Table::new(&[
        "roadmap",
        "health",
        "schedule",
        "updates",
        "feedback",
        ">open",
        ">done",
        ">dropped",
        ">errors",
        ">warnings",
        ">notices",
    ]);
    for (roadmap, condition) in roadmaps {
        let letters = &condition.letters;
        let word = |health: Health| health.to_string();
        let number = |count: usize| count.to_string();
        table.row(vec![
            roadmap.id.clone(),
            word(letters.overall()),
            word(letters.schedule),
            word(letters.updates),
            word(letters.feedback),
            number(condition.open),
            number(condition.done),
            number(condition.dropped),
            number(condition.errors),
            number(condition.warnings),
            number(condition.notices),
        ]);
    }
    let paint = streams.paint;
    let mut text = table.text(streams.table_columns, |heading| paint.bold(heading));
    text.push('\n');
    text
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
