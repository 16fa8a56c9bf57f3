//! A flag: one rule that holds of one entry, with its number and its words; and the order of flags.

use std::cmp::Ordering;
use std::sync::Arc;

use lean_string::LeanString;

use crate::model::EntryRef;

use super::rules::Rule;

/// How bad it is. The worse stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Wrong now.
    Error,
    /// Going wrong.
    Warning,
    /// To be looked at.
    Notice,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Notice];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.word())
    }
}

/// The first part of the order of flags, as one number.
pub(super) type FlagRank = u128;

/// One rule that holds of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The rule.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The id of the roadmap that it is raised in; `portfolio` for `portfolio.toml`.
    pub roadmap: Arc<str>,
    /// The place of that roadmap; `None` is `portfolio.toml`.
    pub place: Option<usize>,
    /// The kind of what it is on; `roadmap` for the roadmap itself.
    pub kind: &'static str,
    /// The id of the entry, else its kind and place such as `review[2]`; `None` for the roadmap itself.
    pub item: Option<LeanString>,
    /// The number of days that the rule measured.
    pub days: Option<i64>,
    /// What is so, in plain words.
    pub message: Box<str>,
    /// The file that holds what it is on, relative to the folder.
    pub file: Arc<str>,
    /// The line of its header, from 1, where it is known.
    pub line: Option<u32>,
    /// The entry or record, or the table of the file; `None` for the roadmap itself.
    pub entry: Option<EntryRef>,
}

impl Flag {
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        self.rule.about().remedy
    }

    /// The number of days as people read it beside the title: none where it says nothing, as 0 days, or fewer.
    pub fn shown_days(&self) -> Option<i64> {
        self.days.filter(|days| *days > 0)
    }

    /// The order in which flags are listed: severity, days from high to low and none last, roadmap, entry
    /// (the roadmap itself first), rule.
    #[cfg(test)]
    pub fn order(&self, other: &Flag) -> Ordering {
        let by_rank = self.rank().cmp(&other.rank());
        let by_roadmap = by_rank.then_with(|| self.roadmap.cmp(&other.roadmap));
        by_roadmap.then_with(|| self.order_in_file(other))
    }

    /// What comes first in the order of flags, as one number: severity, then days from high to low and none last.
    pub(super) fn rank(&self) -> FlagRank {
        // The sign bit flipped, days are in the order of unsigned numbers; then the most days become the least.
        let days = self.days.map_or(u64::MAX, |days| {
            let most_first = !(days as u64 ^ (1 << 63));
            most_first.min(u64::MAX - 1)
        });
        (self.severity as u128) << 64 | u128::from(days)
    }

    /// What comes last in the order of flags, of two flags of one file and rank: entry, then rule.
    pub(super) fn order_in_file(&self, other: &Flag) -> Ordering {
        let by_item = self.item.cmp(&other.item);
        by_item.then_with(|| self.rule.id().cmp(other.rule.id()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(
        severity: Severity,
        days: Option<i64>,
        roadmap: &str,
        item: Option<&str>,
        rule: Rule,
    ) -> Flag {
        Flag {
            rule,
            severity,
            roadmap: roadmap.into(),
            place: None,
            kind: "milestone",
            item: item.map(LeanString::from),
            days,
            message: "".into(),
            file: "".into(),
            line: None,
            entry: None,
        }
    }

    #[test]
    fn days_that_say_nothing_are_not_shown() {
        let days = |days| flag(Severity::Notice, days, "a", None, Rule::Rebaselined).shown_days();
        assert_eq!(
            [days(Some(1)), days(Some(0)), days(Some(-585)), days(None)],
            [Some(1), None, None, None]
        );
    }

    #[test]
    fn flags_stand_in_the_order_of_the_contract() {
        use Severity::*;
        let right = [
            flag(Error, Some(9), "a", Some("x"), Rule::Slipping),
            flag(Error, Some(-1), "a", Some("x"), Rule::Slipping),
            flag(Error, None, "a", Some("x"), Rule::Conflict),
            flag(Warning, Some(400), "b", Some("a"), Rule::Stale),
            flag(Notice, None, "a", None, Rule::Setup),
            flag(Notice, None, "a", Some("change[10]"), Rule::UnknownKey),
            flag(Notice, None, "a", Some("change[2]"), Rule::UnknownKey),
            flag(Notice, None, "a", Some("x"), Rule::Overlap),
            flag(Notice, None, "a", Some("x"), Rule::Unlogged),
            flag(Notice, None, "a-b", Some("a"), Rule::Overlap),
        ];
        let mut sorted = right.to_vec();
        sorted.reverse();
        sorted.sort_by(Flag::order);
        assert_eq!(sorted, right);
    }
}
