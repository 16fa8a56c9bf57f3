//! A Gantt chart as text that Mermaid draws.

use std::fmt::Write as _;

use super::source::ExportSource;
use crate::dates::date::{date, day, iso};
use crate::model::{Milestone, Status};
use crate::schedule::MilestoneSchedule;
use crate::text::lines;

/// What begins a line that Mermaid takes for something else than a task.
const KEYWORDS: [&str; 17] = [
    "gantt",
    "title",
    "section",
    "dateformat",
    "axisformat",
    "tickinterval",
    "inclusiveenddates",
    "topaxis",
    "todaymarker",
    "excludes",
    "includes",
    "weekday",
    "weekend",
    "click",
    "call",
    "href",
    "acc",
];

/// The milestones of the roadmaps with a date: a section a roadmap, bars as in the Gantt chart.
pub(crate) fn text(source: &ExportSource<'_>) -> String {
    let mut out = String::from("gantt\n");
    // Writing into a string cannot fail.
    let _ = writeln!(out, "    title {}", words(&source.title(&source.name())));
    out.push_str("    dateFormat YYYY-MM-DD\n    axisFormat %b %Y\n    inclusiveEndDates\n");
    for (place, roadmap) in source.roadmaps() {
        let mut tasks = String::new();
        for (index, milestone) in roadmap.milestones.iter().enumerate() {
            let outlook = source.plan.outlook(place, index);
            if let Some(outlook) = outlook.filter(|_| source.selects_milestone(place, index)) {
                let id = format!("r{}m{}", place + 1, index + 1);
                tasks.push_str(&task(milestone, outlook, &id).unwrap_or_default());
            }
        }
        if !tasks.is_empty() {
            let _ = write!(out, "    section {}\n{tasks}", words(roadmap.name()));
        }
    }
    out
}

/// The line of a milestone that has a date.
fn task(milestone: &Milestone, outlook: &MilestoneSchedule, id: &str) -> Option<String> {
    let to = outlook.finish.filter(|_| !outlook.duplicate)?;
    let by_work = milestone.duration_days.map(|days| to - days);
    let from = milestone.start.map(day).or(by_work).unwrap_or(to).min(to);
    let late = outlook.open && outlook.own_slip.is_some_and(|days| days > 0);
    let mut tags = Vec::new();
    match outlook.status {
        Some(Status::Done) => tags.push("done"),
        Some(Status::Active | Status::Blocked) => tags.push("active"),
        _ => {}
    }
    if outlook.status == Some(Status::Blocked) || late {
        tags.push("crit");
    }
    if from == to {
        tags.push("milestone");
    }
    let state = match outlook.status {
        Some(Status::Dropped) => " (dropped)",
        Some(Status::Blocked) => " (blocked)",
        _ => "",
    };
    let title = milestone.title.as_deref().unwrap_or(milestone.id.as_str());
    let tags: String = tags.iter().map(|tag| format!("{tag}, ")).collect();
    Some(format!(
        "    {}{state} :{tags}{id}, {}, {}\n",
        words(title),
        iso(date(from)),
        iso(date(to))
    ))
}

/// Words in which nothing is taken for a sign of Mermaid.
fn words(text: &str) -> String {
    let text = lines(text);
    let safe: String = text
        .chars()
        .map(|one| match one {
            ':' => '\u{2236}',
            ';' => ',',
            '#' => '\u{2116}',
            '<' => '\u{2039}',
            '>' => '\u{203a}',
            '\n' | '\r' | '\t' => ' ',
            other => other,
        })
        .collect();
    // A pair of signs begins a comment.
    let mut safe = safe;
    while safe.contains("%%") {
        safe = safe.replace("%%", "%");
    }
    let safe = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = safe.to_lowercase();
    match KEYWORDS.iter().any(|word| folded.starts_with(word)) || safe.is_empty() {
        true => format!("\u{201c}{safe}\u{201d}"),
        false => safe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_people_wrote_is_taken_for_a_sign() {
        for (text, safe) in [
            ("Lab: ISO; part #2", "Lab\u{2236} ISO, part \u{2116}2"),
            (
                "Title deed of the plot",
                "\u{201c}Title deed of the plot\u{201d}",
            ),
            ("40 % done", "40 % done"),
            (
                "<script>x\n</script>",
                "\u{2039}script\u{203a}x \u{2039}/script\u{203a}",
            ),
            ("", "\u{201c}\u{201d}"),
            ("اردو 🏭", "اردو 🏭"),
        ] {
            assert_eq!(words(text), safe);
        }
        assert!(!words("%%{init}%%%").contains("%%"));
    }
}
