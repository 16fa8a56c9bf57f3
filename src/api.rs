//! What other programs may build on: small, documented, and tested by the examples here.

/// Reading roadmaps: one text, or a folder of them.
///
/// ```
/// use tcu::api::read::read_text;
///
/// let reading = read_text("fans", "[cluster]\nname = \"Gujrat fans\"\n");
/// assert!(reading.problems.is_empty());
/// assert_eq!(reading.roadmap.expect("valid TOML").name(), "Gujrat fans");
///
/// let broken = read_text("fans", "[cluster\n");
/// assert!(broken.roadmap.is_none());
/// assert_eq!(broken.problems[0].line, Some(1));
/// ```
pub mod read {
    pub use crate::dates::date::{Date, parse_iso};
    pub use crate::model::{
        Entry, EntryRef, Id, Portfolio, Reference, ReferenceIndex, Roadmap, Value,
    };
    pub use crate::store::read::{Problem, ReadResult, read_text};
    pub use crate::store::{Folder, RetainBytes};
}

/// Assessing roadmaps for a day: the schedule, and every flag.
///
/// ```
/// use tcu::api::assess::{assess, compute};
/// use tcu::api::read::{Portfolio, ReferenceIndex, parse_iso, read_text};
///
/// let text = "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"lab\"\ntitle = \"Laboratory\"\nforecast = 2026-03-31\n";
/// let portfolio = Portfolio {
///     roadmaps: vec![read_text("fans", text).roadmap.expect("valid TOML")],
///     ..Portfolio::default()
/// };
/// let names = ReferenceIndex::new(&portfolio);
/// let schedule = compute(&portfolio, &names, parse_iso("2026-05-01").expect("a day"));
/// let report = assess(&portfolio, &names, &schedule);
/// assert!(report.flags.iter().any(|flag| flag.rule.id() == "overdue"));
/// ```
pub mod assess {
    pub use crate::health::{Flag, HealthReport, RULES, Rule, RuleGroup, Severity, assess};
    pub use crate::schedule::{Schedule, Thresholds, compute};
}

/// Editing roadmaps: changes as values, which a text takes by the smallest splices.
///
/// ```
/// use tcu::api::edit::{Edit, EntryPath, edited};
/// use tcu::api::read::Value;
/// use tcu::api::schema::Kind;
///
/// let text = "[cluster]\nname = \"Fans\" # the largest\n";
/// let edit = Edit::Set {
///     place: EntryPath::of(Kind::Cluster, 0),
///     field: "name",
///     value: Value::Text("Gujrat fans".into()),
/// };
/// let (after, roadmap) = edited("fans", text, &[edit]).expect("the edit fits");
/// assert_eq!(after, "[cluster]\nname = \"Gujrat fans\" # the largest\n");
/// assert_eq!(roadmap.name(), "Gujrat fans");
/// ```
pub mod edit {
    pub use crate::edit::{
        Actor, ChangeReason, Edit, EditError, EntryPath, NewEntry, RoadmapEditor, Transaction,
        apply,
    };
    pub use crate::store::{CommitError, commit, edited};
}

/// Merging two versions of a roadmap, with the version that both came from or without one.
///
/// ```
/// use tcu::api::merge::merge_texts;
///
/// let base = "[cluster]\nname = \"Fans\"\n";
/// let ours = "[cluster]\nname = \"Gujrat fans\"\n";
/// let theirs = "[cluster]\nname = \"Fans\"\nsector = \"fans\"\n";
/// let merged = merge_texts("fans", Some(base), ours, theirs).expect("both can be read");
/// assert!(merged.text.contains("Gujrat fans") && merged.text.contains("sector"));
/// ```
pub mod merge {
    pub use crate::edit::merge::{OpenConflict, settle, unsettled};
    pub use crate::store::merge::{MergeError, MergedText, merge_texts};
}

/// The schema of every kind of entry and record.
///
/// ```
/// use tcu::api::schema::Kind;
///
/// let milestone = Kind::Milestone.description();
/// let owner = milestone.fields.iter().find(|field| field.key == "owner");
/// assert!(owner.expect("a field").logged);
/// ```
pub mod schema {
    pub use crate::model::kind::FileScope;
    pub use crate::model::{
        EntryClass, Field, Kind, ReasonPolicy, Required, Tense, ValueType, WordEnum,
    };
}
