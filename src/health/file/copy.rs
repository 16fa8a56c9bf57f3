//! A roadmap that may be a copy of another: two files of one cluster, as sync programs make them.

use crate::health::flag::Severity::Warning;
use crate::health::flag_collector::FlagCollector;
use crate::health::folder_facts::CopySign;
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    let Some((earlier, sign)) = facts.folder.earlier_copy(facts.place, facts.roadmap) else {
        return;
    };
    collector.raise_here(Rule::PossibleCopy, Warning, None, || {
        let other = &facts.portfolio.roadmaps[earlier].id;
        match sign {
            CopySign::Feedback(id) => {
                format!("may be a copy of {other}: both hold the feedback {id}")
            }
            CopySign::Name(name) => {
                format!("may be a copy of {other}: both are called \"{name}\"")
            }
        }
    });
}
