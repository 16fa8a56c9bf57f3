//! What the record teaches: promised dates, how well forecasts from history held, themes of feedback, and which stressed
//! policies are served. The report and the screens share it.

use super::document::{DocSection, ReportDocument};
use super::history_section::history_section;
use super::messages::Messages;
use super::promises::PromiseReport;
use super::themes::{coverage_section, themes_section};
use crate::analysis::coverage::coverage;
use crate::analysis::promises::{PromiseTotals, promises};
use crate::analysis::themes::themes;
use crate::analysis::track_record::track_record;
use crate::model::{EntryRef, Portfolio, ReferenceIndex};
use crate::schedule::Schedule;

/// The roadmaps with what is computed of them.
#[derive(Clone, Copy)]
pub(crate) struct LessonsSource<'l> {
    /// What the files hold, without what must not be shown.
    pub portfolio: &'l Portfolio,
    /// What references mean.
    pub names: &'l ReferenceIndex<'l>,
    /// The dates.
    pub schedule: &'l Schedule,
    /// The places of the roadmaps that were asked for.
    pub places: &'l [usize],
    /// Whether an entry was asked for.
    pub shows: &'l dyn Fn(EntryRef) -> bool,
    /// The headings.
    pub messages: &'l Messages,
}

/// What the record teaches, a section each; what it says nothing of is left out.
pub(crate) fn sections(source: &LessonsSource<'_>) -> Vec<DocSection> {
    let LessonsSource {
        portfolio,
        names,
        messages,
        ..
    } = *source;
    let mut all = promises(portfolio, names, source.schedule, source.places);
    all.retain(|one| (source.shows)(one.milestone));
    let totals = PromiseTotals::of(portfolio, &all);
    let record = track_record(portfolio, source.schedule);
    let promised = PromiseReport {
        portfolio,
        promises: &all,
        totals: &totals,
        record: &record,
        messages,
    };
    let today = source.schedule.today;
    let themes = themes(portfolio, names, source.places, today, source.shows);
    let covered = coverage(portfolio, names, source.places);
    let sections = [
        promised.totals(),
        history_section(&record, messages),
        themes_section(portfolio, &themes, messages),
        coverage_section(portfolio, &covered, messages),
    ];
    sections.into_iter().flatten().collect()
}

/// The same as a document of its own.
pub(crate) fn document(source: &LessonsSource<'_>) -> ReportDocument {
    ReportDocument {
        title: source.messages.text("lessons"),
        facts: Vec::new(),
        notices: Vec::new(),
        language: source.messages.language().to_owned(),
        direction: "ltr",
        labels: super::document::DocLabels::default(),
        sections: sections(source),
    }
}
