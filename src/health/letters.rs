//! The health letters of a roadmap, from its flags.

use std::collections::HashMap;

use crate::roadmap::Health;

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
    let mut worst: HashMap<(&str, &str), Severity> = HashMap::new();
    let mut on_roadmap = false;
    let bad = flags
        .iter()
        .filter(|flag| flag.rule.group() == group && flag.severity < Severity::Notice);
    for flag in bad {
        match &flag.item {
            Some(item) => {
                let entry = worst.entry((flag.kind, item)).or_insert(flag.severity);
                *entry = flag.severity.min(*entry);
            }
            None => on_roadmap = true,
        }
    }
    let errors = worst
        .values()
        .filter(|&&severity| severity == Severity::Error)
        .count();
    if errors > 0 && 4 * errors >= of {
        Health::Red
    } else if errors > 0 || (!worst.is_empty() && 4 * worst.len() >= of) || on_roadmap {
        Health::Amber
    } else {
        Health::Green
    }
}
