//! The rows of the screen: made anew from what is known, its filter and its view.

use std::sync::Arc;

use crate::tui::app::model::Model;
use crate::tui::state::filter_rows::{listed, parsed};
use crate::tui::state::list_state::headings;
use crate::tui::state::narrowing::Narrowing;
use crate::tui::state::review::Progress;

impl Model {
    /// Makes the rows of this screen anew, from what is known and its filter.
    pub(crate) fn relist(&mut self) {
        let snapshot = Arc::clone(&self.snapshot);
        let route = self.route.clone();
        if snapshot.generation > 0 {
            let presents = self.present;
            self.reviews_mut()
                .for_each(|review| review.complete(&snapshot, presents));
        }
        let screen = self.screen();
        if let Some(screen) = screen {
            screen.prepare(self);
        }
        let all = screen.map_or_else(Vec::new, |screen| match route.roadmap() {
            Some(id) => screen.rows_of(self, id),
            None => screen.rows(self),
        });
        let hides = self.present;
        let first = match self.lists.contains_key(&route) {
            true => None,
            false => screen.and_then(|screen| screen.first(self, &all)),
        };
        let kind = screen.and_then(|screen| screen.kind());
        let before = self.narrowing.take();
        let list = self.list_mut();
        if let Some(key) = first {
            list.select(key);
        }
        list.of = all.len();
        list.wrong = None;
        let (rows, narrowing) = match list.filter.trim() {
            "" => (all, None),
            filter => match parsed(&snapshot, filter, kind) {
                Ok(filter) => match filter.words() {
                    Some(words) => {
                        let (rows, next) = Narrowing::narrow(&snapshot, all, &words, hides, before);
                        (rows, Some(next))
                    }
                    None => (listed(&snapshot, all, &filter, hides), None),
                },
                // Half a filter is no reason to show nothing.
                Err(why) => {
                    list.wrong = Some(why);
                    (all, None)
                }
            },
        };
        self.narrowing = narrowing;
        let rows = match screen {
            Some(screen) => {
                screen.prepare_views(self, &rows);
                screen.arranged(self, rows)
            }
            None => rows,
        };
        let list = self.list_mut();
        if list.filter.trim().is_empty() {
            // An arrangement may leave rows out, or put headings in.
            list.of = rows.len() - headings(&rows);
        }
        list.fill(rows);
        self.settle();
    }

    /// Counts how many of the review under way are where, if anything of that has changed.
    pub(crate) fn recount(&mut self) {
        let generation = self.snapshot.generation;
        let review = self.review.as_ref();
        let stamp = review.map(|review| (generation, review.stamp()));
        if stamp != self.progress_key {
            self.progress = review.map_or_else(Progress::default, |review| {
                review.tally(&self.snapshot, None)
            });
            self.progress_key = stamp;
        }
    }

    /// Brings the row under the cursor among those that are drawn.
    pub(crate) fn settle(&mut self) {
        let layout = self.layout();
        if layout.dashboard[0].area() > 0 {
            let snapshot = Arc::clone(&self.snapshot);
            self.dashboard.renew(&snapshot);
        }
        let height = usize::from(layout.list.height);
        self.list_mut().settle(height);
    }
}
