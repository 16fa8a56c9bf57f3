//! Evidence that names a file which is not in the folder.

use crate::health::duplicate_ids::DuplicateIds;
use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::listed;
use crate::health::rules::Rule;
use crate::model::{Kind, Portfolio, Roadmap};

pub(super) fn raise(
    portfolio: &Portfolio,
    file: &Roadmap,
    duplicates: &DuplicateIds,
    collector: &mut FlagCollector<'_>,
) {
    if portfolio.missing_files.is_empty() {
        return;
    }
    // Of one entry all stand together.
    let mut missing: Vec<((Kind, usize), Vec<String>)> = Vec::new();
    for (on, name) in file.evidence_files() {
        if !portfolio.missing_files.contains(name) || !duplicates.stands(on.0, on.1) {
            continue;
        }
        match missing.last_mut().filter(|last| last.0 == on) {
            Some((_, names)) => names.push(name.to_owned()),
            None => missing.push((on, vec![name.to_owned()])),
        }
    }
    for (on, names) in missing {
        collector.raise(Rule::EvidenceMissing, Notice, on, None, || {
            let (is, files) = match names.len() {
                1 => ("is", "file"),
                _ => ("are", "files"),
            };
            format!("the {files} {} {is} not in the folder", listed(&names))
        });
    }
}
