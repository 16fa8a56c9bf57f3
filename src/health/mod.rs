//! What is wrong, by which rule, and what to do about it.
//!
//! [`assess`] applies every rule to a portfolio on the dates of its [`crate::schedule::Schedule`]. A rule is a pure
//! function of an entry and its facts; it reads no clock and no file, and prints nothing.

pub(crate) mod assess;
mod assess_alone;
mod capability_level;
mod dates;
mod decimal;
mod disabled_rules;
mod duplicate_ids;
mod efficiency;
mod feedback_metrics;
mod file;
pub(crate) mod flag;
mod flag_collector;
mod flag_delta;
mod folder_facts;
mod format;
mod funds;
mod grades;
mod links;
mod reassess;
pub mod remedy;
mod rule_context;
pub(crate) mod rules;
mod upkeep;

pub(crate) use assess::{HealthReport, HealthSource, RoadmapHealth, assess};
pub(crate) use assess_alone::{alone_flagged_by, assess_alone};
pub(crate) use capability_level::{CapabilityLevel, Score};
pub(crate) use efficiency::{Efficiency, Mean};
pub(crate) use feedback_metrics::{LoopFigures, median};
pub(crate) use file::newest_record;
pub(crate) use flag::{Flag, Severity};
pub(crate) use flag_delta::{FlagDelta, SeenFlags};
pub(crate) use funds::FundMetrics;
pub(crate) use grades::HealthGrades;
pub(crate) use reassess::{EarlierReport, reassess};
pub(crate) use rules::{RULES, Rule, RuleGroup, RuleSpec};
pub(crate) use upkeep::{lacks_review_alone, unlogged};

#[cfg(test)]
mod tests;
