//! One change of a field, and its category.

use crate::model::{Date, EntryRef, Kind, Value};

/// What a change is about, in the order in which changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ChangeCategory {
    /// An expected date.
    Forecast,
    /// An approved date.
    Baseline,
    /// How far something is.
    Status,
    /// What is to be done: titles, links, weights, whole entries added or removed.
    Scope,
    /// Who answers for it.
    Owner,
    /// A target or the day on which it is due.
    Target,
    /// Where a capability stands on the ladder, or a score.
    Level,
    /// A reading of an indicator.
    Indicator,
    /// Money.
    Fund,
    /// Anything else that the log holds.
    Other,
}

impl ChangeCategory {
    /// The word for programs.
    pub(crate) fn word(self) -> &'static str {
        match self {
            ChangeCategory::Forecast => "forecast",
            ChangeCategory::Baseline => "baseline",
            ChangeCategory::Status => "status",
            ChangeCategory::Scope => "scope",
            ChangeCategory::Owner => "owner",
            ChangeCategory::Target => "target",
            ChangeCategory::Level => "level",
            ChangeCategory::Indicator => "indicator",
            ChangeCategory::Fund => "fund",
            ChangeCategory::Other => "other",
        }
    }
}

/// One change of one field, or a record that tells a change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChangedField {
    /// The place of the roadmap; `None` is `portfolio.toml`.
    pub roadmap: Option<usize>,
    /// The entry, where it is still there.
    pub entry: Option<EntryRef>,
    /// Its kind, where it is known.
    pub kind: Option<Kind>,
    /// The id as the log gives it.
    pub item: String,
    /// Of an entry that has gone, what it was called.
    pub former_title: Option<String>,
    /// What the change is about.
    pub category: ChangeCategory,
    /// The key that changed.
    pub field: String,
    /// The day of the change.
    pub on: Date,
    /// The value before.
    pub from: Option<Value>,
    /// The value after.
    pub to: Option<Value>,
    /// Of two dates, how many days later the second is.
    pub days: Option<i64>,
    /// The reason category.
    pub code: Option<String>,
    /// The explanation.
    pub why: Option<String>,
    /// Who made it.
    pub by: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// The minute or letter of the approval.
    pub reference: Option<String>,
    /// The feedback that led to it.
    pub feedback: Vec<EntryRef>,
    /// Whether such a change should have said why and did not.
    pub lacks_reason: bool,
    /// The owner of the entry as it stands.
    pub owner: Option<EntryRef>,
}
