//! What a roadmap is: typed entries and records, ids, references, the ladder.
//!
//! No I/O, no clock, no interface. Each kind is described once, in [`cluster`], [`people`], [`plan`] and
//! [`word`]; reading, editing, forms, commands and the reference page all work from that description.

pub mod choice;
pub mod cluster;
pub mod date;
pub mod entry;
pub mod field;
pub mod file;
pub mod id;
pub mod kind;
pub mod order;
pub mod people;
pub mod plan;
pub mod portfolio;
pub mod value;
pub mod word;

pub use choice::{Choice, Code, Direction, Group, Health, Level, Rhythm, Status};
pub use cluster::{Cluster, CustomField, Head, Rules};
pub use date::{Date, Day};
pub use entry::{At, Entry};
pub use field::{Field, Reason, Required, Shape, Target, Tense};
pub use file::{PORTFOLIO, Roadmap};
pub use id::{Id, Reference};
pub use kind::{Kind, Nature};
pub use people::{Chain, Owner, Referral, Sector, Zone};
pub use plan::{
    Allocation, Capability, Flow, Fund, Indicator, Match, Milestone, Phase, Placement, Policy,
    Reading, Risk, Step,
};
pub use portfolio::{Found, Named, Names, Portfolio};
pub use value::{Scalar, Value};
pub use word::{Assessment, Change, Confirmation, Conflict, Decision, Feedback, Review};
