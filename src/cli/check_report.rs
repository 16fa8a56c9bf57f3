//! What `tcu check` found, for people: the table of roadmaps, then the flags by roadmap, an entry a line.

use std::borrow::Cow;

use super::flags::{self, counted};
use super::output::Output;
use super::table::Table;
use crate::health::{Flag, RoadmapHealth, Severity};
use crate::model::hash::HashMap;
use crate::model::{Health, Roadmap};
use crate::text;

/// Entries of one roadmap that a terminal shows before the others are only counted.
const AT_MOST: usize = 20;
/// Columns that the id of an entry takes at most before what follows is pushed to the right.
const WIDEST_ID: usize = 28;

/// What was found, and how much of it is shown.
pub(crate) struct CheckReport<'a> {
    /// The flags that are told, in their order.
    pub flags: &'a [&'a Flag],
    /// The roadmaps that were looked at.
    pub roadmaps: &'a [(&'a Roadmap, &'a RoadmapHealth)],
    /// The names of the files that could not be read.
    pub unread: &'a [&'a str],
    /// Every entry, however many.
    pub all: bool,
}

/// How many flags there are of each severity.
#[derive(Clone, Copy, Default)]
struct FlagCounts([usize; Severity::ALL.len()]);

impl FlagCounts {
    fn of<'f>(flags: impl IntoIterator<Item = &'f &'f Flag>) -> Self {
        let mut counts = Self::default();
        for flag in flags {
            counts.0[flag.severity as usize] += 1;
        }
        counts
    }

    fn each(self) -> impl Iterator<Item = (Severity, usize)> {
        Severity::ALL.into_iter().zip(self.0)
    }

    /// `2 errors, 1 notice`: what there is.
    fn present(self) -> String {
        let there = self.each().filter(|(_, count)| *count > 0);
        let parts: Vec<_> = there
            .map(|(severity, count)| counted(count, severity.word()))
            .collect();
        parts.join(", ")
    }
}

/// The flags of one entry, the worst first.
struct EntryFlags<'a> {
    item: &'a str,
    flags: Vec<&'a Flag>,
}

