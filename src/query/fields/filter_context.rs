//! A portfolio with everything computed of it, as filters see it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::health::{Flag, HealthReport, HealthSource};
use crate::model::{EntryRef, Health, Kind, Portfolio, ReferenceIndex};
use crate::schedule::Schedule;

/// What a filter may know of a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlagSummary {
    /// The name of the rule.
    pub rule: &'static str,
    /// How bad it is: one of [`crate::query::filter::SEVERITIES`].
    pub severity: &'static str,
    /// The group of the rule.
    pub group: &'static str,
}

/// A portfolio and what is computed of it, to be filtered.
#[derive(Debug)]
pub struct FilterContext<'p> {
    pub(super) portfolio: &'p Portfolio,
    pub(super) names: &'p ReferenceIndex<'p>,
    pub(super) plan: &'p Schedule,
    /// Where the flags come from, if they were not given.
    report: Option<&'p dyn HealthSource>,
    raised: OnceLock<RaisedFlags>,
    pub(super) hides_personal: bool,
}

/// The flags by what they stand on, and the health of each roadmap.
#[derive(Debug, Default)]
pub(super) struct RaisedFlags {
    pub(super) flags: HashMap<EntryRef, Vec<FlagSummary>>,
    /// The computed health of each roadmap.
    pub(super) health: Vec<Health>,
}

impl RaisedFlags {
    fn of(report: &HealthReport) -> Self {
        let flags = report.flags.iter();
        let raised = flags.filter_map(|flag| Some((stands_on(flag)?, FlagSummary::from(&**flag))));
        let letters = report.roadmaps.iter().map(|one| one.letters.overall());
        Self::new(raised, letters.collect())
    }

    fn new(flags: impl IntoIterator<Item = (EntryRef, FlagSummary)>, health: Vec<Health>) -> Self {
        let mut raised = Self {
            health,
            ..Self::default()
        };
        for (found, flag) in flags {
            raised.flags.entry(found).or_default().push(flag);
        }
        raised
    }
}

/// What a flag stands on; of the roadmap itself its cluster. `None` where it is about no file's entry at all.
fn stands_on(flag: &Flag) -> Option<EntryRef> {
    let cluster = |place| EntryRef {
        roadmap: Some(place),
        kind: Kind::Cluster,
        index: 0,
    };
    flag.entry.or_else(|| flag.place.map(cluster))
}

impl From<&Flag> for FlagSummary {
    fn from(flag: &Flag) -> Self {
        Self {
            rule: flag.rule.id(),
            severity: flag.severity.word(),
            group: flag.rule.about().group.word(),
        }
    }
}

impl<'p> FilterContext<'p> {
    /// What is known of a portfolio that has been assessed on the dates of that plan.
    pub fn assessed(
        portfolio: &'p Portfolio,
        names: &'p ReferenceIndex<'p>,
        plan: &'p Schedule,
        assessment: &HealthReport,
    ) -> Self {
        Self {
            raised: RaisedFlags::of(assessment).into(),
            ..Self::new(portfolio, names, plan)
        }
    }

    /// The same, assessed when a filter first asks for flags.
    pub fn with_report(
        portfolio: &'p Portfolio,
        names: &'p ReferenceIndex<'p>,
        plan: &'p Schedule,
        report: &'p dyn HealthSource,
    ) -> Self {
        Self {
            report: Some(report),
            ..Self::new(portfolio, names, plan)
        }
    }

    /// The flags and the health; nothing where neither was given.
    pub(super) fn raised(&self) -> &RaisedFlags {
        self.raised.get_or_init(|| match self.report {
            Some(report) => RaisedFlags::of(report.report()),
            None => RaisedFlags::default(),
        })
    }

    /// What is known without flags.
    pub fn new(
        portfolio: &'p Portfolio,
        names: &'p ReferenceIndex<'p>,
        plan: &'p Schedule,
    ) -> Self {
        Self {
            portfolio,
            names,
            plan,
            report: None,
            raised: OnceLock::new(),
            hides_personal: false,
        }
    }

    /// Adds flags by what they stand on (the cluster for a roadmap itself), and the health of every roadmap in the
    /// order of the portfolio.
    pub fn with_flags(
        mut self,
        flags: impl IntoIterator<Item = (EntryRef, FlagSummary)>,
        health: Vec<Health>,
    ) -> Self {
        self.raised = RaisedFlags::new(flags, health).into();
        self
    }

    /// Lets no filter find anything by personal data: in presentation mode and for redacted output.
    pub fn hiding_personal(mut self, hides: bool) -> Self {
        self.hides_personal = hides;
        self
    }

    /// The words of an owner's office and organisation; `None` of anything else.
    pub(super) fn office(&self, found: EntryRef) -> Option<Cow<'p, str>> {
        if found.kind != Kind::Owner {
            return None;
        }
        let owner = self.portfolio.file(found.roadmap).owners.get(found.index)?;
        let words = [owner.role.as_deref(), owner.org.as_deref()];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        (!words.is_empty()).then(|| Cow::Owned(words.join(" ")))
    }

    /// `roadmap/id`, without asking whether an earlier entry has the id.
    pub(super) fn address(&self, found: EntryRef) -> String {
        let file = self.portfolio.file(found.roadmap);
        let id = file
            .entry(found.kind, found.index)
            .map_or("", |entry| entry.id());
        format!("{}/{id}", file.id)
    }
}
