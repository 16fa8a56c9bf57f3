//! The sheet on which the rules of one file write their flags.

use std::sync::Arc;

use lean_string::LeanString;

use crate::model::{Entry, EntryRef, Kind, PORTFOLIO, Portfolio, Roadmap};

use super::disabled_rules::DisabledRules;
use super::flag::{Flag, Severity};
use super::rules::Rule;

/// The flags of one file as they are raised. A rule that is off leaves no trace.
pub(super) struct FlagCollector<'p> {
    portfolio: &'p Portfolio,
    place: Option<usize>,
    off: DisabledRules,
    roadmap: Arc<str>,
    file: Arc<str>,
    /// What has been raised so far.
    pub flags: Vec<Arc<Flag>>,
}

/// The name of an entry or record within its file: its id, else its kind and place from 1.
pub(super) fn item(file: &Roadmap, kind: Kind, index: usize) -> LeanString {
    match file.entry(kind, index).map(Entry::id) {
        Some(id) if !id.is_empty() => id.into(),
        _ => format!("{kind}[{}]", index + 1).into(),
    }
}

impl<'p> FlagCollector<'p> {
    /// An empty sheet for the file at `place`.
    pub(crate) fn new(portfolio: &'p Portfolio, place: Option<usize>) -> FlagCollector<'p> {
        let id = place.map_or(PORTFOLIO, |place| &portfolio.roadmaps[place].id);
        FlagCollector {
            portfolio,
            place,
            off: DisabledRules::of(&portfolio.shared, portfolio.file(place)),
            roadmap: id.into(),
            file: format!("{id}.toml").into(),
            flags: Vec::new(),
        }
    }

    /// The rules that are off in this file.
    pub(crate) fn off(&self) -> DisabledRules {
        self.off
    }

    /// Raises a flag on an entry or record of this file.
    pub(crate) fn raise(
        &mut self,
        rule: Rule,
        severity: Severity,
        (kind, index): (Kind, usize),
        days: Option<i64>,
        message: impl FnOnce() -> String,
    ) {
        let found = EntryRef {
            roadmap: self.place,
            kind,
            index,
        };
        self.raise_on(rule, severity, found, days, message);
    }

    /// Raises a flag on an entry that may stand in another file, as an owner may.
    pub(crate) fn raise_on(
        &mut self,
        rule: Rule,
        severity: Severity,
        found: EntryRef,
        days: Option<i64>,
        message: impl FnOnce() -> String,
    ) {
        if !self.off.silences(rule) {
            self.write(rule, severity, found, days, message());
        }
    }

    fn write(
        &mut self,
        rule: Rule,
        severity: Severity,
        found: EntryRef,
        days: Option<i64>,
        message: String,
    ) {
        let home = self.portfolio.file(found.roadmap);
        let name = item(home, found.kind, found.index);
        let (item, file) = match found.roadmap {
            place if place == self.place => (name, self.file.clone()),
            None => (name, format!("{PORTFOLIO}.toml").into()),
            Some(_) => (
                format!("{}/{name}", home.id).into(),
                format!("{}.toml", home.id).into(),
            ),
        };
        let line = home
            .entry(found.kind, found.index)
            .map_or(0, |entry| entry.at().line);
        self.flags.push(Arc::new(Flag {
            rule,
            severity,
            roadmap: self.roadmap.clone(),
            place: self.place,
            kind: found.kind.key(),
            item: Some(item),
            days,
            message: message.into(),
            file,
            line: (line > 0).then_some(line),
            entry: Some(found),
        }));
    }

    /// Raises a flag on the roadmap itself, or on a table of its file.
    pub(crate) fn raise_here(
        &mut self,
        rule: Rule,
        severity: Severity,
        days: Option<i64>,
        message: impl FnOnce() -> String,
    ) {
        if self.off.silences(rule) {
            return;
        }
        let line = self.portfolio.file(self.place).cluster.at.line;
        self.flags.push(Arc::new(Flag {
            rule,
            severity,
            roadmap: self.roadmap.clone(),
            place: self.place,
            kind: "roadmap",
            item: None,
            days,
            message: message().into(),
            file: self.file.clone(),
            line: (line > 0).then_some(line),
            entry: None,
        }));
    }

    /// Raises a flag on the `[cluster]` table.
    pub(crate) fn raise_cluster(
        &mut self,
        rule: Rule,
        severity: Severity,
        message: impl FnOnce() -> String,
    ) {
        let before = self.flags.len();
        self.raise_here(rule, severity, None, message);
        if let Some(flag) = self.flags.get_mut(before).and_then(Arc::get_mut) {
            flag.kind = Kind::Cluster.key();
            flag.item = Some(Kind::Cluster.key().into());
            flag.entry = Some(EntryRef {
                roadmap: self.place,
                kind: Kind::Cluster,
                index: 0,
            });
        }
    }
}
