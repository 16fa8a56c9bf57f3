//! What changed since a day, a review or a revision of git: which roadmaps, beside what, and every entry that changed.

use std::sync::Arc;

use crate::analysis::changes::{ChangedEntry, ChangesQuery, between, changes, of_changes, removed};
use crate::dates::Since;
use crate::model::{Kind, Portfolio, ReferenceIndex};
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;

/// What stands beside today.
#[derive(Clone, Debug)]
pub(crate) enum SinceSource {
    /// What the log and the records tell since then.
    Log(Since),
    /// The roadmaps as a revision of git holds them.
    Revision(Arc<Portfolio>),
}

/// What is compared, and what came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct SinceView {
    /// The roadmap that was looked at when it was asked for; `None` of all.
    pub scope: Option<String>,
    /// What stands beside today.
    pub source: Option<SinceSource>,
    /// The same in the words of who asked.
    pub words: String,
    /// Every entry that changed.
    pub entries: Vec<ChangedEntry>,
    /// The reading for which that was worked out.
    generation: Option<u64>,
}

impl SinceView {
    /// What is to stand beside today from now on.
    pub(crate) fn of(scope: Option<String>, source: SinceSource, words: String) -> Self {
        Self {
            scope,
            source: Some(source),
            words,
            ..Self::default()
        }
    }

    /// Lets go of what was worked out: the folder was read again.
    pub(crate) fn forget(&mut self) {
        self.entries.clear();
        self.generation = None;
    }

    /// Works it out where the folder was read again.
    pub(crate) fn renew(&mut self, snapshot: &Snapshot) {
        if self.generation == Some(snapshot.generation) {
            return;
        }
        self.generation = Some(snapshot.generation);
        let portfolio = &snapshot.folder.portfolio;
        let places: Vec<usize> = match self.scope.as_deref() {
            Some(id) => portfolio.position(id).into_iter().collect(),
            None => (0..portfolio.roadmaps.len()).collect(),
        };
        self.entries = match &self.source {
            None => Vec::new(),
            Some(SinceSource::Revision(then)) => {
                let mut entries = between(then, portfolio, &places);
                if self.scope.is_none() {
                    entries.extend(removed(then, portfolio));
                }
                entries
            }
            Some(SinceSource::Log(since)) => {
                let query = ChangesQuery {
                    since: *since,
                    until: snapshot.today(),
                    roadmaps: &places,
                };
                let names = ReferenceIndex::new(portfolio);
                of_changes(portfolio, &changes(portfolio, &names, &query, &|_| true))
            }
        };
    }

    /// A row for every entry.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let entries = self.entries.iter().enumerate();
        let row = |(at, entry): (usize, &ChangedEntry)| Row {
            key: key(entry),
            at,
        };
        entries.map(row).collect()
    }
}

/// What a changed entry is in lists; of what has gone, and of words that are assessed, its word.
fn key(entry: &ChangedEntry) -> RowId {
    let file = entry.roadmap.clone();
    match entry.kind {
        None => RowId::Word(file, entry.item.clone()),
        Some(Kind::Capability) if is_assessed(&entry.item) => RowId::Word(file, entry.item.clone()),
        Some(kind) => RowId::Entry(file, kind, entry.item.clone()),
    }
}

fn is_assessed(item: &str) -> bool {
    crate::model::choice::ASSESSED_WORDS.contains(&item)
}