impl CheckReport<'_> {
    /// The report as text.
    pub(crate) fn text(&self, output: &Output<'_>) -> String {
        let by_roadmap = self.by_roadmap();
        let mut report = self.table(&by_roadmap, output);
        report.reserve(128 * self.flags.len());
        for (roadmap, flags) in &by_roadmap {
            self.section(roadmap, flags, output, &mut report);
        }
        report.push_str(&self.rules_off());
        report.push_str(&self.sum());
        report
    }

    /// A line for each roadmap: its letters, and the flags that are told of it.
    fn table(&self, by_roadmap: &[(&str, Vec<&Flag>)], output: &Output<'_>) -> String {
        if self.roadmaps.is_empty() {
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
        ])
        .leave_out_first(&["dropped", "done", "open", "feedback", "updates", "schedule"]);
        for (roadmap, condition) in self.roadmaps {
            let letters = &condition.letters;
            let health = [
                letters.overall(),
                letters.schedule,
                letters.updates,
                letters.feedback,
            ];
            let own = by_roadmap.binary_search_by(|(id, _)| (*id).cmp(&roadmap.id));
            let own = own.map_or(&[][..], |place| &by_roadmap[place].1);
            let numbers = [condition.open, condition.done, condition.dropped];
            let numbers = numbers.into_iter().chain(FlagCounts::of(own).0);
            let mut row = vec![roadmap.id.clone()];
            row.extend(health.iter().map(Health::to_string));
            row.extend(numbers.map(|number| number.to_string()));
            table.row(row);
        }
        let mut text = table.text(output.table_columns, |heading| output.colors.bold(heading));
        text.push('\n');
        text
    }

    /// The flags of each roadmap that has any, by its id.
    fn by_roadmap(&self) -> Vec<(&str, Vec<&Flag>)> {
        let mut places: HashMap<&str, usize> = HashMap::default();
        let mut by: Vec<(&str, Vec<&Flag>)> = Vec::new();
        for &flag in self.flags {
            let place = *places.entry(&flag.roadmap).or_insert(by.len());
            match by.get_mut(place) {
                Some((_, flags)) => flags.push(flag),
                None => by.push((&flag.roadmap, vec![flag])),
            }
        }
        by.sort_unstable_by_key(|(id, _)| *id);
        by
    }

    fn section(&self, id: &str, flags: &[&Flag], output: &Output<'_>, report: &mut String) {
        let entries = by_entry(id, flags);
        let shown = match self.all || !output.is_terminal() {
            true => entries.len(),
            false => entries.len().min(AT_MOST),
        };
        // Roadmaps come by id, and a test gives none.
        let place = (self.roadmaps).binary_search_by(|(roadmap, _)| roadmap.id.as_str().cmp(id));
        let name = place.ok().map(|place| &self.roadmaps[place]);
        let mut heading = output.colors.bold(&text::line(id));
        if let Some((roadmap, _)) = name {
            heading.push_str(&format!("  {}", text::line(roadmap.name())));
        }
        report.push_str(&heading);
        report.push('\n');
        let (shown, left) = entries.split_at(shown);
        let widest = shown.iter().map(|entry| text::width(entry.item)).max();
        let width = widest.unwrap_or_default().min(WIDEST_ID);
        for entry in shown {
            entry.line(width, output, report);
        }
        if !left.is_empty() {
            let counts = FlagCounts::of(left.iter().flat_map(|entry| &entry.flags));
            let more = format!(
                "and {} more with {}: tcu check {id} --all",
                entries_of(left.len()),
                counts.present()
            );
            report.push_str(&format!("  {}\n", output.colors.dim(&more)));
        }
        report.push('\n');
    }

    fn rules_off(&self) -> String {
        let mut lines = String::new();
        for (roadmap, condition) in self.roadmaps {
            let off: Vec<_> = condition.off.rules().map(|rule| rule.id()).collect();
            if !off.is_empty() {
                lines.push_str(&format!(
                    "Rules that are off in {}: {}\n",
                    roadmap.id,
                    off.join(", ")
                ));
            }
        }
        lines
    }

    /// How many flags there are in all. Of what could not be read it is never said that nothing is wrong.
    fn sum(&self) -> String {
        let counts = FlagCounts::of(self.flags);
        if self.unread.is_empty() {
            let each = counts.each();
            let parts: Vec<_> = each
                .map(|(severity, count)| counted(count, severity.word()))
                .collect();
            let mut sum = format!("{}.\n", parts.join(", "));
            if !self.flags.is_empty() {
                sum.push_str(
                    "tcu show ADDRESS explains every flag of an entry, and says what to do.\n",
                );
            }
            return sum;
        }
        let unread = format!(
            "not checked, as it could not be read: {}.\n",
            self.unread.join(", ")
        );
        let present = counts.present();
        match (self.roadmaps.is_empty(), present.as_str()) {
            (true, "") => crate::text::capitalised(&unread),
            (false, "") => format!("Nothing flagged in what could be read; {unread}"),
            _ => format!("{present} in what could be read; {unread}"),
        }
    }
}

