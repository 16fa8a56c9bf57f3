//! The health letters of a roadmap, from its flags.

use crate::roadmap::order;
use crate::roadmap::{Found, Health};

use super::flag::{Flag, Severity};
use super::rules::Group;

/// The three letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    /// Of the rules about dates.
    pub dates: Health,
    /// Of the rules about upkeep.
    pub upkeep: Health,
    /// Of the rules about the loop.
    pub feedback_loop: Health,
}

impl Letters {
    /// The worst of the three.
    pub fn overall(&self) -> Health {
        self.dates.max(self.upkeep).max(self.feedback_loop)
    }

    /// The letter of a group; the file has none.
    pub fn of(&self, group: Group) -> Option<Health> {
        match group {
            Group::Dates => Some(self.dates),
            Group::Upkeep => Some(self.upkeep),
            Group::Loop => Some(self.feedback_loop),
            Group::File => None,
        }
    }

    /// The letters of a roadmap with these flags, so many open milestones and so much feedback not yet told.
    pub(super) fn new(flags: &[Flag], open: usize, untold: usize) -> Letters {
        Letters {
            dates: letter(flags, Group::Dates, open),
            upkeep: letter(flags, Group::Upkeep, open),
            feedback_loop: letter(flags, Group::Loop, untold),
        }
    }
}

fn letter(flags: &[Flag], group: Group, of: usize) -> Health {
    let of = of.max(1);
    let bad = || {
        let group = flags.iter().filter(move |flag| flag.rule.group() == group);
        group.filter(|flag| flag.severity < Severity::Notice)
    };
    let entries = |severity: Severity| {
        let flags = bad().filter(|flag| flag.severity <= severity);
        let mut entries: Vec<Found> = flags.filter_map(|flag| flag.entry).collect();
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
