//! Ids that an earlier entry already has.

use crate::health::duplicate_ids::DuplicateIds;
use crate::health::flag::Severity::Error;
use crate::health::flag_collector::{FlagCollector, item};
use crate::health::rules::Rule;
use crate::model::Roadmap;

pub(super) fn raise(file: &Roadmap, twins: &DuplicateIds, sheet: &mut FlagCollector<'_>) {
    for &(kind, index, first) in &twins.later {
        sheet.raise(Rule::DuplicateId, Error, (kind, index), None, || {
            let id = item(file, kind, index);
            let left_out = if twins.stands(kind, index) {
                ""
            } else {
                "; this one is ignored until it has its own id"
            };
            format!("another {first} above it already has the id {id}{left_out}")
        });
    }
}
