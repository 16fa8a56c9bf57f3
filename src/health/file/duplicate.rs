//! Ids that an earlier entry already has.

use crate::health::duplicate_ids::DuplicateIds;
use crate::health::flag::Severity::Error;
use crate::health::flag_collector::{FlagCollector, item};
use crate::health::rules::Rule;
use crate::model::Roadmap;

pub(super) fn raise(file: &Roadmap, duplicates: &DuplicateIds, collector: &mut FlagCollector<'_>) {
    for &(kind, index, first) in &duplicates.later {
        collector.raise(Rule::DuplicateId, Error, (kind, index), None, || {
            let id = item(file, kind, index);
            let left_out = if duplicates.stands(kind, index) {
                ""
            } else {
                "; this one is ignored until it has its own id"
            };
            format!("another {first} above it already has the id {id}{left_out}")
        });
    }
}
