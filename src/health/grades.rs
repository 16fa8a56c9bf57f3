//! The health letters of a roadmap, from its flags.

use std::sync::Arc;

use crate::model::hash::HashMap;
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
    pub(super) fn new(flags: &[Arc<Flag>], entries: Entries) -> HealthGrades {
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

/// The letters of a roadmap in which nothing stands.
impl Default for HealthGrades {
    fn default() -> Self {
        Self::new(&[], Entries::default())
    }
}

/// What the flags of a roadmap are weighed against.
#[derive(Clone, Copy, Debug, Default)]
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
fn letter(flags: &[Arc<Flag>], group: RuleGroup, errors_of: usize, warnings_of: usize) -> Health {
    let bad = flags
        .iter()
        .filter(|flag| flag.severity < Severity::Notice && flag.rule.group() == group);
    // The worst of each entry.
    let mut worst: HashMap<EntryRef, Severity> = HashMap::default();
    let mut on_roadmap = false;
    for flag in bad {
        match flag.entry {
            Some(entry) => {
                let worst = worst.entry(entry).or_insert(flag.severity);
                *worst = flag.severity.min(*worst);
            }
            None => on_roadmap = true,
        }
    }
    let with_error = worst.values().filter(|one| **one == Severity::Error);
    let (errors, entries) = (with_error.count(), worst.len());
    if errors > 0 && 4 * errors >= errors_of {
        Health::Red
    } else if errors > 0 || (entries > 0 && 4 * entries >= warnings_of) || on_roadmap {
        Health::Amber
    } else {
        Health::Green
    }
}
