//! In which order clusters are compared.

use std::cmp::Ordering;

use super::ComparisonRow;
use crate::model::Portfolio;

/// What clusters are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SortKey {
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

impl SortKey {
    /// Every key, in the order of the columns.
    pub(crate) const ALL: [SortKey; 11] = [
        SortKey::Roadmap,
        SortKey::Group,
        SortKey::Health,
        SortKey::Efficiency,
        SortKey::Upgrading,
        SortKey::Open,
        SortKey::Slip,
        SortKey::Stale,
        SortKey::Silent,
        SortKey::Answer,
        SortKey::Untold,
    ];

    /// The word for it: the heading of its column.
    pub(crate) fn word(self) -> &'static str {
        match self {
            SortKey::Roadmap => "roadmap",
            SortKey::Group => "group",
            SortKey::Health => "health",
            SortKey::Efficiency => "efficiency",
            SortKey::Upgrading => "upgrading",
            SortKey::Open => "open",
            SortKey::Slip => "slip",
            SortKey::Stale => "stale",
            SortKey::Silent => "silent",
            SortKey::Answer => "answer",
            SortKey::Untold => "untold",
        }
    }

    /// The key of that word.
    pub(crate) fn from_word(word: &str) -> Option<SortKey> {
        SortKey::ALL.into_iter().find(|key| key.word() == word)
    }

    /// What it compares; what is not known is none.
    fn value(self, line: &ComparisonRow) -> Option<f64> {
        match self {
            SortKey::Roadmap => Some(line.roadmap as f64),
            SortKey::Group => line.group.map(|group| f64::from(group as u8)),
            SortKey::Health => Some(f64::from(line.letters.overall() as u8)),
            SortKey::Efficiency => line.efficiency.score,
            SortKey::Upgrading => line.upgrading.score,
            SortKey::Open => Some(line.open as f64),
            SortKey::Slip => line.slip.median,
            SortKey::Stale => Some(line.silence.stale as f64),
            SortKey::Silent => line.silence.median,
            SortKey::Answer => line.feedback.median_days_to_answer,
            SortKey::Untold => Some(line.feedback.waiting as f64),
        }
    }
}

/// Sorts by a key, from low to high or the other way round; what is not known comes last both ways, and equals stay
/// in the order of their ids.
pub(crate) fn sort(
    lines: &mut [ComparisonRow],
    key: SortKey,
    backwards: bool,
    portfolio: &Portfolio,
) {
    lines.sort_by(|a, b| {
        portfolio.roadmaps[a.roadmap]
            .id
            .cmp(&portfolio.roadmaps[b.roadmap].id)
    });
    lines.sort_by(|a, b| match (key.value(a), key.value(b)) {
        (Some(a), Some(b)) if backwards => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
}
