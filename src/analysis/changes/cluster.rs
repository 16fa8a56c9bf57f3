//! The changes of one roadmap.

use super::change::ChangedField;
use super::summary::ChangeFigures;
use crate::model::Date;

/// What changed in one roadmap.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ClusterChanges {
    /// The place of the roadmap.
    pub roadmap: usize,
    /// The first day that was looked at; none where everything was.
    pub since: Option<Date>,
    /// Every change, by category, entry and day.
    pub changes: Vec<ChangedField>,
    /// The numbers of the summary.
    pub figures: ChangeFigures,
    /// Milestones whose fields were changed by hand, as they stand now, with those fields.
    pub unlogged: Vec<(usize, Vec<&'static str>)>,
}
