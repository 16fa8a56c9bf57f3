//! The status report: where the clusters stand, what needs a decision, and what changed and why, as a document.

mod annex;
mod cluster;
mod feedback;
mod portfolio;
mod register;
mod results;
mod schedule;
mod source;
mod words;

pub(crate) use source::{ReportKind, ReportSource};

use crate::report::document::DocSection;

/// The sections of the report.
pub(crate) fn sections(source: &ReportSource<'_>) -> Vec<DocSection> {
    let mut sections = Vec::new();
    if source.kind != ReportKind::Cluster || source.places.len() > 1 {
        sections.extend(portfolio::sections(source));
    }
    for &place in source.places {
        let mut section = cluster::section(source, place);
        section.new_page = !sections.is_empty();
        sections.push(section);
    }
    sections.extend(annex::sections(source));
    sections
}
