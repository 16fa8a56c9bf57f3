//! The health letters of a roadmap, from its flags.

use crate::model::{EntryRef, Health};

use super::flag::{Flag, Severity};
use super::rules::RuleGroup;

/// The three letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthGrades {
    /// Of the rules about the schedule.
    pub schedule: Health,
    /// Of the rules about updates.
    pub updates: Health,
    /// Of the rules about feedback.
    pub feedback: Health,
}

impl HealthGrades {
    /// The worst of the three.
    pub fn overall(&self) -> Health {
        self.schedule.max(self.updates).max(self.feedback)
    }

    /// The letter of a group; the file has none.
    pub fn of(&self, group: RuleGroup) -> Option<Health> {
        match group {
            RuleGroup::Schedule => Some(self.schedule),
            RuleGroup::Updates => Some(self.updates),
            RuleGroup::Feedback => Some(self.feedback),
            RuleGroup::File => None,
        }
    }

    /// The letters of a roadmap with these flags and so many entries.
    pub(super) fn new(flags: &[Flag], entries: Entries) -> HealthGrades {
        let open = entries.open.max(1);
        let waiting = entries.waiting.max(LEAST_FEEDBACK);
        let all = open + entries.others;
        HealthGrades {
            schedule: letter(flags, RuleGroup::Schedule, open, all),
            updates: letter(flags, RuleGroup::Updates, open, all),
            feedback: letter(flags, RuleGroup::Feedback, waiting, waiting),
        }
    }
}

/// What the flags of a roadmap are weighed against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entries {
    /// Open milestones.
    pub open: usize,
    /// Capabilities, indicators, placements and funds.
    pub others: usize,
    /// Feedback that is waiting.
    pub waiting: usize,
}

/// Less feedback than this counts as so much.
const LEAST_FEEDBACK: usize = 5;

/// Red where entries with an error are at least a quarter of `errors_of`; amber where there is any error, or those
/// with an error or warning are at least a quarter of `warnings_of`, or a warning stands on the roadmap itself.
fn letter(flags: &[Flag], group: RuleGroup, errors_of: usize, warnings_of: usize) -> Health {
    let bad = || {
        let group = flags.iter().filter(move |flag| flag.rule.group() == group);
        group.filter(|flag| flag.severity < Severity::Notice)
    };
    let entries = |severity: Severity| {
        let flags = bad().filter(|flag| flag.severity <= severity);
        let mut entries: Vec<EntryRef> = flags.filter_map(|flag| flag.entry).collect();
        entries.sort();
        entries.dedup();
        entries.len()
    };
    let (errors, entries) = (entries(Severity::Error), entries(Severity::Warning));
    let on_roadmap = bad().any(|flag| flag.entry.is_none());
    if errors > 0 && 4 * errors >= errors_of {
        Health::Red
    } else if errors > 0 || (entries > 0 && 4 * entries >= warnings_of) || on_roadmap {
        Health::Amber
    } else {
        Health::Green
    }
}
