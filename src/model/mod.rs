//! What a roadmap is: typed entries and records, ids, references, the ladder.
//!
//! No I/O, no clock, no interface. Each kind is described once, in [`cluster`], [`parties`], [`work_items`] and
//! [`records`]; reading, editing, forms, commands and the reference page all work from that description.

pub mod choice;
pub mod cluster;
pub mod custom;
pub mod custom_binding;
pub mod custom_values;
pub mod document;
pub mod entry;
pub mod evidence;
pub mod field;
pub mod field_group;
pub mod hash;
pub mod id;
pub mod kind;
pub mod parties;
pub mod portfolio;
pub mod records;
pub mod value;
pub mod work_items;

pub use crate::dates::date::{Date, DayNumber};
pub use choice::{Code, Group, Health, Level, Status, WordEnum};
pub use custom::CustomSchema;
pub use document::{PORTFOLIO, Roadmap};
pub use entry::{Entry, SourcePos};
pub use field::{Field, ReasonPolicy, ReferenceTarget, Required, Tense, ValueType};
pub use id::{Id, Reference, why_no_file_name};
pub use kind::{EntryClass, Kind};
pub use parties::{Chain, Owner, Sector, Zone};
pub use portfolio::{EntryRef, Portfolio, ReferenceIndex, Resolution};
pub use records::{Assessment, Change, Confirmation, Conflict, Decision, Feedback, Review};
pub use value::{Scalar, Value};
pub use work_items::{
    Allocation, Capability, Fund, Indicator, Match, Milestone, Placement, Reading,
};
