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
    pub use crate::dates::date::Date;
    pub use crate::dates::date::parse_iso;
    pub use crate::model::document::Roadmap;
    pub use crate::model::entry::Entry;
    pub use crate::model::id::Id;
    pub use crate::model::id::Reference;
    pub use crate::model::portfolio::EntryRef;
    pub use crate::model::portfolio::Portfolio;
    pub use crate::model::portfolio::ReferenceIndex;
    pub use crate::model::value::Value;
    pub use crate::store::folder::Folder;
    pub use crate::store::folder::RetainBytes;
    pub use crate::store::read::ReadResult;
    pub use crate::store::read::problem::Problem;
    pub use crate::store::read::read_text;
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
    pub use crate::health::assess::HealthReport;
    pub use crate::health::assess::assess;
    pub use crate::health::flag::Flag;
    pub use crate::health::flag::Severity;
    pub use crate::health::rules::RULES;
    pub use crate::health::rules::Rule;
    pub use crate::health::rules::RuleGroup;
    pub use crate::schedule::compute::compute;
    pub use crate::schedule::limits::Thresholds;
    pub use crate::schedule::portfolio_schedule::Schedule;
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
    pub use crate::edit::apply::apply;
    pub use crate::edit::change::Edit;
    pub use crate::edit::change::EntryPath;
    pub use crate::edit::change::NewEntry;
    pub use crate::edit::change_reason::ChangeReason;
    pub use crate::edit::editor::Actor;
    pub use crate::edit::editor::RoadmapEditor;
    pub use crate::edit::error::EditError;
    pub use crate::edit::transaction::Transaction;
    pub use crate::store::commit::CommitError;
    pub use crate::store::commit::commit;
    pub use crate::store::commit::edited;
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
    pub use crate::edit::merge::open_conflicts::OpenConflict;
    pub use crate::edit::merge::open_conflicts::unsettled;
    pub use crate::edit::merge::resolve::settle;
    pub use crate::store::merge::MergeError;
    pub use crate::store::merge::MergedText;
    pub use crate::store::merge::merge_texts;
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
    pub use crate::model::choice::WordEnum;
    pub use crate::model::field::Field;
    pub use crate::model::field::ReasonPolicy;
    pub use crate::model::field::Required;
    pub use crate::model::field::Tense;
    pub use crate::model::field::ValueType;
    pub use crate::model::kind::EntryClass;
    pub use crate::model::kind::FileScope;
    pub use crate::model::kind::Kind;
}
