//! What a roadmap is: typed entries and records, ids, references, the ladder.
//!
//! No I/O, no clock, no interface. Each kind is described once, in [`cluster`], [`parties`], [`work_items`] and
//! [`records`]; reading, editing, forms, commands and the reference page all work from that description.

pub(crate) mod choice;
pub(crate) mod cluster;
pub(crate) mod custom;
pub(crate) mod custom_binding;
pub(crate) mod custom_values;
pub(crate) mod document;
pub(crate) mod entry;
pub(crate) mod evidence;
pub(crate) mod field;
pub(crate) mod field_group;
mod field_storage;
pub(crate) mod hash;
pub(crate) mod id;
pub mod kind;
pub(crate) mod parties;
pub(crate) mod portfolio;
pub mod records;
mod same_pairs;
pub(crate) mod value;
pub(crate) mod work_items;

pub(crate) use crate::dates::date::{Date, DayNumber};
pub(crate) use choice::{Code, Group, Health, Level, Status, WordEnum};
pub(crate) use custom::CustomSchema;
pub(crate) use document::{PORTFOLIO, Roadmap};
pub(crate) use entry::{Entry, SourcePos};
pub(crate) use field::{Field, ReasonPolicy, ReferenceTarget, Required, ValueType};
pub(crate) use id::{Id, Reference, why_no_file_name};
pub(crate) use kind::{EntryClass, Kind};
pub(crate) use lean_string::LeanString;
pub(crate) use parties::{Chain, Owner, Sector, Zone};
pub(crate) use portfolio::{EntryRef, Portfolio, ReferenceIndex, Resolution};
pub(crate) use records::{Assessment, Change, Confirmation, Conflict, Decision, Feedback, Review};
pub(crate) use value::{Scalar, Value};
pub(crate) use work_items::{
    Allocation, Capability, Fund, Indicator, Match, Milestone, Placement, Reading,
};
