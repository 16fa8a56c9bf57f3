//! A list that a person moves in: its rows, the one under the cursor, what is selected, how it is narrowed.

use std::collections::BTreeSet;

use crate::tui::state::route::RowId;

/// One row: what it stands for, and its place among what the list was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// What it stands for.
    pub key: RowId,
    /// Its place in the source of the list: among the roadmaps, the milestones, the concerns …
    pub at: usize,
}

/// The place of a row that is a heading over others: it stands for nothing of the source.
const HEADING: usize = usize::MAX;

impl Row {
    /// A heading over others.
    pub(crate) fn heading(key: RowId) -> Self {
        Self { key, at: HEADING }
    }

    fn is_heading(&self) -> bool {
        self.at == HEADING
    }
}

/// The state of one list.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListState {
    /// What is shown, filtered and in order.
    pub rows: Vec<Row>,
    /// How many entries there are without the filter.
    pub of: usize,
    /// How many of the rows are headings.
    headings: usize,
    /// The row under the cursor, by what it stands for.
    selected: Option<RowId>,
    /// What the person put the cursor on: it goes back there once a filter that hides it is gone.
    wanted: Option<RowId>,
    /// Where the cursor stands among the rows.
    index: usize,
    /// The first row that is drawn.
    pub top: usize,
    /// The filter, as typed.
    pub filter: String,
    /// Why the filter is none, where that is so.
    pub wrong: Option<String>,
    /// The rows selected for doing something to all of them.
    pub marked: BTreeSet<RowId>,
    /// How far the text beside the list is scrolled, in lines.
    pub scroll: u16,
    /// The keys go to that text instead of the list.
    pub reads: bool,
    /// The rows that are opened to what is below them.
    pub opened: BTreeSet<RowId>,
}

/// How many of some rows are headings over others: such a row stands for no entry of a file.
pub(crate) fn headings(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.is_heading()).count()
}

impl ListState {
    /// Puts new rows in. The cursor stays on what it was on; where that has gone, on its neighbour.
    pub(crate) fn fill(&mut self, rows: Vec<Row>) {
        self.headings = headings(&rows);
        self.rows = rows;
        let place = |key: &Option<RowId>| {
            let key = key.as_ref()?;
            self.rows.iter().position(|row| row.key == *key)
        };
        let found = place(&self.wanted).or_else(|| place(&self.selected));
        let kept = found.is_some();
        let wanted = self.wanted.take();
        self.select_index(found.unwrap_or(self.index));
        self.wanted = wanted.or_else(|| self.selected.clone());
        if !kept {
            self.scroll = 0;
            self.reads = false;
        }
    }

    /// How many entries are listed: the rows without the headings over them.
    pub(crate) fn entries(&self) -> usize {
        self.rows.len().saturating_sub(self.headings)
    }

    /// Which of the entries is under the cursor, from 1; of a heading the one below it.
    pub(crate) fn number(&self) -> usize {
        let before = self.rows.get(..self.index).unwrap_or_default();
        let above = match self.headings {
            0 => 0,
            _ => headings(before),
        };
        (self.index - above + 1).min(self.entries().max(1))
    }

    /// Follows a roadmap that has another id.
    pub(crate) fn rename(&mut self, old: &str, new: &str) {
        for key in [&mut self.selected, &mut self.wanted].into_iter().flatten() {
            *key = key.renamed(old, new);
        }
        for keys in [&mut self.marked, &mut self.opened] {
            *keys = keys.iter().map(|key| key.renamed(old, new)).collect();
        }
    }

    /// The row under the cursor.
    pub(crate) fn row(&self) -> Option<&Row> {
        self.rows.get(self.index)
    }

    /// What is under the cursor.
    pub(crate) fn key(&self) -> Option<&RowId> {
        self.row().map(|row| &row.key)
    }

    /// What the cursor stands on once the rows are there.
    pub(crate) fn selected(&self) -> Option<&RowId> {
        self.selected.as_ref()
    }

    /// The place of the cursor among the rows.
    pub(crate) fn index(&self) -> usize {
        self.index
    }

    /// Puts the cursor on a row, the nearest there is.
    pub(crate) fn select_index(&mut self, index: usize) {
        let index = index.min(self.rows.len().saturating_sub(1));
        if index != self.index {
            self.scroll = 0;
            self.reads = false;
        }
        self.index = index;
        if let Some(row) = self.rows.get(index) {
            self.selected = Some(row.key.clone());
            self.wanted.clone_from(&self.selected);
        }
    }