/// The flags of each entry, in the order of its worst.
fn by_entry<'a>(id: &'a str, flags: &[&'a Flag]) -> Vec<EntryFlags<'a>> {
    let mut entries: Vec<EntryFlags<'a>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::default();
    for flag in flags {
        let item = flag.item.as_deref().unwrap_or(id);
        let place = *places.entry(item).or_insert(entries.len());
        match entries.get_mut(place) {
            Some(entry) => entry.flags.push(flag),
            None => entries.push(EntryFlags {
                item,
                flags: vec![flag],
            }),
        }
    }
    entries
}

impl EntryFlags<'_> {
    /// How bad, which entry, the titles of its flags with their days, and the messages as far as there is room.
    fn line(&self, width: usize, output: &Output<'_>, report: &mut String) {
        let Some(worst) = self.flags.first() else {
            return;
        };
        let severity = match worst.severity {
            Severity::Error => "error  ",
            Severity::Warning => "warning",
            Severity::Notice => "notice ",
        };
        let item = text::line(self.item);
        let item_width = text::width(self.item).max(width);
        report.push_str("  ");
        match output.colors.on {
            true => report.push_str(&flags::of_severity(worst.severity, severity, output.colors)),
            false => report.push_str(severity),
        }
        report.push_str("  ");
        match item.is_ascii() && item.len() <= item_width {
            true => {
                report.push_str(&item);
                report.extend(std::iter::repeat_n(' ', item_width - item.len()));
            }
            false => report.push_str(&text::pad(&item, item_width)),
        }
        report.push_str("  ");
        let rest = report.len();
        for (place, flag) in self.flags.iter().enumerate() {
            report.push_str(if place > 0 { ", " } else { "" });
            title(flag, report);
        }
        report.push_str(": ");
        // There is room for one message at most on a terminal.
        let most = if output.is_terminal() { 1 } else { usize::MAX };
        for (place, flag) in self.flags.iter().take(most).enumerate() {
            report.push_str(if place > 0 { "; " } else { "" });
            report.push_str(&flag.message);
        }
        let room = output.table_columns.saturating_sub(13 + item_width).max(20);
        let cut = match text::fitted(&report[rest..], room) {
            Cow::Borrowed(_) => None,
            Cow::Owned(cut) => Some(cut),
        };
        if let Some(cut) = cut {
            report.truncate(rest);
            report.push_str(&cut);
        }
        report.push('\n');
    }
}

/// `Slipping 92 d`.
fn title(flag: &Flag, text: &mut String) {
    text.push_str(flag.rule.title());
    if let Some(days) = flag.shown_days() {
        text.push(' ');
        text.push_str(itoa::Buffer::new().format(days));
        text.push_str(" d");
    }
}

fn entries_of(count: usize) -> String {
    match count {
        1 => "1 entry".to_owned(),
        _ => format!("{count} entries"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::Rule;

    fn flag(item: &str, rule: Rule, severity: Severity) -> Flag {
        Flag {
            rule,
            severity,
            roadmap: "fans".into(),
            place: None,
            kind: "milestone",
            item: Some(item.into()),
            days: Some(9),
            message: "nine days after the baseline: baseline 30 Jun 2026, forecast 9 Jul 2026"
                .into(),
            file: "fans.toml".into(),
            line: None,
            entry: None,
        }
    }

    fn report(flags: &[Flag], all: bool, columns: Option<usize>) -> String {
        let (mut results, mut messages) = (Vec::new(), Vec::new());
        let output = Output::new(&mut results, &mut messages, Default::default(), columns);
        let flags: Vec<_> = flags.iter().collect();
        let report = CheckReport {
            flags: &flags,
            roadmaps: &[],
            unread: &[],
            all,
        };
        report.text(&output)
    }

    fn entries(report: &str) -> usize {
        report
            .lines()
            .filter(|line| line.starts_with("  warning"))
            .count()
    }

    #[test]
    fn a_terminal_shows_twenty_entries_and_counts_the_others() {
        let many: Vec<_> = (0..23)
            .map(|number| flag(&format!("m{number}"), Rule::Slipping, Severity::Warning))
            .collect();
        let short = report(&many, false, Some(80));
        assert_eq!(entries(&short), 20, "{short}");
        assert!(
            short.contains("and 3 entries more with 3 warnings: tcu check fans --all"),
            "{short}"
        );
        assert!(short.lines().all(|line| text::width(line) <= 80), "{short}");
        assert_eq!(entries(&report(&many, true, Some(80))), 23);
        assert_eq!(entries(&report(&many, false, None)), 23);
    }

    #[test]
    fn what_several_rules_say_of_one_entry_is_one_line() {
        let flags = [
            flag("rig", Rule::Slipping, Severity::Error),
            flag("line", Rule::Slipping, Severity::Warning),
            flag("rig", Rule::Stale, Severity::Warning),
        ];
        let text = report(&flags, false, Some(60));
        insta::assert_snapshot!(text, @r"
        fans
          error    rig   Slipping 9 d, No update 9 d: nine days aft…
          warning  line  Slipping 9 d: nine days after the baseline…

        1 error, 2 warnings, no notices.
        tcu show ADDRESS explains every flag of an entry, and says what to do.
        ");
    }
}
