//! The palette: everything that can be done from here or gone to, found by a few letters of it.

use std::sync::Arc;

use crate::commands::{Command, command_spec};
use crate::edit::input::candidate::matching;
use crate::model::Kind;
use crate::tui::app::dispatch::Selection;
use crate::tui::app::route::Key;
use crate::tui::app::text_line::Line;
use crate::tui::widgets::form::Candidate;

/// What happens when a line is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// This is done.
    Do(Command),
    /// This is gone to.
    Go(Key),
}

/// The palette as it is open.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub line: Line,
    /// The place of the line under the cursor among those found.
    pub index: usize,
    /// The places of what was found, the likeliest first.
    pub found: Vec<usize>,
    words: Arc<Vec<Candidate>>,
    goals: Arc<Vec<Goal>>,
    /// What is looked through: of an action with the other words for it.
    sought: Arc<Vec<Candidate>>,
    /// So many are shown before anything is typed.
    first: usize,
    /// What was selected when it was opened: what is chosen is done to that.
    pub origin: Selection,
}

impl Palette {
    /// A palette of these words with their goals, of which so many are shown before anything is typed.
    pub fn of(offers: Vec<(Candidate, Goal)>, first: usize, origin: Selection) -> Self {
        let (words, goals): (Vec<_>, Vec<_>) = offers.into_iter().unzip();
        let sought = words.iter().zip(&goals).map(|(word, goal)| match goal {
            Goal::Do(action) => {
                let others = command_spec(*action).words;
                Candidate::new(word.id.clone(), format!("{others} {}", word.label))
            }
            Goal::Go(_) => word.clone(),
        });
        Self {
            line: Line::default(),
            index: 0,
            found: (0..first).collect(),
            sought: Arc::new(sought.collect()),
            words: Arc::new(words),
            goals: Arc::new(goals),
            first,
            origin,
        }
    }

    /// Looks again for what is typed.
    pub fn look(&mut self) {
        self.found = match self.line.text().trim() {
            "" => (0..self.first).collect(),
            typed => self.quit_last(matching(typed, &self.sought), typed),
        };
        self.index = 0;
    }

    /// Leaving comes last, and only by whole words of it: nobody leaves by a word that happens to fit.
    fn quit_last(&self, found: Vec<usize>, typed: &str) -> Vec<usize> {
        let is_quit = |place: &usize| self.goals.get(*place) == Some(&Goal::Do(Command::Quit));
        if self.names_quit() {
            return found;
        }
        let spec = command_spec(Command::Quit);
        let known = || spec.words.split(' ').chain([spec.label]);
        let fits = typed.to_lowercase();
        let fits = fits
            .split_whitespace()
            .all(|word| known().any(|one| one == word));
        let (quits, mut others): (Vec<usize>, Vec<usize>) = found.into_iter().partition(is_quit);
        if fits {
            others.extend(quits);
        }
        others
    }

    /// Whether the exact name of leaving is typed.
    pub fn names_quit(&self) -> bool {
        let typed = self.line.text().trim();
        typed.eq_ignore_ascii_case(command_spec(Command::Quit).label)
    }

    /// Moves the cursor, round and round.
    pub fn step(&mut self, by: isize) {
        let many = self.found.len().max(1) as isize;
        self.index = (self.index as isize + by).rem_euclid(many) as usize;
    }

    /// The words and the goal of a line that was found.
    pub fn offer(&self, index: usize) -> Option<(&Candidate, &Goal)> {
        let place = *self.found.get(index)?;
        Some((self.words.get(place)?, self.goals.get(place)?))
    }
}

/// The word for what a goal is, at the end of its line.
pub fn sort(goal: &Goal) -> &str {
    match goal {
        Goal::Do(_) => "",
        Goal::Go(Key::Roadmap(_)) => "roadmap",
        Goal::Go(Key::Entry(_, Kind::Milestone, _)) => "milestone",
        Goal::Go(Key::Entry(_, kind, _)) => kind.key(),
        Goal::Go(Key::Problem(..) | Key::Word(..) | Key::Task(_)) => "",
    }
}