    /// Puts the cursor on what `key` stands for, once it is there.
    pub(crate) fn select(&mut self, key: RowId) {
        if let Some(index) = self.rows.iter().position(|row| row.key == key) {
            self.select_index(index);
        }
        self.selected = Some(key);
        self.wanted.clone_from(&self.selected);
    }

    /// Moves the cursor so many rows.
    pub(crate) fn step(&mut self, by: isize) {
        self.select_index(self.index.saturating_add_signed(by));
    }

    /// Moves the first row drawn so that the cursor is among `height` of them, with a row of context where there
    /// is room.
    pub(crate) fn settle(&mut self, height: usize) {
        self.top = self.first_row(height);
    }

    /// The first row to be drawn in `height` lines.
    pub(crate) fn first_row(&self, height: usize) -> usize {
        if height == 0 || self.rows.len() <= height {
            return 0;
        }
        let margin = usize::from(height > 4);
        let least = (self.index + 1 + margin).saturating_sub(height);
        let most = self.index.saturating_sub(margin);
        self.top
            .clamp(least.min(most), most.max(least))
            .min(self.rows.len() - height)
    }

    /// Selects the row under the cursor, or no longer, and goes on to the next.
    pub(crate) fn mark(&mut self) {
        if let Some(key) = self.key().cloned() {
            if !self.marked.remove(&key) {
                self.marked.insert(key);
            }
            self.step(1);
        }
    }

    /// What an action is done to: all that is selected, else what is under the cursor.
    pub(crate) fn targets(&self) -> Vec<RowId> {
        if self.marked.is_empty() {
            return self.key().cloned().into_iter().collect();
        }
        let shown = self.rows.iter().map(|row| &row.key);
        shown
            .filter(|key| self.marked.contains(key))
            .cloned()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(names: &[&str]) -> Vec<Row> {
        let row = |(at, name): (usize, &&str)| Row {
            key: RowId::Roadmap((*name).to_owned()),
            at,
        };
        names.iter().enumerate().map(row).collect()
    }

    fn list(names: &[&str]) -> ListState {
        let mut list = ListState::default();
        list.fill(rows(names));
        list
    }

    #[test]
    fn the_cursor_stays_on_what_it_was_on() {
        let mut list = list(&["a", "b", "c"]);
        list.step(1);
        list.fill(rows(&["z", "a", "c", "b"]));
        assert_eq!(list.key(), Some(&RowId::Roadmap("b".into())));
        list.fill(rows(&["z", "a"]));
        assert_eq!(list.index(), 1, "its neighbour, where it has gone");
        list.fill(Vec::new());
        assert_eq!(list.key(), None);
    }

    #[test]
    fn the_cursor_returns_to_where_it_was_put_once_that_is_listed_again() {
        let all = ["a", "b", "c", "d"];
        let mut list = list(&all);
        list.step(2);
        // A filter that is typed leaves others first, then nothing.
        for shown in [&["a", "b"][..], &["b"], &[]] {
            list.fill(rows(shown));
        }
        list.fill(rows(&all));
        assert_eq!(list.key(), Some(&RowId::Roadmap("c".into())));
        list.fill(rows(&["a", "b"]));
        list.step(-1);
        list.fill(rows(&all));
        assert_eq!(
            list.key(),
            Some(&RowId::Roadmap("a".into())),
            "it was moved"
        );
    }

    #[test]
    fn the_cursor_is_always_among_the_rows_drawn() {
        let names: Vec<String> = (0..50).map(|n| n.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut list = list(&names);
        for height in [1, 2, 5, 20, 60] {
            for step in [7, -3, 50, -1, -50, 25, 1] {
                list.step(step);
                list.settle(height);
                assert!(list.top <= list.index() && list.index() < list.top + height);
                assert!(list.top == 0 || list.top + height <= 50);
            }
        }
    }

    #[test]
    fn what_is_selected_goes_before_what_is_under_the_cursor() {
        let mut list = list(&["a", "b", "c"]);
        list.mark();
        list.mark();
        assert_eq!(list.targets().len(), 2);
        assert_eq!(list.index(), 2);
    }

    #[test]
    fn headings_are_not_counted_among_the_entries() {
        let row = |id: &str, at| Row {
            key: RowId::Roadmap(id.to_owned()),
            at,
        };
        let mut list = ListState::default();
        list.fill(vec![
            row("first heading", usize::MAX),
            row("a", 0),
            row("b", 1),
            row("second heading", usize::MAX),
            row("c", 2),
        ]);
        assert_eq!(list.entries(), 3);
        let numbers = (0..5).map(|index| {
            list.select_index(index);
            list.number()
        });
        assert_eq!(numbers.collect::<Vec<_>>(), [1, 1, 2, 3, 3]);
    }
}
