//! Words that several parts of the report use.

use super::source::ReportSource;
use crate::dates::date::date;
use crate::health::{Flag, Mean, Severity};
use crate::model::{Date, DayNumber, EntryRef, Health, Kind, Reference, WordEnum};
use crate::report::document::{DocCell, DocText, cell, says, stresses, wrote};
use crate::text;

/// A number with its thousands apart: `84,000,000`, `12.5`.
pub(super) fn amount(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let plain = format!("{}", (value * 100.0).round() / 100.0);
    text::thousands(&plain, true).replace('-', "\u{2212}")
}

/// Some words as a sentence: the first letter large, a full stop at the end.
pub(super) fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut rest = words.chars();
    let Some(first) = rest.next() else {
        return String::new();
    };
    let stop = if words.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("{}{}{stop}", first.to_uppercase(), rest.as_str())
}

/// A share in percent.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// `1.4 of 3, 5 of 9 scored`.
pub(super) fn mean(mean: Mean) -> String {
    match mean.score {
        Some(score) => format!("{score:.1} / 3 ({} / {})", mean.scored, mean.of),
        None => format!("\u{2013} ({} / {})", mean.scored, mean.of),
    }
}

impl ReportSource<'_> {
    /// A health letter with its shape: colour is never the only sign.
    pub(super) fn health_cell(&self, health: Health) -> DocCell {
        let shape = match health {
            Health::Green => "\u{25cf}",
            Health::Amber => "\u{25b2}",
            Health::Red => "\u{25a0}",
        };
        DocCell {
            text: format!("{shape} {}", self.text(health.word())),
            tone: health.word(),
            link: None,
        }
    }

    pub(super) fn day_cell(&self, day: Option<DayNumber>) -> DocCell {
        cell(
            day.map(|day| self.messages.date(date(day)))
                .unwrap_or_default(),
        )
    }

    pub(super) fn date_text(&self, date: Option<Date>) -> String {
        date.map(|date| self.messages.date(date))
            .unwrap_or_default()
    }

    /// The office that a reference of a roadmap names; the reference itself where it names nothing.
    pub(super) fn office(&self, place: usize, owner: Option<&Reference>) -> String {
        let Some(said) = owner else {
            return String::new();
        };
        let found = self
            .names
            .resolve(Some(place), said, &[Kind::Owner])
            .found();
        let owner =
            found.and_then(|found| self.portfolio.file(found.roadmap).owners.get(found.index));
        owner.map_or_else(|| said.to_string(), crate::model::Owner::office)
    }

    /// What an entry is called; its id where it has no title.
    pub(super) fn title_of(&self, found: EntryRef) -> String {
        let title = crate::analysis::agenda::title(self.portfolio, found);
        if !title.is_empty() {
            return title;
        }
        let entry = self
            .portfolio
            .file(found.roadmap)
            .entry(found.kind, found.index);
        entry.map(|entry| entry.id().to_owned()).unwrap_or_default()
    }

    /// What a flag is on; the cluster where it is on the roadmap itself.
    pub(super) fn flagged(&self, flag: &Flag) -> String {
        match flag.entry {
            Some(found) => self.title_of(found),
            None => self.portfolio.file(flag.place).name().to_owned(),
        }
    }

    pub(super) fn severity(&self, severity: Severity) -> String {
        self.text(severity.word())
    }

    /// `Overdue: Test rig runs. 52 days … Give a new date.`
    pub(super) fn flag_item(&self, flag: &Flag) -> Vec<DocText> {
        vec![
            stresses(flag.rule.about().title),
            says(": "),
            wrote(self.flagged(flag)),
            says(". "),
            wrote(sentence(&flag.message)),
            says(" "),
            wrote(sentence(crate::report::advice(flag))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_their_thousands_apart() {
        for (value, expected) in [
            (0.0, "0"),
            (999.0, "999"),
            (84_000_000.0, "84,000,000"),
            (-1234.5, "\u{2212}1,234.5"),
            (0.126, "0.13"),
        ] {
            assert_eq!(amount(value), expected);
        }
    }
}
