//! What a report is made from, and for whom.

use crate::analysis::changes::Changes;
use crate::analysis::zones::ZoneMap;
use crate::health::{Flag, HealthReport};
use crate::model::{EntryRef, Kind, Portfolio, ReferenceIndex, Roadmap};
use crate::report::document::DocBlock;
use crate::report::messages::Messages;
use crate::schedule::Schedule;

/// For whom the report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportKind {
    /// Everything of all clusters.
    Portfolio,
    /// Everything of one cluster, or of several one after another.
    Cluster,
    /// For a steering committee: what needs a decision, dates, risks, what changed.
    Steering,
    /// For donors: results, money, feedback, what changed.
    Donor,
}

impl ReportKind {
    /// The message that heads it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            ReportKind::Portfolio => "report-portfolio",
            ReportKind::Cluster => "report-cluster",
            ReportKind::Steering => "report-steering",
            ReportKind::Donor => "report-donor",
        }
    }

    /// Whether it tells the work itself: milestones, stakeholders, the register.
    pub(super) fn tells_work(self) -> bool {
        self != ReportKind::Donor
    }

    /// Whether it tells results, money and feedback in full.
    pub(super) fn tells_results(self) -> bool {
        self != ReportKind::Steering
    }
}

/// What a report is made from; all of it of the same portfolio and day.
#[derive(Clone, Copy)]
pub(crate) struct ReportSource<'r> {
    /// What the files hold.
    pub portfolio: &'r Portfolio,
    /// What references mean.
    pub names: &'r ReferenceIndex<'r>,
    /// The dates.
    pub schedule: &'r Schedule,
    /// The flags and figures.
    pub health: &'r HealthReport,
    /// The clusters against the zones.
    pub zones: &'r ZoneMap,
    /// What changed since the day that was asked for.
    pub changes: &'r Changes,
    /// The places of the roadmaps that are told.
    pub places: &'r [usize],
    /// Which entries are told.
    pub shows: &'r dyn Fn(EntryRef) -> bool,
    /// For whom.
    pub kind: ReportKind,
    /// The language.
    pub messages: &'r Messages,
}

impl<'r> ReportSource<'r> {
    pub(super) fn text(&self, id: &str) -> String {
        self.messages.text(id)
    }

    pub(super) fn roadmap(&self, place: usize) -> &'r Roadmap {
        &self.portfolio.roadmaps[place]
    }

    pub(super) fn heading(&self, id: &str) -> DocBlock {
        DocBlock::Heading {
            text: self.text(id),
        }
    }

    /// The entries of a kind that are told: not those whose id an earlier one has.
    pub(super) fn entries<'e, T: crate::model::Entry>(
        &'e self,
        place: usize,
        kind: Kind,
        entries: &'e [T],
    ) -> impl Iterator<Item = (usize, &'e T)> + 'e {
        crate::analysis::effective_entries::effective_entries(entries).filter(move |(index, _)| {
            (self.shows)(EntryRef {
                roadmap: Some(place),
                kind,
                index: *index,
            })
        })
    }

    /// The flags of a roadmap on what is told, in their order.
    pub(super) fn flags(&self, place: usize) -> impl Iterator<Item = &'r Flag> + '_ {
        let health: &'r HealthReport = self.health;
        (health.flags.iter().map(|flag| &**flag))
            .filter(move |flag| flag.place == Some(place))
            .filter(|flag| flag.entry.is_none_or(|entry| (self.shows)(entry)))
    }
}
