//! The health letters of a roadmap, from its flags.

use crate::model::order;
use crate::model::{EntryRef, Health};

use super::flag::{Flag, Severity};
use super::rules::RuleGroup;

/// The three letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthGrades {
    /// Of the rules about dates.
    pub dates: Health,
    /// Of the rules about upkeep.
    pub upkeep: Health,
    /// Of the rules about the loop.
    pub feedback_loop: Health,
}

impl HealthGrades {
    /// The worst of the three.
    pub fn overall(&self) -> Health {
        self.dates.max(self.upkeep).max(self.feedback_loop)
    }

    /// The letter of a group; the file has none.
    pub fn of(&self, group: RuleGroup) -> Option<Health> {
        match group {
            RuleGroup::Dates => Some(self.dates),
            RuleGroup::Upkeep => Some(self.upkeep),
            RuleGroup::Loop => Some(self.feedback_loop),
            RuleGroup::File => None,
        }
    }

    /// The letters of a roadmap with these flags, so many open milestones and so much feedback not yet told.
    pub(super) fn new(flags: &[Flag], open: usize, untold: usize) -> HealthGrades {
        HealthGrades {
            dates: letter(flags, RuleGroup::Dates, open),
            upkeep: letter(flags, RuleGroup::Upkeep, open),
            feedback_loop: letter(flags, RuleGroup::Loop, untold),
        }
    }
}

fn letter(flags: &[Flag], group: RuleGroup, of: usize) -> Health {
    let of = of.max(1);
    let bad = || {
        let group = flags.iter().filter(move |flag| flag.rule.group() == group);
        group.filter(|flag| flag.severity < Severity::Notice)
    };
    let entries = |severity: Severity| {
        let flags = bad().filter(|flag| flag.severity <= severity);
        let mut entries: Vec<EntryRef> = flags.filter_map(|flag| flag.entry).collect();
        order::sort(&mut entries);
        entries.dedup();
        entries.len()
    };
    let (errors, entries) = (entries(Severity::Error), entries(Severity::Warning));
    let on_roadmap = bad().any(|flag| flag.entry.is_none());
    if errors > 0 && 4 * errors >= of {
        Health::Red
    } else if errors > 0 || (entries > 0 && 4 * entries >= of) || on_roadmap {
        Health::Amber
    } else {
        Health::Green
    }
}
