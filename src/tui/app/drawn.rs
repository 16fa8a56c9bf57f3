//! What the last frame showed, as far as keys and clicks need to know: how far a text scrolls, and what lies where.

use ratatui::layout::{Position, Rect};

use crate::commands::key_combo::KeyCombo;
use crate::tui::state::route::RowId as Target;

/// What a click means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hit {
    /// The same as this key.
    Key(KeyCombo),
    /// One of the lines that the window on top offers, from 0: it is chosen.
    Offer(usize),
    /// One of the ways to end a review, from 0.
    EndChoice(usize),
    /// An entry that is shown beside the list: it is gone to.
    Entry(Target),
}

/// What a frame showed. Made by drawing, read by `update`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Drawn {
    /// How many lines the text beside the list can be scrolled.
    pub detail_extent: u16,
    /// How many lines the window on top can be scrolled.
    pub window_extent: usize,
    /// The first line of the window on top that was in sight.
    pub window_top: usize,
    /// What can be clicked, what lies on top last.
    pub hits: Vec<(Rect, Hit)>,
}

impl Drawn {
    /// What a click there means.
    pub(crate) fn hit(&self, at: Position) -> Option<&Hit> {
        let mut hits = self.hits.iter().rev();
        hits.find(|(area, _)| area.contains(at)).map(|(_, hit)| hit)
    }
}
