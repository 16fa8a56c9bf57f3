//! The palette: everything that can be done from here or gone to, found by words of it.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::commands::{Command, command_spec};
use crate::text::SearchWords;
use crate::tui::app::palette_rows::{Goal, PaletteRow, PaletteRows, PaletteSearch, Rank};
use crate::tui::app::text_line::LineInput;
use crate::tui::state::dispatch::Selection;
use crate::tui::state::route::RowId;

/// What the palette offers of the whole folder, kept from one opening to the next.
#[derive(Clone, Debug)]
pub(crate) struct PaletteFolder {
    /// The clusters, and the entries where they are not too many.
    pub rows: Arc<PaletteRows>,
    /// All entries are among them.
    pub holds_entries: bool,
    /// The reading of which it was made, and whether personal data was hidden.
    pub made_for: (u64, bool),
}

/// The palette as it is open.
#[derive(Clone, Debug)]
pub(crate) struct CommandPalette {
    /// What is typed.
    pub line: LineInput,
    /// The place of the row under the cursor among those found.
    pub index: usize,
    /// The places of what was found, the likeliest first.
    pub found: Vec<usize>,
    /// The rows, part after part; places count through all of them.
    parts: Vec<Arc<PaletteRows>>,
    /// So many are shown before anything is typed.
    first: usize,
    /// The words of the last search, and the places of all that hold them: what is typed on is looked for among these.
    last: Option<(SearchWords, Vec<usize>)>,
    /// How many rows the last search looked at.
    #[cfg(test)]
    pub looked_at: usize,
    /// What was selected when it was opened: what is chosen is done to that.
    pub origin: Selection,
}

impl CommandPalette {
    /// A palette of rows that can be chosen here, shown before anything is typed, and of others.
    pub(crate) fn of(here: Vec<Arc<PaletteRows>>, others: PaletteRows, origin: Selection) -> Self {
        let first = here.iter().map(|part| part.len()).sum();
        let mut parts = here;
        parts.push(Arc::new(others));
        Self {
            line: LineInput::default(),
            index: 0,
            found: (0..first).collect(),
            parts,
            first,
            last: None,
            #[cfg(test)]
            looked_at: 0,
            origin,
        }
    }

    /// The words that are typed.
    pub(crate) fn words(&self) -> SearchWords {
        SearchWords::new(self.line.text())
    }

    /// Looks again for what is typed.
    pub(crate) fn look(&mut self) {
        let words = self.words();
        self.index = 0;
        if words.is_empty() {
            self.found = (0..self.first).collect();
            self.last = None;
            return;
        }
        let search = PaletteSearch::new(self.line.text(), &words);
        let candidates = match self.last.take() {
            Some((before, held)) if words.extend(&before) => held,
            _ => self.holding(&search),
        };
        #[cfg(test)]
        {
            self.looked_at = candidates.len();
        }
        let ranked = candidates.into_iter().filter_map(|place| {
            let (part, within) = self.part(place)?;
            Some((Reverse(part.rank(within, &search)?), place))
        });
        let mut ranked: Vec<(Reverse<Rank>, usize)> = ranked.collect();
        ranked.sort_unstable();
        let found: Vec<usize> = ranked.into_iter().map(|(_, place)| place).collect();
        self.found = self.quit_last(found.clone(), &words);
        self.last = Some((words, found));
    }

    /// The places of the rows that may hold what is looked for.
    fn holding(&self, search: &PaletteSearch) -> Vec<usize> {
        let mut start = 0;
        let mut places = Vec::new();
        for part in &self.parts {
            places.extend(part.holding(search).map(|place| start + place));
            start += part.len();
        }
        places
    }

    /// The part that holds a place, and the place within it.
    fn part(&self, place: usize) -> Option<(&PaletteRows, usize)> {
        let mut within = place;
        for part in &self.parts {
            match within.checked_sub(part.len()) {
                Some(rest) => within = rest,
                None => return Some((part, within)),
            }
        }
        None
    }

    /// The row at a place.
    fn at(&self, place: usize) -> Option<&PaletteRow> {
        let (part, within) = self.part(place)?;
        part.get(within)
    }

    /// Leaving comes last, and only by whole words of it: nobody leaves by a word that happens to fit.
    fn quit_last(&self, found: Vec<usize>, words: &SearchWords) -> Vec<usize> {
        if self.names_quit() {
            return found;
        }
        let is_quit = |place: &usize| {
            let row = self.at(*place);
            row.is_some_and(|row| row.goal == Goal::Do(Command::Quit))
        };
        let spec = command_spec(Command::Quit);
        let known = || spec.words.split(' ').chain([spec.label]);
        let fits = words.iter().all(|word| known().any(|one| one == word));
        let (quits, mut others): (Vec<usize>, Vec<usize>) = found.into_iter().partition(is_quit);
        if fits {
            others.extend(quits);
        }
        others
    }

    /// Whether the exact name of leaving is typed.
    pub(crate) fn names_quit(&self) -> bool {
        let typed = self.line.text().trim();
        typed.eq_ignore_ascii_case(command_spec(Command::Quit).label)
    }

    /// Moves the cursor, round and round.
    pub(crate) fn step(&mut self, by: isize) {
        let many = self.found.len().max(1) as isize;
        self.index = (self.index as isize + by).rem_euclid(many) as usize;
    }

    /// A row that was found.
    pub(crate) fn row(&self, index: usize) -> Option<&PaletteRow> {
        self.at(*self.found.get(index)?)
    }
}

/// The word for what a goal is, at the end of its line.
pub(crate) fn sort(goal: &Goal) -> String {
    match goal {
        Goal::Go(RowId::Roadmap(_)) => "roadmap".to_owned(),
        Goal::Go(RowId::Entry(_, kind, _)) => kind.label(),
        _ => String::new(),
    }
}
