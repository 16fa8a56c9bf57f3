//! The reviews that were begun: the one under way, and those that wait until somebody comes back to them.

use crate::tui::app::model::Model;
use crate::tui::state::list_state::ListState;
use crate::tui::state::review::{ReviewSession, Scope};
use crate::tui::state::route::Route;

/// So many wait at most.
pub(crate) const MOST: usize = 6;

impl Model {
    /// Every review that was begun: the one under way first, then the one that was left last.
    pub(crate) fn reviews(&self) -> impl Iterator<Item = &ReviewSession> {
        self.review
            .iter()
            .chain(self.suspended_reviews.iter().rev())
    }

    /// The same, to be changed.
    pub(crate) fn reviews_mut(&mut self) -> impl Iterator<Item = &mut ReviewSession> {
        self.review
            .iter_mut()
            .chain(self.suspended_reviews.iter_mut().rev())
    }

    /// Lets the review under way wait, where anybody has got on with it. Gives the one that had to go for it, where too
    /// many wait: the oldest in which nothing was settled, else the oldest.
    pub(crate) fn set_aside(&mut self) -> Option<ReviewSession> {
        let mut review = self.review.take()?;
        let list = self.lists.remove(&Route::Review);
        review.left_at = list.as_ref().and_then(ListState::selected).cloned();
        self.suspended_reviews
            .retain(|other| other.scope != review.scope);
        if review.is_begun() {
            self.suspended_reviews.push(review);
        }
        if self.suspended_reviews.len() <= MOST {
            return None;
        }
        let is_empty = |review: &ReviewSession| !review.has_settled() && review.written.is_empty();
        let at = self
            .suspended_reviews
            .iter()
            .position(is_empty)
            .unwrap_or(0);
        Some(self.suspended_reviews.remove(at))
    }

    /// Goes on with the review of that scope, while the one under way waits; `false` where none was begun.
    pub(crate) fn take_up(&mut self, scope: &Scope) -> bool {
        if self.review.as_ref().is_some_and(|one| one.scope == *scope) {
            return true;
        }
        let Some(at) = self
            .suspended_reviews
            .iter()
            .position(|one| one.scope == *scope)
        else {
            return false;
        };
        let mut review = self.suspended_reviews.remove(at);
        self.set_aside();
        if let Some(key) = review.left_at.take() {
            self.lists.entry(Route::Review).or_default().select(key);
        }
        self.review = Some(review);
        true
    }
}
