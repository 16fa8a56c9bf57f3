//! What is wrong, by which rule, and what to do about it.
//!
//! [`assess`] applies every rule to a portfolio on the dates of its [`crate::schedule::Schedule`]. A rule is a pure
//! function of an entry and its facts; it reads no clock and no file, and prints nothing.

mod assess;
mod capability_level;
mod dates;
mod decimal;
mod disabled_rules;
mod duplicate_ids;
mod efficiency;
mod feedback_metrics;
mod file;
mod flag;
mod flag_collector;
mod flag_delta;
mod folder_facts;
mod format;
mod funds;
mod grades;
pub mod remedy;
mod rule_context;
mod rules;
mod upkeep;

pub use crate::schedule::Thresholds;
pub use assess::{HealthReport, RoadmapHealth, assess};
pub use capability_level::{CapabilityLevel, Score};
pub use disabled_rules::DisabledRules;
pub use efficiency::{Efficiency, Mean};
pub use feedback_metrics::{LoopFigures, median};
pub use file::newest_record;
pub use flag::{Flag, Severity};
pub use flag_delta::{FlagDelta, SeenFlags};
pub use funds::{CurrencyTotals, FundMetrics};
pub use grades::HealthGrades;
pub use rules::{RULES, Rule, RuleGroup, RuleSpec};
pub use upkeep::{unlogged, unlogged_fields};

#[cfg(test)]
mod tests;
