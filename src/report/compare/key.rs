//! In which order clusters are compared.

use std::cmp::Ordering;

use super::Line;
use crate::roadmap::Portfolio;
use crate::roadmap::order;

/// What clusters are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The id of the roadmap.
    Roadmap,
    /// The sector group.
    Group,
    /// The worst letter.
    Health,
    /// Collective efficiency.
    Efficiency,
    /// Upgrading.
    Upgrading,
    /// Open milestones.
    Open,
    /// Median slip.
    Slip,
    /// Milestones that are stale.
    Stale,
    /// Median days of silence.
    Silent,
    /// Median days to an answer.
    Answer,
    /// Feedback not yet told.
    Untold,
}

impl Key {
    /// Every key, in the order of the columns.
    pub const ALL: [Key; 11] = [
        Key::Roadmap,
        Key::Group,
        Key::Health,
        Key::Efficiency,
        Key::Upgrading,
        Key::Open,
        Key::Slip,
        Key::Stale,
        Key::Silent,
        Key::Answer,
        Key::Untold,
    ];

    /// The word for it: the heading of its column.
    pub fn word(self) -> &'static str {
        match self {
            Key::Roadmap => "roadmap",
            Key::Group => "group",
            Key::Health => "health",
            Key::Efficiency => "efficiency",
            Key::Upgrading => "upgrading",
            Key::Open => "open",
            Key::Slip => "slip",
            Key::Stale => "stale",
            Key::Silent => "silent",
            Key::Answer => "answer",
            Key::Untold => "untold",
        }
    }

    /// The key of that word.
    pub fn from_word(word: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.word() == word)
    }

    /// What it compares; what is not known is none.
    fn value(self, line: &Line) -> Option<f64> {
        match self {
            Key::Roadmap => Some(line.roadmap as f64),
            Key::Group => line.group.map(|group| f64::from(group as u8)),
            Key::Health => Some(f64::from(line.letters.overall() as u8)),
            Key::Efficiency => line.efficiency.score,
            Key::Upgrading => line.upgrading.score,
            Key::Open => Some(line.open as f64),
            Key::Slip => line.slip.median,
            Key::Stale => Some(line.silence.stale as f64),
            Key::Silent => line.silence.median,
            Key::Answer => line.feedback_loop.median_days_to_answer,
            Key::Untold => Some(line.feedback_loop.open as f64),
        }
    }
}

/// Sorts by a key, from low to high or the other way round; what is not known comes last both ways, and equals stay
/// in the order of their ids.
pub fn sort(lines: &mut [Line], key: Key, backwards: bool, portfolio: &Portfolio) {
    order::sort_by(lines, |a, b| {
        portfolio.roadmaps[a.roadmap]
            .id
            .cmp(&portfolio.roadmaps[b.roadmap].id)
    });
    order::sort_by(lines, |a, b| match (key.value(a), key.value(b)) {
        (Some(a), Some(b)) if backwards => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
}
