//! The list that a field is chosen from.

use std::sync::Arc;

use crate::edit::input::candidate::{Candidate, matching};

/// One line of a picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choosable {
    /// Nothing: the field is left empty.
    Nothing,
    /// The candidate of that place.
    Candidate(usize),
    /// An entry that is to be made.
    New,
}

/// A list that is open over a form, narrowed by what is typed in the field.
#[derive(Clone, Debug)]
pub(crate) struct Picker {
    /// All that may be chosen.
    pub candidates: Arc<[Candidate]>,
    /// What the typed text leaves, likeliest first.
    pub rows: Vec<Choosable>,
    /// The row that is marked.
    pub at: usize,
    /// Whether the person marked it, and not the program.
    pub pointed: bool,
    /// Whether nothing has been typed since it was opened.
    pub fresh: bool,
    /// Whether several may be chosen.
    pub many: bool,
    /// Whether one of several was put in or taken out.
    pub toggled: bool,
    /// The word for what can be made from it.
    pub makes: Option<&'static str>,
}

/// Rows that PageUp and PageDown go past.
const PAGE: usize = 8;

impl Picker {
    /// All candidates, with `present` marked; with `may_empty` there is also a way to choose nothing.
    pub(crate) fn open(
        candidates: Arc<[Candidate]>,
        many: bool,
        present: &str,
        may_empty: bool,
    ) -> Self {
        let mut rows: Vec<Choosable> = (0..candidates.len()).map(Choosable::Candidate).collect();
        let at = candidates
            .iter()
            .position(|candidate| candidate.id == present)
            .unwrap_or(0);
        if may_empty {
            rows.push(Choosable::Nothing);
        }
        Self {
            candidates,
            rows,
            at,
            pointed: false,
            fresh: true,
            many,
            toggled: false,
            makes: None,
        }
    }

    /// The same with a way to make what is not there.
    #[must_use]
    pub(crate) fn making(mut self, makes: Option<&'static str>) -> Self {
        self.makes = makes;
        if makes.is_some() {
            self.rows.push(Choosable::New);
        }
        self
    }

    /// Whether Enter makes a new entry: it was chosen, or there is nothing else.
    pub(crate) fn wants_new(&self) -> bool {
        let is_new = self.marked() == Some(Choosable::New);
        is_new && (self.pointed || (self.fresh && self.rows.len() == 1))
    }

    /// Leaves only what `typed` may mean.
    pub(crate) fn narrow(&mut self, typed: &str) {
        self.rows = matching(typed, &self.candidates)
            .into_iter()
            .map(Choosable::Candidate)
            .collect();
        self.rows.extend(self.makes.map(|_| Choosable::New));
        self.at = 0;
        self.pointed = false;
        self.fresh = false;
    }

    /// So many rows down, or up where negative.
    pub(crate) fn step(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(rows).min(last);
        self.pointed = true;
    }

    /// To the last row, or the first.
    pub(crate) fn edge(&mut self, last: bool) {
        self.at = match last {
            true => self.rows.len().saturating_sub(1),
            false => 0,
        };
        self.pointed = true;
    }

    /// A page down, or up.
    pub(crate) fn page(&mut self, down: bool) {
        let page = PAGE as isize;
        self.step(if down { page } else { -page });
    }

    /// The marked row, where there is one.
    pub(crate) fn marked(&self) -> Option<Choosable> {
        self.rows.get(self.at).copied()
    }

    /// The id that the marked row stands for; empty where it is nothing.
    pub(crate) fn marked_id(&self) -> Option<&str> {
        match self.marked()? {
            Choosable::Nothing => Some(""),
            Choosable::Candidate(place) => Some(self.candidates[place].id.as_str()),
            Choosable::New => None,
        }
    }

    /// Whether leaving the field takes the marked row: the person marked it, or has begun to type its name.
    pub(crate) fn completes(&self, typed: &str) -> bool {
        let Some(Choosable::Candidate(place)) = self.marked() else {
            return self.pointed && self.marked() == Some(Choosable::Nothing);
        };
        let candidate = &self.candidates[place];
        let typed = typed.trim().to_lowercase();
        let begun = !typed.is_empty()
            && (candidate.id.starts_with(&typed)
                || candidate.label.to_lowercase().starts_with(&typed));
        self.pointed || (!self.fresh && begun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picker() -> Picker {
        let words = Candidate::words(["planned", "active", "blocked", "done"]);
        Picker::open(words.into(), false, "active", true)
    }

    #[test]
    fn it_opens_on_what_stands_there_and_stays_within_its_rows() {
        let mut picker = picker();
        assert_eq!(picker.marked_id(), Some("active"));
        picker.step(-5);
        assert_eq!(picker.marked_id(), Some("planned"));
        picker.page(true);
        assert_eq!(picker.marked_id(), Some(""));
        picker.narrow("xyz");
        assert_eq!(picker.marked_id(), None);
        picker.step(1);
        assert_eq!(picker.marked_id(), None);
        assert!(!picker.completes("xyz"));
    }

    #[test]
    fn a_name_begun_is_completed_and_another_text_is_not() {
        let mut picker = picker();
        assert!(!picker.completes("active"));
        picker.narrow("bl");
        assert!(picker.completes("bl"));
        picker.narrow("ked");
        assert!(!picker.completes("ked"));
    }
}
