//! Remarks on one matter.

use crate::model::{DayNumber, EntryRef, Feedback, Portfolio};

/// What makes remarks one theme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ThemeKey {
    /// They bear this tag.
    Tag(String),
    /// They share these words.
    Words(Vec<String>),
}

/// Remarks on one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FeedbackTheme {
    /// What makes them one.
    pub key: ThemeKey,
    /// The remarks, by day.
    pub remarks: Vec<EntryRef>,
    /// The places of the clusters in which they were made.
    pub clusters: Vec<usize>,
    /// The first and the last day on which it was said.
    pub span: Option<(DayNumber, DayNumber)>,
    /// Whether it came up in three clusters or more within 92 days.
    pub is_common: bool,
    /// The remarks that wait for an answer.
    pub waiting: Vec<EntryRef>,
    /// The remarks that were answered: what helped here may help there.
    pub answered: Vec<EntryRef>,
    /// The one organisation that has to answer all that waits, where it is one.
    pub organisation: Option<String>,
}

/// The remark at a place.
pub(super) fn feedback(portfolio: &Portfolio, found: EntryRef) -> Option<&Feedback> {
    portfolio.file(found.roadmap).feedback.get(found.index)
}
