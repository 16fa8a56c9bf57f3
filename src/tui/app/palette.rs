//! The palette: everything that can be done from here or gone to, found by words of it.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::commands::{Command, command_spec};
use crate::model::Kind;
use crate::text::{SearchWords, WordFit, fold, word_fit};
use crate::tui::app::text_line::LineInput;
use crate::tui::state::dispatch::Selection;
use crate::tui::state::route::RowId;

/// What happens when a line is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// This is done.
    Do(Command),
    /// This is gone to.
    Go(RowId),
}

/// One line of the palette.
#[derive(Clone, Debug)]
pub(crate) struct PaletteRow {
    /// What is done or gone to.
    pub goal: Goal,
    /// The label of the command, or the id of the entry.
    pub name: String,
    /// What the command does, or the title of the entry.
    pub about: String,
    /// The cluster of the entry; empty for a command.
    pub cluster: String,
    /// It can be done here.
    pub here: bool,
    /// The words by which it is called, folded: name and title, or label.
    called: String,
    /// Other words by which it is found, folded: synonyms, or the cluster.
    also: String,
}

impl PaletteRow {
    /// A command, with the help that is shown.
    pub(crate) fn command(command: Command, help: String, here: bool) -> Self {
        let spec = command_spec(command);
        Self {
            goal: Goal::Do(command),
            name: spec.label.to_owned(),
            about: help,
            cluster: String::new(),
            here,
            called: fold(&format!("{} {}", spec.label, spec.id)),
            also: fold(spec.words),
        }
    }

    /// Something to go to, by its id and title, with the id and the name of its cluster.
    pub(crate) fn entry(key: RowId, id: &str, title: String, cluster: (&str, &str)) -> Self {
        Self {
            goal: Goal::Go(key),
            name: id.to_owned(),
            called: fold(&format!("{id} {title}")),
            also: fold(&format!("{} {}", cluster.0, cluster.1)),
            about: title,
            cluster: cluster.0.to_owned(),
            here: true,
        }
    }

    /// How well it is meant by what is typed; `None` where a word is not in it.
    fn rank(&self, typed: &str, words: &SearchWords) -> Option<Rank> {
        let mut fits = Vec::new();
        for word in words.iter() {
            let fit = word_fit(word, &self.called).map(|fit| (fit, true));
            let also = word_fit(word, &self.also).map(|fit| (fit, false));
            fits.push(fit.max(also)?);
        }
        Some(Rank {
            here: self.here,
            named: fold(&self.name) == typed || self.about == typed,
            worst: fits.iter().map(|(fit, _)| *fit).min()?,
            command: matches!(self.goal, Goal::Do(_)),
            called: fits.iter().filter(|(_, called)| *called).count(),
            short: Reverse(self.called.len()),
        })
    }
}

/// How well a row is meant, what counts most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// It can be done here.
    here: bool,
    /// What is typed is its name.
    named: bool,
    /// How the worst of the words fits.
    worst: WordFit,
    /// It is a command: of those there are few.
    command: bool,
    /// So many words are of its own name, not of its synonyms or cluster.
    called: usize,
    /// The shorter the likelier.
    short: Reverse<usize>,
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
    rows: Arc<Vec<PaletteRow>>,
    /// So many are shown before anything is typed.
    first: usize,
    /// What was selected when it was opened: what is chosen is done to that.
    pub origin: Selection,
}

impl CommandPalette {
    /// A palette of these rows, of which so many are shown before anything is typed.
    pub(crate) fn of(rows: Vec<PaletteRow>, first: usize, origin: Selection) -> Self {
        Self {
            line: LineInput::default(),
            index: 0,
            found: (0..first).collect(),
            rows: Arc::new(rows),
            first,
            origin,
        }
    }

    /// The words that are typed.
    pub(crate) fn words(&self) -> SearchWords {
        SearchWords::new(self.line.text())
    }

    /// Looks again for what is typed.
    pub(crate) fn look(&mut self) {
        let (words, typed) = (self.words(), fold(self.line.text().trim()));
        self.index = 0;
        if words.is_empty() {
            self.found = (0..self.first).collect();
            return;
        }
        let rows = self.rows.iter().enumerate();
        let ranked = rows.filter_map(|(place, row)| Some((row.rank(&typed, &words)?, place)));
        let mut ranked: Vec<(Rank, usize)> = ranked.collect();
        ranked.sort_by_key(|(rank, place)| (Reverse(*rank), *place));
        let found = ranked.into_iter().map(|(_, place)| place).collect();
        self.found = self.quit_last(found, &words);
    }

    /// Leaving comes last, and only by whole words of it: nobody leaves by a word that happens to fit.
    fn quit_last(&self, found: Vec<usize>, words: &SearchWords) -> Vec<usize> {
        if self.names_quit() {
            return found;
        }
        let is_quit = |place: &usize| {
            let row = self.rows.get(*place);
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
        self.rows.get(*self.found.get(index)?)
    }
}

/// The word for what a goal is, at the end of its line.
pub(crate) fn sort(goal: &Goal) -> &str {
    match goal {
        Goal::Do(_) => "",
        Goal::Go(RowId::Roadmap(_)) => "roadmap",
        Goal::Go(RowId::Entry(_, Kind::Milestone, _)) => "milestone",
        Goal::Go(RowId::Entry(_, kind, _)) => kind.key(),
        Goal::Go(RowId::Problem(..) | RowId::Word(..) | RowId::Task(_)) => "",
    }
}
