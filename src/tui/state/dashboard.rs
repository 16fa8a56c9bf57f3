//! What the home screen of a wide terminal shows beside the clusters: what is due in the next days, the worst entries
//! with their causes, the feedback that waits. Made once a reading.

use std::sync::Arc;

use crate::analysis::agenda::AgendaItem;
use crate::dates::date::day;
use crate::model::{Change, EntryRef, Kind};
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::upcoming::{PendingFeedback, Upcoming, UpcomingPart};

/// How many days of all clusters are shown.
pub(crate) const NEXT_DAYS: i64 = 30;

/// How many of the worst are shown.
pub(crate) const WORST: usize = 5;

/// No more of a list than a screen has lines.
const MOST: usize = 100;

/// What is shown; empty until a screen has room for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dashboard {
    /// What is late or due soon, by its day.
    pub next: Vec<AgendaItem>,
    /// The worst entries.
    pub worst: Vec<RowId>,
    /// The feedback that waits, by its day.
    pub waiting: Vec<PendingFeedback>,
    /// How many there are of each, whatever is kept.
    pub counts: (usize, usize),
    /// The reading that it was made of.
    generation: u64,
}

impl Dashboard {
    /// Whether it was made of that reading.
    pub(crate) fn is_of(&self, snapshot: &Snapshot) -> bool {
        self.generation == snapshot.generation
    }

    /// Makes it anew where the folder was read since.
    pub(crate) fn renew(&mut self, snapshot: &Arc<Snapshot>) {
        if self.is_of(snapshot) {
            return;
        }
        let today = day(snapshot.today());
        let agenda = Upcoming::of(snapshot, UpcomingPart::Due).agenda;
        let items = agenda.owners.into_iter().flat_map(|one| one.items);
        let mut next: Vec<AgendaItem> = items
            .filter(|item| item.due >= today && item.due <= today + NEXT_DAYS)
            .collect();
        next.sort_by_key(|item| (item.due, item.found.roadmap));
        next.dedup_by_key(|item| item.found);
        let mut waiting = Upcoming::of(snapshot, UpcomingPart::Waiting).waiting;
        self.counts = (next.len(), waiting.len());
        next.truncate(MOST);
        waiting.truncate(MOST);
        let worst = snapshot.attention.iter().take(WORST);
        self.worst = worst.map(|concern| concern.key.clone()).collect();
        (self.next, self.waiting) = (next, waiting);
        self.generation = snapshot.generation;
    }
}

/// Why the date of a milestone moved last, as the log has it.
pub(crate) fn cause(snapshot: &Snapshot, found: EntryRef) -> Option<&Change> {
    let file = snapshot.folder.portfolio.file(found.roadmap);
    let milestone = match found.kind {
        Kind::Milestone => file.milestones.get(found.index)?,
        _ => return None,
    };
    file.changes.iter().rev().find(|change| {
        change.item.as_deref() == Some(milestone.id.as_str())
            && change.field.as_deref() == Some("forecast")
            && (change.why.is_some() || change.code.is_some())
    })
}
