//! The folder was read again: what points into the reading before goes, and what names a roadmap follows it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Entry, Kind};
use crate::tui::app::model::Model;
use crate::tui::app::overlay::Overlay;
use crate::tui::app::toast::ToastLevel;
use crate::tui::state::dashboard::Dashboard;
use crate::tui::state::review::PendingAction;
use crate::tui::state::root_causes::RootCauses;
use crate::tui::state::route::Route;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::upcoming::Upcoming;

impl Model {
    /// Takes in a new reading of the folder.
    pub(crate) fn take_snapshot(&mut self, snapshot: Arc<Snapshot>) {
        let before = std::mem::replace(&mut self.snapshot, snapshot);
        self.forget_places();
        if before.generation > 0 {
            if let Some((old, new)) = renamed(&before, &self.snapshot) {
                self.follow(&old, &new);
            }
            self.leave_gone(&before);
        }
        self.relist();
    }

    /// Lets go of all that was worked out of the reading before and holds places in it: a screen makes its own anew when
    /// it is shown, which may be many readings later.
    fn forget_places(&mut self) {
        self.dashboard = Dashboard::default();
        self.upcoming = Upcoming::default();
        self.root_causes = RootCauses::default();
        self.since.forget();
        self.narrowing = None;
        let shown = &self.route;
        let others = self.lists.iter_mut().filter(|(route, _)| *route != shown);
        others.for_each(|(_, list)| list.rows.clear());
    }

    /// Goes along with a roadmap that has another id: screens, cursors, marks and windows stay on it.
    fn follow(&mut self, old: &str, new: &str) {
        self.route = self.route.renamed(old, new);
        self.back = self.back.iter().map(|one| one.renamed(old, new)).collect();
        let lists = std::mem::take(&mut self.lists).into_iter();
        self.lists = lists
            .map(|(route, mut list)| {
                list.rename(old, new);
                (route.renamed(old, new), list)
            })
            .collect();
        let options = std::mem::take(&mut self.all_view_options).into_iter();
        self.all_view_options = options
            .map(|(route, options)| (route.renamed(old, new), options))
            .collect();
        self.reviews_mut()
            .for_each(|review| review.rename(old, new));
        if let Some(PendingAction::Settling(key, ..)) = &mut self.pending_action {
            *key = key.renamed(old, new);
        }
        if self.since.scope.as_deref() == Some(old) {
            self.since.scope = Some(new.to_owned());
        }
        self.rename_in_forms(old, new);
        for overlay in &mut self.overlays {
            if let Overlay::Details(key, _) = overlay {
                *key = key.renamed(old, new);
            }
        }
    }

    /// Leaves the screens and windows of roadmaps whose files are no longer there. A file that cannot be read for a while
    /// keeps its screen.
    fn leave_gone(&mut self, before: &Snapshot) {
        let now = Arc::clone(&self.snapshot);
        let is_gone = |id: &str| before.folder.file(id).is_some() && now.folder.file(id).is_none();
        self.back
            .retain(|route| !route.roadmap().is_some_and(is_gone));
        self.overlays.retain(|overlay| match overlay {
            Overlay::Details(key, _) => !key.roadmap().is_some_and(is_gone),
            _ => true,
        });
        let Some(id) = self.route.roadmap().filter(|id| is_gone(id)) else {
            return;
        };
        let says = format!("{id}.toml is not in the folder any more; its screen was left");
        self.route = match self.field {
            true => Route::Field,
            false => Route::Portfolio,
        };
        self.back.clear();
        self.say(ToastLevel::Plain, says);
    }
}

/// The roadmap that has another id than before, where there is one: the ids before and now.
fn renamed(before: &Snapshot, now: &Snapshot) -> Option<(String, String)> {
    let ids = |snapshot: &Snapshot| -> BTreeSet<String> {
        let files = snapshot.folder.files.iter();
        files.map(|file| file.id.clone()).collect()
    };
    let (old, new) = (ids(before), ids(now));
    let (mut gone, mut come) = (old.difference(&new), new.difference(&old));
    let (Some(gone), None, Some(come), None) = (gone.next(), gone.next(), come.next(), come.next())
    else {
        return None;
    };
    let (one, other) = (before.roadmap(gone)?, now.roadmap(come)?);
    let same_entries = |kind: Kind| {
        let ids = |file: &'_ crate::model::Roadmap| -> Vec<String> {
            let entries = file.entries(kind);
            entries
                .map(|entry: &dyn Entry| entry.id().to_owned())
                .collect()
        };
        ids(one) == ids(other)
    };
    let is_same = one.name() != one.id || other.name() == other.id;
    let is_same = is_same && one.cluster.name == other.cluster.name;
    (is_same
        && Kind::ALL
            .iter()
            .filter(|kind| kind.has_id())
            .all(|kind| same_entries(*kind)))
    .then(|| (gone.clone(), come.clone()))
}
